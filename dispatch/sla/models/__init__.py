from dispatch.sla.models.beat import SweepBeat
from dispatch.sla.models.clock import Clock
from dispatch.sla.models.policy import Policy

__all__ = ["Clock", "Policy", "SweepBeat"]
