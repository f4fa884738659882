"""The admin of this app."""

from cad.geo.premises.admin import PremiseAdmin

__all__ = ["PremiseAdmin"]
