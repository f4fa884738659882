"""Which Node builds the consoles."""

import pytest

from bin.local import node


def program(folder, name, says):
    file = folder / name
    file.write_text(f"#!/bin/sh\necho {says}\n")
    file.chmod(0o755)
    return str(file)


@pytest.mark.parametrize(
    ("node_says", "npm_says", "enough"),
    [
        ("v20.19.0", "10.8.2", True),
        ("v22.1.0", "11.4.2", True),
        ("v20.18.3", "10.8.2", False),
        ("v18.20.4", "9.2.0", False),
        ("nonsense", "11.0.0", False),
    ],
)
def test_a_system_node_is_used_only_when_it_is_new_enough(tmp_path, node_says, npm_says, enough):
    assert node.is_new_enough(program(tmp_path, "node", node_says), program(tmp_path, "npm", npm_says)) is enough


def test_a_node_that_is_not_there_is_not_new_enough(tmp_path):
    assert not node.is_new_enough(str(tmp_path / "node"), str(tmp_path / "npm"))
