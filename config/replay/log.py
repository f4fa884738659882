"""Reading a call log: San Francisco's fire calls for service, one row for each unit that responded. Pure but for files.

Times are local to the city. A row that cannot be read is left out and named with its file and line.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

TIME = "%m/%d/%Y %I:%M:%S %p"
LOCATION = re.compile(r"\(\s*(-?\d+(?:\.\d+)?)\s*,\s*(-?\d+(?:\.\d+)?)\s*\)")
TIMES = {
    "received": "Received DtTm",
    "entry": "Entry DtTm",
    "dispatch": "Dispatch DtTm",
    "response": "Response DtTm",
    "on_scene": "On Scene DtTm",
    "transport": "Transport DtTm",
    "hospital": "Hospital DtTm",
    "available": "Available DtTm",
}
NEEDED = ("received", "entry", "dispatch")
COLUMNS = ("Call Number", "Unit ID", "Call Type", "Call Final Disposition", "Address", "Location", *TIMES.values())


class LogUnreadable(Exception):
    """A file that is missing, or is no such log. The message is one line for the person who named it."""


class BadRowError(ValueError):
    """A row that cannot be read, and why."""


@dataclass(frozen=True, slots=True)
class BadRow:
    file: str
    line: int
    reason: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Response:
    """One unit's part in a call. Times are None where the log has none."""

    unit: str
    unit_type: str
    is_als: bool
    disposition: str
    times: Mapping[str, datetime | None]


@dataclass(slots=True)
class LogCall:
    number: str
    received: datetime
    call_type: str
    group: str
    priority: str
    address: str
    station_area: str
    point: tuple[float, float]
    responses: list[Response] = field(default_factory=list)

    @property
    def is_medical(self) -> bool:
        return self.call_type == "Medical Incident"


@dataclass(slots=True)
class Log:
    """The calls in the order in which they were received, and the rows that could not be read."""

    calls: list[LogCall] = field(default_factory=list)
    bad: list[BadRow] = field(default_factory=list)


def log_read(files: Iterable[Path], zone: str) -> Log:
    """Read the files as one log. Raises LogUnreadable for a file that is missing or has other columns."""
    calls: dict[str, LogCall] = {}
    log = Log()
    for file in files:
        for line, row in _rows(file):
            try:
                _take(row, calls, ZoneInfo(zone))
            except BadRowError as error:
                log.bad.append(BadRow(file.name, line, str(error)))
    log.calls = sorted(calls.values(), key=lambda call: (call.received, call.number))
    return log


def _rows(file: Path) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        with file.open(encoding="utf-8-sig", errors="replace", newline="") as lines:
            reader = csv.DictReader(lines, restval="")
            missing = [column for column in COLUMNS if column not in (reader.fieldnames or [])]
            if missing:
                raise LogUnreadable(f"{file} is no call log: the column {missing[0]!r} is missing.")
            for row in reader:
                yield reader.line_num, row
    except csv.Error as error:
        raise LogUnreadable(f"{file} cannot be read as CSV: {error}.") from error
    except OSError as error:
        raise LogUnreadable(f"{file} cannot be read: {error.strerror or error}.") from error


def _take(row: dict[str, str], calls: dict[str, LogCall], zone: ZoneInfo) -> None:
    number, unit = row["Call Number"].strip(), row["Unit ID"].strip()
    if not number or not unit:
        raise BadRowError("no call number or no unit")
    times = {name: _time(row, column, zone) for name, column in TIMES.items()}
    absent = [TIMES[name] for name in NEEDED if times[name] is None]
    if absent:
        raise BadRowError(f"{absent[0]} is empty")
    point = _point(row["Location"])
    call = calls.get(number)
    if call is None:
        received = times["received"]
        if received is None:
            raise BadRowError("no time received")
        call = calls[number] = LogCall(
            number=number,
            received=received,
            call_type=row["Call Type"].strip(),
            group=row.get("Call Type Group", "").strip(),
            priority=(row.get("Original Priority", "") or row.get("Priority", "")).strip(),
            address=row["Address"].strip(),
            station_area=row.get("Station Area", "").strip(),
            point=point,
        )
    call.responses.append(
        Response(
            unit=unit[:20],
            unit_type=row.get("Unit Type", "").strip(),
            is_als=row.get("ALS Unit", "").strip().lower() == "true",
            disposition=row["Call Final Disposition"].strip(),
            times=times,
        )
    )


def _time(row: dict[str, str], column: str, zone: ZoneInfo) -> datetime | None:
    text = row[column].strip()
    if not text:
        return None
    try:
        return datetime.strptime(text, TIME).replace(tzinfo=zone)
    except ValueError:
        raise BadRowError(f"{column} is no time: {text[:40]!r}") from None


def _point(text: str) -> tuple[float, float]:
    """Longitude and latitude of `(lat, lon)`."""
    match = LOCATION.search(text)
    if match is None:
        raise BadRowError(f"Location is no place: {text[:40]!r}")
    lat, lon = float(match[1]), float(match[2])
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise BadRowError(f"Location lies nowhere on Earth: {text[:40]!r}")
    return lon, lat
