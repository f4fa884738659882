"""The demo's city: the extract that was given, else the one that is there, else the built-in one."""

from pathlib import Path

from bin.local import stamps
from bin.local.commands import manage, run_openly
from bin.local.place import ROOT, VAR
from bin.local.say import say

GENERATOR = ROOT / "cad" / "geo" / "builtin"
FOLDER = VAR / "builtin"
CURRENT = VAR / "cities" / "current"
STAMP = "builtin-city"
NAME = "澄川"
SEED = "1"
NOT_SOURCES = frozenset({"__pycache__"})


def bring_city(extract: str | None) -> None:
    """Imports what is wanted and is not the current city yet."""
    if extract is not None:
        run_openly(f"City {Path(extract).name}", manage("city", "import", extract, "--replace", "--unless-same"))
        (stamps.FOLDER / STAMP).unlink(missing_ok=True)
        return
    made_by = made_with()
    if not is_wanted(made_by):
        return
    path = FOLDER / f"chengchuan-{SEED}-{made_by[:10]}.osm.pbf"
    if not path.exists():
        FOLDER.mkdir(parents=True, exist_ok=True)
        say("No city was given (CITY=path/to/extract.osm.pbf): the built-in one is made, once")
        run_openly("Built-in city", manage("city", "generate", str(path), "--seed", SEED))
        for older in FOLDER.glob("*.osm.pbf"):
            if older != path:
                older.unlink()
    run_openly(f"City {NAME}", manage("city", "import", str(path), "--name", NAME, "--replace"))
    stamps.keep(STAMP, made_by)


def made_with() -> str:
    """The seed and the generator's version, which is the hash of its sources."""
    return stamps.hash_of(stamps.files_under(GENERATOR, NOT_SOURCES), SEED)


def is_wanted(made_by: str, current: Path = CURRENT, folder: Path = stamps.FOLDER) -> bool:
    """Without a city; and over an older built-in one, never over a city of one's own."""
    if not current.exists():
        return True
    return (folder / STAMP).exists() and not stamps.is_fresh(STAMP, made_by, folder)
