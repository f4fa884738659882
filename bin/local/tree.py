"""Looks for what must not be in the tree: a package registry's address. `python -m bin.local.tree FILE…`"""

import re
import sys
from pathlib import Path

# In pieces, so that this file does not find itself.
REGISTRIES = (
    "pypi" + r"\.org",
    "python" + r"hosted\.org",
    r"registry\." + r"npmjs\.",
    r"deb\." + r"debian\.org",
    "npmmirror" + r"\.com",
)
PATTERN = re.compile("|".join(REGISTRIES))


def lines_with_registry(path: Path) -> list[str]:
    """`path:line: text` for each line that names a registry's host. A file that is no text has none."""
    try:
        lines = path.read_text().splitlines()
    except (OSError, UnicodeDecodeError):
        return []
    return [f"{path}:{number}: {line.strip()}" for number, line in enumerate(lines, 1) if PATTERN.search(line)]


def main(names: list[str]) -> int:
    found = [line for name in names for line in lines_with_registry(Path(name))]
    print("\n".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
