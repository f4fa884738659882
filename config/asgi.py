"""HTTP and sockets."""

import gc
import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
os.environ.setdefault("DATABASE_POOL", "20")
# A thread back from the database waits so long for one that computes, several times a request: Python's own 5 ms are
# longer than most of what the threads do.
sys.setswitchinterval(0.0005)
django.setup(set_prefix=False)

from channels.auth import AuthMiddlewareStack  # noqa: E402 - the apps must be loaded before the consumers
from channels.routing import ProtocolTypeRouter, URLRouter  # noqa: E402
from channels.security.websocket import AllowedHostsOriginValidator  # noqa: E402
from django.urls import path  # noqa: E402

from config.one_thread import OneThreadHandler  # noqa: E402
from dispatch.board.consumers import CrewConsumer, DeskConsumer  # noqa: E402

sockets = URLRouter(
    [
        path("ws/desk", AuthMiddlewareStack(DeskConsumer.as_asgi())),
        path("ws/crew", CrewConsumer.as_asgi()),
    ]
)

# What has been loaded stays: looking through it again and again for what may go held up requests.
gc.collect()
gc.freeze()

application = ProtocolTypeRouter({"http": OneThreadHandler(), "websocket": AllowedHostsOriginValidator(sockets)})
