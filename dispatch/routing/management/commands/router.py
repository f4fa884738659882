"""`manage.py router`: serves the roads of the current city, one router for each mode, and keeps them up to date."""

import signal
import sys
import time
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand

from dispatch.routing.serving.keeper import Keeper
from dispatch.routing.serving.metric import CustomizeFailed
from dispatch.routing.serving.serving import ServerFailed

LOOK_EVERY_S = 1.0


class Command(BaseCommand):
    help = "Runs osrm-routed on the current city for each mode of driving. Waits while there is none."

    def handle(self, *args: Any, **options: Any) -> None:
        signal.signal(signal.SIGTERM, _leave)
        keeper = Keeper(self._say)
        try:
            while True:
                keeper.look()
                time.sleep(LOOK_EVERY_S)
        except (ServerFailed, CustomizeFailed) as failure:
            sys.exit(str(failure))
        except KeyboardInterrupt:
            return
        finally:
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
            keeper.end()

    def _say(self, words: str) -> None:
        self.stdout.write(words)
        self.stdout.flush()


def _leave(number: int, frame: FrameType | None) -> None:
    sys.exit(0)
