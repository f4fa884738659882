"""Where the settings come from: environment variables, and `var/env` beneath them.

`make services` writes `var/env`; a variable that is set in the environment wins over the file.
"""

from pathlib import Path
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent

env = environ.Env()

_file = BASE_DIR / "var" / "env"
if _file.exists():
    env.read_env(str(_file))

UNSAFE_SECRETS = {"", "secret", "changeme", "insecure"}


def safe_secret_key(debug: bool) -> str:
    """The signing key. Outside debug a short or well-known one is refused."""
    key: str = env.str("SECRET_KEY", default="")
    if debug and not key:
        return "debug-only-key-not-for-any-real-centre-0123456789"
    if key in UNSAFE_SECRETS or len(key) < 40:
        raise ImproperlyConfigured("SECRET_KEY must be set to at least 40 random characters outside DEBUG.")
    return key


def safe_hosts(debug: bool) -> list[str]:
    """Host names the server answers to. Outside debug `*` is refused."""
    hosts: list[str] = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
    if not debug and "*" in hosts:
        raise ImproperlyConfigured("ALLOWED_HOSTS must name the hosts outside DEBUG; '*' is refused.")
    return hosts


def tls_required(debug: bool, hosts: list[str]) -> bool:
    """Whether cookies and redirects insist on TLS. Plain HTTP is allowed on loopback names only."""
    required: bool = env.bool("TLS", default=not debug)
    loopback = {"localhost", "127.0.0.1", "[::1]"}
    if not required and not debug and not set(hosts) <= loopback:
        raise ImproperlyConfigured("TLS=0 is allowed only while ALLOWED_HOSTS are loopback names.")
    return required


def second_source() -> tuple[str, str, str]:
    """Name, address and key of the geocoder outside that may be asked besides; all empty while there is none."""
    name: str = env.str("SECOND_SOURCE", default="")
    url: str = env.str("SECOND_SOURCE_URL", default="")
    key: str = env.str("SECOND_SOURCE_KEY", default="")
    if name not in {"", "nominatim", "photon", "amap"}:
        raise ImproperlyConfigured("SECOND_SOURCE is nominatim, photon or amap, or empty.")
    parts = urlsplit(url)
    if name and not (parts.scheme in {"http", "https"} and parts.netloc):
        raise ImproperlyConfigured("SECOND_SOURCE_URL must be the http or https address of the second source.")
    return name, url, key
