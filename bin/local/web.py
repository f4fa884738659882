"""The browser consoles: installing what they are built from, building them when their sources have changed."""

from bin.local import node, stamps
from bin.local.commands import run_quietly
from bin.local.place import ROOT

WEB = ROOT / "web"
NOT_SOURCES = frozenset({"node_modules", "dist", "test", "coverage"})
NETWORK = "check the network, then run this again: it goes on from here."


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


def build() -> None:
    """Builds `web/dist` when its sources have changed."""
    if not exists():
        return
    wanted = stamps.hash_of(stamps.files_under(WEB, NOT_SOURCES))
    if (WEB / "dist" / "index.html").exists() and stamps.is_fresh("web-build", wanted):
        return
    environment = install()
    run_quietly("Web consoles", ["npm", "run", "build"], "the consoles do not build:", WEB, environment)
    stamps.keep("web-build", wanted)
