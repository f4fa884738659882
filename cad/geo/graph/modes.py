"""How an ambulance drives. Each mode has a routing graph of its own, with its own speeds (cad/geo/profiles)."""

from typing import Literal, get_args

Mode = Literal["lights", "plain"]

LIGHTS: Mode = "lights"
"""With lights and sirens."""

PLAIN: Mode = "plain"
"""As others drive."""

MODES: tuple[Mode, ...] = get_args(Mode)
