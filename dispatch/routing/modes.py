"""Which level drives how. The modes themselves are those of the graphs (`cad.geo.graph.modes`)."""

from django.conf import settings

from cad.geo.graph.modes import LIGHTS, MODES, PLAIN, Mode

__all__ = ["LIGHTS", "MODES", "PLAIN", "Mode", "mode_of", "router_url"]

UNTRIAGED = "R2"


def mode_of(level: str) -> Mode:
    """How a unit drives to an incident of this level: LIGHTS_LEVELS of the settings. Without a level as R2."""
    return LIGHTS if (level or UNTRIAGED) in settings.LIGHTS_LEVELS else PLAIN


def router_url(mode: Mode) -> str:
    """Where the router of a mode listens."""
    url: str = settings.OSRM_URL if mode == LIGHTS else settings.OSRM_PLAIN_URL
    return url
