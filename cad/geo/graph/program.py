"""Where the router's programs and profiles are: in the installed package."""

import importlib.util
from functools import cache
from pathlib import Path


@cache
def package_folder() -> Path:
    """Raises RuntimeError when osrm-bindings is not installed."""
    spec = importlib.util.find_spec("osrm")
    if spec is None or spec.origin is None:
        raise RuntimeError("osrm-bindings is not installed.")
    return Path(spec.origin).parent


def osrm_program(name: str) -> Path:
    return package_folder() / "bin" / name


def profiles_folder() -> Path:
    return package_folder() / "share" / "profiles"
