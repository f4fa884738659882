from datetime import UTC, datetime
from pathlib import Path

import pytest

from config.replay.log import COLUMNS, LogUnreadable, log_read

ZONE = "America/Los_Angeles"
GOOD = {
    "Call Number": "1",
    "Unit ID": "M1",
    "Call Type": "Medical Incident",
    "Call Final Disposition": "Code 2 Transport",
    "Address": "4000 Block of MISSION ST",
    "Location": "(37.73, -122.42)",
    "Received DtTm": "04/07/2020 11:53:08 PM",
    "Entry DtTm": "04/07/2020 11:55:30 PM",
    "Dispatch DtTm": "04/07/2020 11:55:56 PM",
}


def write(folder: Path, *rows: dict[str, str]) -> Path:
    file = folder / "calls.csv"
    lines = [",".join(COLUMNS), *(",".join(f'"{row.get(column, "")}"' for column in COLUMNS) for row in rows)]
    file.write_text("\n".join(lines) + "\n")
    return file


def test_a_row_is_read_with_its_times_in_the_citys_zone_and_longitude_first(tmp_path: Path) -> None:
    log = log_read([write(tmp_path, GOOD)], ZONE)
    assert log.bad == []
    call = log.calls[0]
    assert (call.point, call.is_medical) == ((-122.42, 37.73), True)
    assert call.received.astimezone(UTC) == datetime(2020, 4, 8, 6, 53, 8, tzinfo=UTC)
    assert call.responses[0].times["on_scene"] is None


def test_the_units_of_a_call_come_together_and_calls_in_the_order_received(tmp_path: Path) -> None:
    earlier = {**GOOD, "Call Number": "2", "Received DtTm": "04/07/2020 11:50:00 PM"}
    log = log_read([write(tmp_path, GOOD, {**GOOD, "Unit ID": "E1"}, earlier)], ZONE)
    assert [(call.number, len(call.responses)) for call in log.calls] == [("2", 1), ("1", 2)]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"Location": "nowhere"}, "Location is no place: 'nowhere'"),
        ({"Location": "(137.73, -122.42)"}, "Location lies nowhere on Earth: '(137.73, -122.42)'"),
        ({"Received DtTm": "yesterday"}, "Received DtTm is no time: 'yesterday'"),
        ({"Dispatch DtTm": ""}, "Dispatch DtTm is empty"),
        ({"Call Number": " "}, "no call number or no unit"),
    ],
)
def test_a_bad_row_is_named_by_its_line_and_the_others_are_read(
    tmp_path: Path, change: dict[str, str], reason: str
) -> None:
    log = log_read([write(tmp_path, GOOD, {**GOOD, **change})], ZONE)
    assert [str(bad) for bad in log.bad] == [f"calls.csv:3: {reason}"]
    assert len(log.calls) == 1


def test_a_cut_off_row_and_foreign_bytes_do_not_stop_it(tmp_path: Path) -> None:
    file = write(tmp_path, GOOD)
    with file.open("ab") as end:
        end.write(b'9,M2\n\xff\xfe\x00,"')
    log = log_read([file], ZONE)
    assert (len(log.calls), len(log.bad)) == (1, 2)


def test_a_missing_file_and_another_table_are_refused_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(LogUnreadable, match=r"none.csv cannot be read: No such file or directory\.$"):
        log_read([tmp_path / "none.csv"], ZONE)
    other = tmp_path / "other.csv"
    other.write_text("a,b\n1,2\n")
    with pytest.raises(LogUnreadable, match="the column 'Call Number' is missing"):
        log_read([other], ZONE)
    with pytest.raises(LogUnreadable, match="cannot be read: Is a directory"):
        log_read([tmp_path], ZONE)
