"""The scripts in bin/: what they refuse, in one line that says what is wrong and how to mend it."""

import os
import shutil
import subprocess

import pytest

from bin.local.place import ROOT

SCRIPTS = [
    *sorted(path for path in (ROOT / "bin").iterdir() if path.is_file() and path.suffix == ""),
    *sorted((ROOT / "bin" / "lib").glob("*.sh")),
    ROOT / ".ci" / "run",
]


@pytest.fixture
def checkout(tmp_path):
    """The scripts in a checkout where nothing was done yet."""
    ignore = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "bin", tmp_path / "bin", ignore=ignore)
    shutil.copytree(ROOT / "requirements", tmp_path / "requirements")
    shutil.copy(ROOT / "Makefile", tmp_path)
    return tmp_path


def run(folder, *command, **environment):
    return subprocess.run(
        command, cwd=folder, env=os.environ | environment, capture_output=True, text=True, check=False, timeout=60
    )


def told(done):
    """The one line that a refusal is."""
    assert done.returncode != 0
    lines = [line for line in done.stderr.splitlines() if line.startswith("✗")]
    assert len(lines) == 1, done.stderr
    return lines[0]


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_every_script_is_sound_bash(script):
    assert run(ROOT, "bash", "-n", str(script)).returncode == 0


@pytest.mark.parametrize("script", [path for path in SCRIPTS if path.suffix == ""], ids=lambda path: path.name)
def test_every_command_can_be_executed(script):
    assert os.access(script, os.X_OK)


def test_a_demo_with_an_extract_that_is_not_there_names_it(checkout):
    line = told(run(checkout, "bin/demo", "/no/such.osm.pbf"))
    assert "CITY=/no/such.osm.pbf" in line
    assert "Geofabrik" in line
    assert "BBBike" in line


def test_a_folder_is_no_extract(checkout):
    assert "is not a file" in told(run(checkout, "bin/demo", str(checkout)))


def test_a_system_that_is_not_debian_is_sent_to_compose(checkout):
    line = told(run(checkout, "bash", "-c", ". bin/lib/bootstrap.sh; PATH=/nowhere; debian_packages run"))
    assert "compose.yaml" in line


def test_only_packages_that_are_missing_are_asked_for(checkout):
    done = run(checkout, "bash", "-c", ". bin/lib/bootstrap.sh; debian_missing bash no-such-package coreutils")
    assert done.stdout.split() == ["no-such-package"]


def test_nothing_is_stopped_where_nothing_was_started(checkout):
    done = run(checkout, "bin/stop")
    assert done.returncode == 0
    assert "Nothing was started here" in done.stdout


def test_without_a_network_python_packages_are_refused_in_one_line(checkout):
    (checkout / ".venv" / "bin").mkdir(parents=True)
    (checkout / ".venv" / "bin" / "python").write_text(
        "#!/bin/sh\ncase $1 in -c) exit 0;; esac\necho no route; exit 1\n"
    )
    (checkout / ".venv" / "bin" / "python").chmod(0o755)
    done = run(checkout, "bash", "-c", ". bin/lib/bootstrap.sh; python_environment base")
    assert "Check the network" in told(done)
    assert "no route" in done.stderr


def test_packages_are_installed_once_for_one_list(checkout):
    (checkout / ".venv" / "bin").mkdir(parents=True)
    (checkout / ".venv" / "bin" / "python").write_text("#!/bin/sh\nexit 0\n")
    (checkout / ".venv" / "bin" / "python").chmod(0o755)
    install = ". bin/lib/bootstrap.sh; python_environment"
    assert "base.txt" in run(checkout, "bash", "-c", f"{install} base").stdout
    assert run(checkout, "bash", "-c", f"{install} base").stdout == ""
    assert "dev.txt" in run(checkout, "bash", "-c", f"{install} dev").stdout
    assert run(checkout, "bash", "-c", f"{install} base").stdout == ""


def test_help_lists_every_target(checkout):
    targets = {line.split(":")[0] for line in (ROOT / "Makefile").read_text().splitlines() if ": ##" in line}
    listed = {line.split()[1] for line in run(checkout, "make", "help").stdout.splitlines()}
    assert listed == targets
