"""Tables of premises: every line or none, errors by line, in the forms that offices write."""

import io
import zipfile

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation
from openpyxl import Workbook

from cad.geo.models import SearchName
from cad.geo.premises.importing import premises_import
from cad.geo.premises.models import Premise
from core.errors import Invalid, NotAllowed
from core.events.models import Event

HEAD = "code,kind,name,other_names,lon,lat,datum,parent,expires,active\n"


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def take(room):
    def run(content, role="duty_manager", **more):
        data = content if isinstance(content, bytes) else content.encode()
        return premises_import(room.actor(role), content=data, file_name="own.csv", **more)

    return run


def errors(take, content, **more):
    return [(e["line"], e["column"], e["message"]) for e in take(content, dry_run=True, **more)["errors"]]


def workbook(*rows):
    book, file = Workbook(), io.BytesIO()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    book.save(file)
    return file.getvalue()


TWO = HEAD + "G-1,gate,东门,,113.61,34.75,wgs84,E-1,,\nE-1,estate,花园,花苑;Garden,113.6,34.75,wgs84,,2027-01-31,是\n"


def test_a_table_is_taken_whole_parents_first(take):
    reply = take(TWO)
    assert (reply["rows"], reply["created"], reply["errors"]) == (2, 2, [])
    gate, estate = Premise.objects.get(code="G-1"), Premise.objects.get(code="E-1")
    assert gate.parent == estate
    assert (estate.other_names, str(estate.expires)) == (["花苑", "Garden"], "2027-01-31")
    assert SearchName.objects.filter(premise=gate, text="花园东门").exists()
    assert Event.objects.filter(type="premise.created").count() == 2


def test_a_dry_run_says_the_same_and_writes_nothing(take):
    reply = take(TWO, dry_run=True)
    assert (reply["created"], reply["dry_run"]) == (2, True)
    assert (Premise.objects.count(), Event.objects.count()) == (0, 0)
    assert not SearchName.objects.filter(centre__isnull=False).exists()


def test_a_known_code_needs_update_which_changes_only_what_is_there(take):
    take(TWO)
    assert errors(take, "code,hazard\nE-1,氯气\n") == [(2, "code", "Another premise has the code E-1.")]
    reply = take("code,hazard,name\nE-1,氯气,\nG-1,,东门\n", update=True)
    assert (reply["created"], reply["updated"], reply["unchanged"]) == (0, 1, 1)
    estate = Premise.objects.get(code="E-1")
    assert (estate.hazard, estate.name, estate.version) == ("氯气", "花园", 2)


def test_a_code_is_the_same_in_any_case(take):
    take(TWO.replace("wgs84,E-1", "wgs84,e-1"))
    gate = Premise.objects.get(code="G-1")
    assert gate.parent == Premise.objects.get(code="E-1")
    take("code,hazard\ng-1,氯气\n", update=True)
    gate.refresh_from_db()
    assert (gate.code, gate.hazard, Premise.objects.count()) == ("G-1", "氯气", 2)
    twice = HEAD + "E-9,estate,花园,,113.6,34.75,wgs84,,,\ne-9,estate,花园,,113.6,34.75,wgs84,,,\n"
    assert errors(take, twice) == [(3, "code", "The code E-9 stands in line 2 already.")]


def test_a_hyphen_empties_a_field(take):
    take(TWO)
    take("code,parent,other_names,expires\nG-1,-,,\nE-1,,-,-\n", update=True)
    gate, estate = Premise.objects.get(code="G-1"), Premise.objects.get(code="E-1")
    assert (gate.parent, estate.other_names, estate.expires) == (None, [], None)


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ("E-1,estate,花园,,113.6,34.75,,,,\n", [(2, "datum")]),
        ("E-1,castle,花园,,113.6,34.75,wgs84,,,\n", [(2, "kind")]),
        ("E-1,estate,,,x,34.75,wgs84,,,\n", [(2, "name"), (2, "lon")]),
        ("E-1,estate,花园,,34.75,113.6,wgs84,,,\n", [(2, "lon")]),
        (",estate,花园,,113.6,34.75,wgs84,,,\n", [(2, "code")]),
        ("E-1,estate,花园,,113.6,34.75,wgs84,E-9,,\n", [(2, "parent")]),
        ("E-1,estate,花园,,113.6,34.75,wgs84,E-1,,\n", [(2, "parent")]),
        ("E-1,estate,花园,,113.6,34.75,wgs84,,soon,perhaps\n", [(2, "expires"), (2, "active")]),
        (
            "E-1,estate,花园,,113.6,34.75,wgs84,E-2,,\nE-2,estate,花苑,,113.6,34.75,wgs84,E-1,,\n",
            [(2, "parent"), (3, "parent")],
        ),
    ],
)
def test_each_wrong_line_is_told_and_none_is_taken(take, lines, found):
    good = "E-0,estate,好,,113.6,34.75,wgs84,,,\n"
    assert [(line, column) for line, column, _ in errors(take, HEAD + lines + good)] == found
    with pytest.raises(Invalid) as refusal:
        take(HEAD + lines + good)
    assert refusal.value.code == "premises_import_refused"
    assert not Premise.objects.exists()


