from pathlib import Path

from config.statesdoc import states_section


def test_the_diagrams_in_the_docs_are_those_of_the_code() -> None:
    page = Path(__file__).resolve().parents[2] / "docs" / "states.md"
    assert states_section() in page.read_text(), "run: manage.py states_doc"
