from dispatch.routing.models.closure import Closure
from dispatch.routing.models.conditions import RoadConditions
from dispatch.routing.models.speeds import SpeedProfile

__all__ = ["Closure", "RoadConditions", "SpeedProfile"]
