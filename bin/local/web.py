"""The browser consoles: what they are built from, the API's types for them, and the build when sources have changed."""

import time

from bin.local import node, stamps
from bin.local.commands import manage, run_quietly
from bin.local.place import ROOT, VAR

WEB = ROOT / "web"
NOT_SOURCES = frozenset({"node_modules", "dist", "test", "coverage"})
NETWORK = "check the network, then run this again: it goes on from here."

# What the schema is made from, where it goes, and what is made from it (`npm run api`).
API_PACKAGES = ("config", "core", "cad", "fleet", "dispatch")
SCHEMA = VAR / "api" / "openapi.json"
TYPES = WEB / "src" / "api" / "schema.d.ts"

# An open console goes on asking for the parts of the build that it came from.
PARTS = WEB / "dist" / "assets"
PARTS_KEPT_S = 7 * 24 * 3600


def exists() -> bool:
    return (WEB / "package-lock.json").exists()


def install() -> dict[str, str]:
    """Installs the locked packages when the lock file has changed. Returns the environment to run npm in."""
    environment = node.environment()
    wanted = stamps.hash_of([WEB / "package.json", WEB / "package-lock.json"])
    if not (WEB / "node_modules").exists() or not stamps.is_fresh("web-packages", wanted):
        run_quietly("Web packages", ["npm", "ci", "--no-audit", "--no-fund"], NETWORK, WEB, environment)
        stamps.keep("web-packages", wanted)
    return environment


def make_types() -> None:
    """Exports the API's schema and makes the consoles' types from it, when the server's code has changed."""
    code = [path for name in API_PACKAGES for path in (ROOT / name).rglob("*.py")]
    wanted = stamps.hash_of([*code, ROOT / "requirements" / "base.txt", WEB / "package-lock.json"])
    if TYPES.exists() and stamps.is_fresh("web-types", wanted):
        return
    SCHEMA.parent.mkdir(parents=True, exist_ok=True)
    # DEBUG: this asks for no secret key, and reads no row.
    run_quietly("API schema", export_command(), "the schema is not whole:", environment={"DEBUG": "1"})
    run_quietly("API types", ["npm", "run", "api"], "the schema makes no types:", WEB, install())
    stamps.keep("web-types", wanted)


def export_command() -> list[str]:
    options = ["--lang", "en", "--format", "openapi-json", "--validate", "--fail-on-warn"]
    return manage("spectacular", *options, "--file", str(SCHEMA))


def build() -> None:
    """Builds `web/dist` when its sources have changed."""
    if not exists():
        return
    make_types()
    wanted = stamps.hash_of(stamps.files_under(WEB, NOT_SOURCES))
    if (WEB / "dist" / "index.html").exists() and stamps.is_fresh("web-build", wanted):
        return
    environment = install()
    run_quietly("Web consoles", ["npm", "run", "build"], "the consoles do not build:", WEB, environment)
    drop_old_parts(time.time() - PARTS_KEPT_S)
    stamps.keep("web-build", wanted)


def drop_old_parts(before: float) -> None:
    """Removes what no build since then, in seconds of the epoch, has written."""
    for part in PARTS.iterdir():
        if part.stat().st_mtime < before:
            part.unlink()
