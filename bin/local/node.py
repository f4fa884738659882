"""Node 20.19 or newer with npm 10 or newer: the system's, or the wheel from PyPI in .venv."""

import os
import re
import shutil
import subprocess

from bin.local.commands import run_quietly
from bin.local.place import PYTHON_BIN, ROOT

NODE_OLDEST = (20, 19)
NPM_OLDEST = (10, 0)
REQUIREMENTS = ROOT / "requirements" / "node.txt"


def version(program: str) -> tuple[int, int]:
    """Major and minor version that the program gives, (0, 0) when it gives none."""
    try:
        said = subprocess.run([program, "--version"], capture_output=True, text=True, check=False, timeout=60).stdout
    except (OSError, subprocess.TimeoutExpired):
        return (0, 0)
    found = re.match(r"v?(\d+)\.(\d+)", said.strip())
    return (int(found[1]), int(found[2])) if found else (0, 0)


def is_new_enough(node: str, npm: str) -> bool:
    return version(node) >= NODE_OLDEST and version(npm) >= NPM_OLDEST


def environment() -> dict[str, str]:
    """The PATH under which `node` and `npm` are new enough. Installs the wheel when the system's are not."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and is_new_enough(node, npm):
        return {}
    if not is_new_enough(str(PYTHON_BIN / "node"), str(PYTHON_BIN / "npm")):
        command = [
            str(PYTHON_BIN / "python"),
            "-m",
            "pip",
            "install",
            "-q",
            "--disable-pip-version-check",
            "--require-hashes",
        ]
        run_quietly(
            "Node",
            [*command, "-r", str(REQUIREMENTS)],
            mend="check the network, then run this again: it goes on from here.",
        )
    return {"PATH": f"{PYTHON_BIN}{os.pathsep}{os.environ['PATH']}"}
