"""What an act is: made ready in a room, and then done."""

from collections.abc import Callable
from typing import Any

Prepared = Callable[[], Any]
