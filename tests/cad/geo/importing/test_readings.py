import pytest

from cad.geo.importing.readings import readings_of
from cad.geo.importing.spellings import name_rows
from cad.geo.search.normalise import fold, spelled


def heard(name):
    return {"".join(syllables) for syllables in readings_of(fold(name))}


@pytest.mark.parametrize(
    ("name", "pinyin"),
    [
        ("重庆路", {"chongqinglu"}),
        ("长安街", {"changanjie"}),
        ("厦门路", {"xiamenlu"}),
        ("乐清路", {"yueqinglu"}),
        ("番禺路", {"panyulu"}),
        ("人民医院", {"renminyiyuan"}),
        ("中山路", {"zhongshanlu"}),
        ("中山六路", {"zhongshanliulu"}),
    ],
)
def test_a_name_that_is_said_one_way_has_one_reading(name, pinyin):
    assert heard(name) == pinyin


@pytest.mark.parametrize(
    ("name", "pinyin"),
    [
        ("朝阳路", {"chaoyanglu", "zhaoyanglu"}),
        ("重华路", {"chonghualu", "zhonghualu"}),
        ("莘松路", {"xinsonglu", "shensonglu"}),
        ("会稽路", {"kuaijilu"}),
        ("银都路", {"yindulu"}),
        ("十里堡", {"shilipu"}),
        ("六合路", {"liuhelu", "luhelu"}),
    ],
)
def test_a_name_that_is_said_several_ways_has_them_all(name, pinyin):
    assert pinyin <= heard(name)


def test_a_name_of_many_such_characters_has_a_few_readings():
    assert len(readings_of("朝长重行乐都会单")) <= 4


def test_a_latin_name_has_none():
    assert readings_of("main st") == []


def test_rows_hold_what_search_compares():
    rows = list(name_rows("朝阳路", {"en": "Chaoyang Road"}, ["S01"]))
    assert {(text, pinyin, initials) for text, _, pinyin, initials, _ in rows} == {
        ("朝阳路", "zhaoyanglu", "zyl"),
        ("朝阳路", "chaoyanglu", "cyl"),
        (spelled("Chaoyang Road").text, "", ""),
        (spelled("S01").text, "", ""),
    }
    assert all(isinstance(slip, int) for row in rows for slip in row[4])
    assert len({(row[0], row[2]) for row in rows}) == len(rows)
