"""`make check` and `make test`: every rule that a machine can hold, then the tests."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bin.local import services, supervisor, web
from bin.local.commands import beside, manage, run_quietly
from bin.local.place import PYTHON_BIN, ROOT
from bin.local.say import Refusal, say

PACKAGES = ("config", "core", "cad", "fleet", "dispatch", "bin", "tests")
FAST = "not browser and not slow"
WORKERS = "4"
# These rewrite a table or drop what code before them reads, and are known to: they came before the first release.
REWRITES = [
    "0002_rule_names",
    "0004_clocks_of_patients",
    "0012_protocol_version_without_active",
    "0020_patients",
    "0022_patient_needed",
]


@dataclass(frozen=True)
class Check:
    words: str
    command: list[str]
    environment: dict[str, str] = field(default_factory=dict)
    folder: Path = ROOT


def python_checks() -> list[Check]:
    tool = {name: str(PYTHON_BIN / name) for name in ("ruff", "mypy", "lint-imports")}
    return [
        Check("Lint (ruff)", [tool["ruff"], "check", "."]),
        Check("Package rule (import-linter)", [tool["lint-imports"], "--no-cache"]),
        Check("Types (mypy)", [tool["mypy"], *PACKAGES]),
    ]


def django_checks() -> list[Check]:
    """Those that need the database."""
    lint = ["lintmigrations", "--sql-analyser", "postgresql", "--warnings-as-errors", "--no-cache"]
    quiet = ["--quiet", "ok", "ignore"]
    ours = ["--ignore-initial-migrations", "--ignore-name", *REWRITES, "--include-apps", *migrated_apps()]
    return [
        Check("Django's own check", manage("check", "--fail-level", "WARNING")),
        Check("Migrations are complete", manage("makemigrations", "--check", "--dry-run")),
        Check("Migrations are safe", manage(*lint, *quiet, *ours), {"LINT": "1"}),
    ]


def migrated_apps() -> list[str]:
    """Labels of our own apps that have migrations. A new table locks nobody, so first migrations are not linted."""
    folders = (path for package in PACKAGES for path in (ROOT / package).glob("*/migrations"))
    return sorted(path.parent.name for path in folders)


def web_checks() -> list[Check]:
    if not web.exists():
        return []
    environment = web.install()
    # A step of its own: code that does not load must not hide what its own checks say of it.
    return [
        Check("API types", ours("types")),
        Check("Web types and lint", ["npm", "run", "check"], environment, web.WEB),
        Check("Web tests", ["npm", "run", "test"], environment, web.WEB),
    ]


def run_all(checks: list[Check]) -> list[str]:
    """Runs every check and tells which failed, so that one run shows all there is to mend."""
    failed = []
    for check in checks:
        try:
            run_quietly(check.words, check.command, "failed:", check.folder, check.environment)
        except Refusal as refusal:
            print(refusal, flush=True)
            failed.append(check.words)
    return failed


def run_check() -> None:
    """The fast part, for while one works."""
    with services_for_tests():
        failed = run_all(python_checks() + django_checks() + web_checks())
        failed += run_pytest("-m", FAST)
    conclude(failed)


def run_test() -> None:
    """Everything. The checks run beside the build and the tests, which leave cores idle, and are told after them."""
    with services_for_tests(), beside(ours("check-server")) as of_the_server:
        failed = build_web()
        with beside(ours("check-web")) as of_the_web:
            failed += run_pytest()
            failed += tell("Checks of the server", *of_the_server())
            failed += tell("Checks of the consoles", *of_the_web())
    conclude(failed)


def ours(name: str) -> list[str]:
    return [str(PYTHON_BIN / "python"), "-m", "bin.local", name]


def run_check_server() -> None:
    refuse_failed(run_all(python_checks() + django_checks()))


def run_check_web() -> None:
    refuse_failed(run_all(web_checks()))


def build_web() -> list[str]:
    """A build that fails does not keep the checks from saying why."""
    try:
        web.build()
    except Refusal as refusal:
        print(refusal, flush=True)
        return ["Web consoles"]
    return []


def tell(words: str, code: int, output: str) -> list[str]:
    """Shows what ran beside. Returns its name when it failed."""
    print(output, end="", flush=True)
    return [words] if code else []


@contextmanager
def services_for_tests() -> Iterator[None]:
    """Brings the services up, and ends them afterwards when they did not run before."""
    ran_before = supervisor.is_up()
    try:
        services.start_services()
        yield
    finally:
        if not ran_before:
            services.stop_everything()


def run_pytest(*arguments: str) -> list[str]:
    """Runs pytest, its output shown as it comes. More workers than cores, for tests of processes mostly wait."""
    say("Tests (pytest)")
    command = [str(PYTHON_BIN / "python"), "-m", "pytest", "-q", "-n", WORKERS, "--dist", "loadgroup", *arguments]
    done = subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, env=os.environ, check=False)
    return ["Tests (pytest)"] if done.returncode else []


def conclude(failed: list[str]) -> None:
    refuse_failed(failed)
    say("All passed.")


def refuse_failed(failed: list[str]) -> None:
    if failed:
        raise Refusal("Failed: " + ", ".join(failed))


def run_bench(*arguments: str) -> None:
    with services_for_tests():
        command = [str(PYTHON_BIN / "python"), "-m", "tests.bench", *arguments]
        if subprocess.run(command, cwd=ROOT, env=os.environ, check=False).returncode:
            raise Refusal("The benchmark failed (see above).")
