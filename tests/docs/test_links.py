"""Links between pages lead somewhere."""

import re

import pytest

from bin.local.place import ROOT

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_link_to_a_file_leads_to_one(page):
    targets = re.findall(r"(?<!!)\[[^\]]+\]\(([^)#:]+?)(?:#[^)]*)?\)", page.read_text())
    assert [target for target in targets if not (page.parent / target).exists()] == []
