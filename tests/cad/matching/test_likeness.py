"""Which open incident a call is likely about, and why."""

from datetime import timedelta

import pytest

from cad.matching.likeness import Known, grams, likeness

NOW = timedelta(minutes=2)
CRASH = grams("大巴侧翻在隧道口")


def codes(told: str, known: Known) -> list[str]:
    return [reason.code for reason in likeness(grams(told), known).reasons]


def test_chinese_is_compared_by_pairs_of_characters_and_the_rest_by_words() -> None:
    assert grams("大巴侧翻 Bus 12 on HWY1, 黑烟") == {"大巴", "巴侧", "侧翻", "bus", "hwy1", "黑烟"}
    assert grams("") == grams("a 人") == frozenset()


def test_the_same_number_is_offered_wherever_the_incident_is() -> None:
    found = likeness(frozenset(), Known(words="", age=NOW, same_number=True))
    assert (found.score, found.is_offered, codes("", Known(words="", age=NOW, same_number=True))) == (
        50.0,
        True,
        ["same_number"],
    )


@pytest.mark.parametrize(
    ("apart", "unsure", "score"), [(0, 0, 40.0), (100, 0, 40.0), (800, 0, 20.0), (1_500, 0, 0.0), (2_000, 1_900, 40.0)]
)
def test_near_counts_and_what_both_may_be_wrong_is_no_distance(apart: float, unsure: float, score: float) -> None:
    assert likeness(frozenset(), Known(words="", age=NOW, apart_m=apart, unsure_m=unsure)).score == score


def test_words_count_by_the_share_of_what_was_told() -> None:
    all_of_it = likeness(CRASH, Known(words="有大巴侧翻在隧道口，多人受伤", age=NOW))
    half_of_it = likeness(CRASH, Known(words="隧道口大巴着火", age=NOW))
    assert (all_of_it.score, all_of_it.is_offered) == (30.0, True)
    assert half_of_it.score == pytest.approx(30.0 * 3 / 7, abs=0.1)
    assert half_of_it.reasons[0].params == {"words": ["隧道口", "大巴"]}


def test_one_pair_in_many_is_chance() -> None:
    assert codes("大巴侧翻在隧道口", Known(words="隧道", age=NOW)) == []


def test_the_weightiest_reason_comes_first() -> None:
    known = Known(words="大巴侧翻在隧道口", age=NOW, same_number=True, apart_m=40)
    assert codes("大巴侧翻在隧道口", known) == ["same_number", "same_place", "same_words"]
    assert likeness(CRASH, known).score == 100.0


def test_what_is_hours_old_counts_less() -> None:
    def score(hours: float) -> float:
        return likeness(frozenset(), Known(words="", age=timedelta(hours=hours), apart_m=0)).score

    assert (score(0.25), score(6), score(60)) == (40.0, 16.0, 16.0)
    assert 16.0 < score(3) < 40.0
