"""Reads a table of premises, CSV or XLSX, into lines of text by field. Pure."""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from core.text import text_cleaned

MOST_BYTES = 10_000_000
MOST_UNPACKED = 100_000_000
MOST_ROWS = 20_000
MOST_COLUMNS = 100

# Every heading that a column may have, in English or as a Chinese sheet has it.
COLUMNS = {
    "code": "编号 编码 代码",
    "kind": "类型 类别",
    "name": "名称",
    "name_en": "英文名称 英文名",
    "other_names": "别名 其他名称",
    "address": "地址",
    "lon": "经度",
    "lat": "纬度",
    "datum": "坐标基准 坐标系",
    "entrance_lon": "入口经度",
    "entrance_lat": "入口纬度",
    "notes": "备注",
    "hazard": "危险",
    "caution": "注意事项",
    "key_holder": "钥匙保管人",
    "floor_plan": "平面图",
    "parent": "所属 所属编号",
    "expires": "有效期至",
    "active": "启用",
}
_FIELD_OF = {word: field for field, words in COLUMNS.items() for word in (field, *words.split())}


class SheetError(ValueError):
    """The file as a whole cannot be read; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table: its number as a spreadsheet counts, and its text by field. Empty cells are left out."""

    number: int
    cells: dict[str, str]


def sheet_lines(content: bytes) -> list[Line]:
    """All lines that hold anything. Raises SheetError."""
    if len(content) > MOST_BYTES:
        raise SheetError(_("The file is larger than %(many)s MB.") % {"many": MOST_BYTES // 1_000_000})
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise SheetError(_("This is an old Excel file (.xls). Save it as .xlsx or CSV."))
    rows = _xlsx(content) if content.startswith(b"PK") else _csv(content)
    return list(_lines(rows))


def _lines(rows: Iterable[list[str]]) -> Iterator[Line]:
    numbered = enumerate(rows, 1)
    heading = next(((n, row) for n, row in numbered if any(row)), None)
    if heading is None:
        raise SheetError(_("The file is empty."))
    fields = _fields(heading[1])
    for number, row in numbered:
        if number > MOST_ROWS:
            raise SheetError(_("The file has more than %(many)s lines. Import it in parts.") % {"many": MOST_ROWS})
        cells = {field: text for field, text in zip(fields, map(text_cleaned, row), strict=False) if text and field}
        if cells:
            yield Line(number, cells)


def _fields(heading: list[str]) -> list[str]:
    if len(heading) > MOST_COLUMNS:
        raise SheetError(_("The file has more than %(many)s columns.") % {"many": MOST_COLUMNS})
    found = [_FIELD_OF.get(word.strip().lower().replace(" ", "_"), "") if word else "" for word in heading]
    if unknown := [word for word, field in zip(heading, found, strict=True) if word and not field]:
        words = {"unknown": ", ".join(unknown)[:200], "known": ", ".join(COLUMNS)}
        raise SheetError(_("Unknown columns: %(unknown)s. Known are %(known)s.") % words)
    if twice := {field for field in found if field and found.count(field) > 1}:
        raise SheetError(_("Columns that appear twice: %(columns)s.") % {"columns": ", ".join(sorted(twice))})
    if "code" not in found:
        raise SheetError(_("There is no column code. The first line names the columns."))
    return found


def _csv(content: bytes) -> Iterator[list[str]]:
    """UTF-8, or GB 18030 as Excel writes it in China; comma, semicolon or tab."""
    text = _decoded(content)
    first = text.lstrip("\r\n").split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
            yield [cell.strip() for cell in row]
    except csv.Error as error:
        raise SheetError(_("The CSV cannot be read: %(why)s.") % {"why": error}) from error


def _decoded(content: bytes) -> str:
    if b"\0" in content:
        raise SheetError(_("This is neither CSV nor XLSX."))
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise SheetError(_("The text is neither UTF-8 nor GB 18030. Save it as CSV UTF-8."))


def _xlsx(content: bytes) -> Iterator[list[str]]:
    """The first sheet."""
    from openpyxl import load_workbook  # slow to load, and seldom needed

    try:
        unpacked = sum(part.file_size for part in zipfile.ZipFile(io.BytesIO(content)).infolist())
    except zipfile.BadZipFile as error:
        raise SheetError(_("The spreadsheet is cut off. Save it anew as .xlsx, or as CSV.")) from error
    if unpacked > MOST_UNPACKED:
        raise SheetError(_("The spreadsheet is too large when unpacked."))
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        for row in book.worksheets[0].iter_rows(values_only=True):
            yield [_text(value) for value in row]
    except Exception as error:  # openpyxl lets through whatever its parsers raise
        raise SheetError(_("The spreadsheet cannot be read. Save it anew as .xlsx, or as CSV.")) from error


def _text(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case float() if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        case datetime():
            return value.date().isoformat()
        case date():
            return value.isoformat()
        case _:
            return str(value).strip()
