"""Running a command as one step, in a process group of its own that is ended when we are."""

import os
import signal
import subprocess
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from bin.local.place import PYTHON_BIN, ROOT
from bin.local.say import Refusal, step

TOLD_ON_FAILURE = 30  # lines
PATIENCE_S = 10  # for a command that was asked to end


def run_quietly(
    words: str, command: list[str], mend: str, folder: Path = ROOT, environment: Mapping[str, str] | None = None
) -> str:
    """Returns what the command printed. Refuses with `mend` (what to do about it) and the end of its output."""
    with step(words):
        code, output, _ = run(command, folder, environment, errors=subprocess.STDOUT, output=subprocess.PIPE)
        if code:
            raise Refusal(f"{words}: {mend}\n{tail(output)}")
    return output


def run_openly(words: str, command: list[str]) -> None:
    """Runs a command that shows its own progress. Refuses with its last line on stderr."""
    print(f"· {words}", flush=True)
    code, _, errors = run(command, ROOT, None, errors=subprocess.PIPE, output=None)
    if code:
        lines = errors.strip().splitlines() or [f"ended with code {code}"]
        raise Refusal(f"{words}: {lines[-1].removeprefix('CommandError: ')}")


def run(
    command: list[str],
    folder: Path,
    environment: Mapping[str, str] | None,
    errors: int | IO[str],
    output: int | None,
) -> tuple[int, str, str]:
    """Exit code, output and errors. Whatever ends us first ends the command and its children."""
    child = subprocess.Popen(
        command, cwd=folder, env=os.environ | (environment or {}), stdin=subprocess.DEVNULL,
        stdout=output, stderr=errors, text=True, start_new_session=True,
    )  # fmt: skip
    try:
        said, complained = child.communicate()
    except BaseException:
        end_group(child)
        raise
    return child.returncode, said or "", complained or ""


@contextmanager
def beside(command: list[str]) -> Iterator[Callable[[], tuple[int, str]]]:
    """Runs a command while the block runs. Gives what waits for its end and returns exit code and all it printed.

    It does not outlive the block.
    """
    with TemporaryFile("w+", encoding="utf-8") as printed:
        child = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=printed, stderr=subprocess.STDOUT,
            text=True, start_new_session=True,
        )  # fmt: skip

        def ended() -> tuple[int, str]:
            code = child.wait()
            printed.seek(0)
            return code, printed.read()

        try:
            yield ended
        finally:
            end_group(child)


def end_group(child: subprocess.Popen[str]) -> None:
    for number in (signal.SIGINT, signal.SIGKILL):
        try:
            os.killpg(child.pid, number)
            child.wait(PATIENCE_S)
        except (ProcessLookupError, subprocess.TimeoutExpired):
            continue


def tail(output: str) -> str:
    return "\n".join(f"    {line}" for line in output.rstrip().splitlines()[-TOLD_ON_FAILURE:])


def manage(*arguments: str) -> list[str]:
    return [str(PYTHON_BIN / "python"), "manage.py", *arguments]
