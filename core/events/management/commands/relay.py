import asyncio
import signal
from typing import Any

from django.core.management.base import BaseCommand

from core.events.daemon import run_relay


class Command(BaseCommand):
    help = "Numbers committed events and sends them to the sockets. One leads; start a second one to stand by."

    def handle(self, *args: Any, **options: Any) -> None:
        asyncio.run(_main())


async def _main() -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    await run_relay(stop)