def test_a_code_twice_in_a_file_is_an_error_that_names_the_first_line(take):
    line = "E-1,estate,花园,,113.6,34.75,wgs84,,,\n"
    assert errors(take, HEAD + line + line) == [(3, "code", "The code E-1 stands in line 2 already.")]


def test_the_datum_may_be_given_for_all_lines(take):
    take("code,kind,name,lon,lat\nE-1,estate,花园,113.606,34.749\n", datum="gcj02")
    premise = Premise.objects.get()
    assert premise.datum == "gcj02"
    assert premise.point.x == pytest.approx(113.6, abs=0.001)


@pytest.mark.parametrize(("said", "kind"), [("AED", "aed"), ("Km Post", "km_post"), ("Gate", "gate"), ("电梯", "lift")])
def test_a_kind_is_the_same_however_it_is_written(take, said, kind):
    assert take(f"code,kind,name,lon,lat,datum\nX-1,{said},某处,113.6,34.75,wgs84\n")["created"] == 1
    assert Premise.objects.get(code="X-1").kind == kind


def test_swapped_coordinates_are_named_in_the_language_of_who_reads_the_table(take):
    table = "code,kind,name,lon,lat,datum\nX-1,aed,某处,34.75,113.6,wgs84\n"
    with translation.override("zh-hans"):
        assert errors(take, table) == [(2, "lon", "经度和纬度似乎写反了。")]
    assert errors(take, table) == [(2, "lon", "Longitude and latitude look swapped.")]


def test_a_chinese_sheet_in_gb18030_with_semicolons(take):
    text = "编号;类型;名称;经度;纬度;坐标系\nE-1;小区;花园;113.6;34.75;WGS-84\n"
    assert take(text.encode("gb18030"))["created"] == 1
    assert Premise.objects.get().name == "花园"


def test_a_spreadsheet_with_numbers_and_dates(take):
    import datetime

    content = workbook(
        ["code", "kind", "name", "lon", "lat", "datum", "expires", "active"],
        [1001, "aed", "大厅", 113.6, 34.75, "wgs84", datetime.date(2027, 1, 31), True],
        [None, None, None, None, None, None, None, None],
    )
    assert take(content)["created"] == 1
    premise = Premise.objects.get()
    assert (premise.code, premise.kind, str(premise.expires)) == ("1001", "aed", "2027-01-31")


def bomb():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", b"0" * 120_000_000)
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "The file is empty."),
        (b"\n\n\n", "The file is empty."),
        (b"name,kind\nx,estate\n", "There is no column code"),
        (b"code,colour\nx,red\n", "Unknown columns: colour"),
        (b"code,name,name\nx,y,z\n", "Columns that appear twice: name"),
        (b"\xd0\xcf\x11\xe0 old excel", r"old Excel file \(.xls\)"),
        (b"PK\x03\x04 not a spreadsheet", "cut off"),
        (b"code\0name", "neither CSV nor XLSX"),
        (b"code,name\n\xff\xff\xff", "neither UTF-8 nor GB 18030"),
        (b'code,name\n"E-1,unclosed\n', "The CSV cannot be read"),
        (b"code,name\n" + b"x" * 10_000_001, "larger than 10 MB"),
        ((b"code,name\n" + b"E,x\n" * 20_001), "more than 20000 lines"),
    ],
)
def test_a_file_that_is_none_is_refused_in_words(take, content, words):
    import re

    [(line, _, message)] = errors(take, content)
    assert line == 0
    assert re.search(words, message)


def test_a_spreadsheet_that_unpacks_without_end_is_refused(take):
    [(_, _, message)] = errors(take, bomb())
    assert "too large when unpacked" in message


def test_a_zip_that_is_no_spreadsheet_is_refused(take):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("hello.txt", "hello")
    [(_, _, message)] = errors(take, file.getvalue())
    assert "cannot be read" in message


def test_only_those_who_may_edit_may_import_or_try(take):
    for dry_run in (True, False):
        with pytest.raises(NotAllowed):
            take(TWO, role="dispatcher", dry_run=dry_run)


def test_the_command_imports_tries_and_refuses(room, tmp_path, capsys):
    file = tmp_path / "own.csv"
    file.write_text(TWO)
    call_command("premises", "import", str(file), "--dry-run")
    assert capsys.readouterr().out == "Dry run: 2 lines, 2 new, 0 changed, 0 as they were\n"
    call_command("premises", "import", str(file), "--centre", room.centre.code)
    assert Premise.objects.filter(centre=room.centre).count() == 2
    with pytest.raises(CommandError, match=r"Nothing was imported.*own\.csv.*line 2, code"):
        call_command("premises", "import", str(file))
    assert "line 3, code: Another premise has the code E-1." in capsys.readouterr().err
    assert Premise.objects.count() == 2


def test_the_command_asks_which_centre_and_for_a_file(room, neighbour, tmp_path):
    file = tmp_path / "own.csv"
    file.write_text(TWO)
    with pytest.raises(CommandError, match=r"Say which centre by --centre CODE. There are: A, B\."):
        call_command("premises", "import", str(file))
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("premises", "import", str(tmp_path / "none.csv"))
