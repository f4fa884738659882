"""manage.py geocode: one line, a file of lines, another city."""

import json

import pytest
from django.core.management import CommandError, call_command


def run(*arguments, capsys):
    call_command("geocode", *map(str, arguments))
    return capsys.readouterr()


def test_a_line_is_answered_in_words_and_in_json(plain, capsys):
    assert "中山路12号" in run("中山路12号3楼", capsys=capsys).out
    answer = json.loads(run("中山路12号", "--json", "--limit", 1, capsys=capsys).out)
    assert (answer["q"], answer["results"][0]["label"]) == ("中山路12号", "中山路12号")


def test_a_file_is_answered_and_bad_lines_are_told_by_number(plain, tmp_path, capsys):
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text('{"id": 1, "q": "阳光花园"}\nnonsense\n\n{"id": "b", "q": "!!!"}\n["q"]\n{"id": 3}\n{"q": "x"}\n')
    said = run("--batch", source, target, capsys=capsys)
    rows = [json.loads(line) for line in target.read_text().splitlines()]
    assert [row["id"] for row in rows] == [1, "b"]
    assert {"lon", "lat", "label", "confidence", "match"} < set(rows[0]["results"][0])
    assert rows[0]["ms"] > 0
    assert rows[1]["results"] == []
    assert [line.split(":")[0] for line in said.err.splitlines()] == ["line 2", "line 5", "line 6", "line 7"]
    assert "2 lines answered, 4 left out" in said.out


def test_a_city_is_named_or_refused(plain, capsys):
    assert "阳光花园" in run("阳光花园", "--city", "平原", capsys=capsys).out
    with pytest.raises(CommandError, match="There is no city 'Atlantis'"):
        run("x", "--city", "Atlantis", capsys=capsys)


@pytest.mark.parametrize("near", ["x", "1", "200,1", "0,0"])
def test_a_place_to_be_near_must_be_one(plain, near, capsys):
    with pytest.raises(CommandError, match="--near"):
        run("x", "--near", near, capsys=capsys)


def test_files_that_are_not_there_are_named(plain, tmp_path, capsys):
    with pytest.raises(CommandError, match=r"none\.jsonl"):
        run("--batch", tmp_path / "none.jsonl", tmp_path / "out.jsonl", capsys=capsys)


def test_without_a_text_it_says_what_to_do(plain, capsys):
    with pytest.raises(CommandError, match="Say what to find"):
        run(capsys=capsys)
