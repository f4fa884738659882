import pytest

from cad.casualties.grade import NATIONAL, Grade, grade_propose, thresholds_parse


@pytest.mark.parametrize(
    ("casualties", "critical", "grade"),
    [
        (9, 9, None),
        (10, 1, None),
        (10, 2, Grade.IV),
        (29, 20, Grade.IV),
        (30, 3, Grade.IV),
        (30, 4, Grade.III),
        (49, 49, Grade.III),
        (50, 5, Grade.III),
        (50, 6, Grade.II),
        (99, 60, Grade.II),
        (100, 5, Grade.III),
        (100, 6, Grade.I),
    ],
)
def test_the_gravest_grade_whose_numbers_are_reached_is_proposed(
    casualties: int, critical: int, grade: Grade | None
) -> None:
    assert grade_propose(casualties, critical) == grade


def test_the_numbers_are_a_setting() -> None:
    assert thresholds_parse("IV:10:1,III:30:3, II:50:5,I:100:5") == NATIONAL
    assert grade_propose(4, 2, thresholds_parse("IV:3:1")) == Grade.IV


@pytest.mark.parametrize("wrong", ["", "IV", "V:10:1", "IV:ten:1"])
def test_a_setting_that_cannot_be_read_says_what_it_wants(wrong: str) -> None:
    with pytest.raises(ValueError, match="grade:casualties:critical"):
        thresholds_parse(wrong)
