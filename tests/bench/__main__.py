"""`python -m tests.bench [names…] [--seed N]`: the figures, each beside its target and a floor of the same run.

A figure's module has `measure(seed) -> list[Row]`. All run on a database made for the purpose and dropped at the end.
"""

import argparse
import importlib
import os
import pkgutil
import sys
from pathlib import Path

FOLDER = Path(__file__).parent


def main() -> int:
    known = sorted(module.name for module in pkgutil.iter_modules([str(FOLDER)]) if _measures(module.name))
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument("names", nargs="*", metavar="name", help=f"which figures: {', '.join(known)} (all)")
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    unknown = set(wanted.names) - set(known)
    if unknown:
        parser.error(f"no such figure: {', '.join(sorted(unknown))}; there are {', '.join(known)}")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    from tests.bench.database import bench_database
    from tests.bench.rows import Row, table

    rows: list[Row] = []
    failed: list[str] = []
    with bench_database():
        for name in wanted.names or known:
            print(f"measuring {name} …", file=sys.stderr, flush=True)
            try:
                rows += importlib.import_module(f"tests.bench.{name}").measure(wanted.seed)
            except Exception as error:
                failed.append(f"{name}: {type(error).__name__}: {error}")
        print(table(rows), flush=True)
        print("\n".join(failed), file=sys.stderr)
    return 1 if failed else 0


def _measures(name: str) -> bool:
    return "\ndef measure(" in (FOLDER / f"{name}.py").read_text()


if __name__ == "__main__":
    sys.exit(main())
