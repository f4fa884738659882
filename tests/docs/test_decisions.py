"""Decision records are short and whole."""

import pytest

from bin.local.place import ROOT

RECORDS = sorted((ROOT / "docs" / "adr").glob("[0-9]*.md"))


@pytest.mark.parametrize("record", RECORDS, ids=lambda path: path.stem)
def test_a_record_has_its_four_parts_in_at_most_forty_lines(record):
    text = record.read_text()
    assert len(text.splitlines()) <= 40
    assert [part for part in ("Context", "Decision", "Consequences", "evisit") if part not in text] == []


def test_a_number_is_given_once():
    numbers = [record.name[:4] for record in RECORDS]
    assert len(numbers) == len(set(numbers))


@pytest.mark.parametrize("record", RECORDS, ids=lambda path: path.stem)
def test_a_record_is_titled_by_its_number(record):
    assert record.read_text().startswith(f"# {record.name[:4]}")
