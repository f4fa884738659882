"""What runs beside the tests: it is told whole, its failure counts, and it ends with them."""

import os
import sys

import pytest

from bin.local.checks import tell
from bin.local.commands import beside
from tests.fixtures.live import wait_until


def python(code):
    return [sys.executable, "-c", code]


def test_what_it_printed_is_told_and_its_failure_has_its_name(capsys):
    with beside(python("import sys; print('x' * 200_000); sys.exit('the reason')")) as ended:
        assert tell("Checks of the server", *ended()) == ["Checks of the server"]
    assert capsys.readouterr().out == "x" * 200_000 + "\nthe reason\n"


def test_what_holds_is_told_and_has_not_failed(capsys):
    with beside(python("print('Lint')")) as ended:
        assert tell("Checks of the server", *ended()) == []
    assert capsys.readouterr().out == "Lint\n"


def test_it_does_not_outlive_the_block(tmp_path):
    told = tmp_path / "pid"
    code = f"import os, pathlib, time; pathlib.Path({str(told)!r}).write_text(str(os.getpid())); time.sleep(300)"
    with beside(python(code)):
        pid = int(wait_until(lambda: told.exists() and told.read_text(), 60, "its start"))
        os.kill(pid, 0)
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
