"""A table of premises, taken whole or not at all. A dry run writes nothing and says what would happen."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils.translation import gettext as _

from cad.geo.premises.fields import PremiseIn, PremiseNewIn
from cad.geo.premises.models import Premise, PremiseKind
from cad.geo.premises.naming import names_write
from cad.geo.premises.permissions import may_edit_premises
from cad.geo.premises.replies import LineErrorReply, PremisesImportReply
from cad.geo.premises.services import (
    centre_of,
    premise_add,
    premise_change,
    premise_changed,
    premise_columns,
    premises_renamed,
)
from cad.geo.premises.sheet import Line, SheetError, sheet_lines
from core.accounts.models import Centre
from core.actions import action
from core.actors import Actor, require
from core.errors import Invalid
from core.locks import Rank, lock

MOST_ERRORS = 200

_SEVERAL = re.compile(r"[;；|]")
_EMPTY: dict[str, Any] = {"other_names": "", "parent": None, "expires": None}
_YES = {"true", "yes", "1", "y", "是", "启用"}
_NO = {"false", "no", "0", "n", "否", "停用"}


@dataclass
class Entry:
    """A line that can be taken: its fields and columns, and the row that it changes (None: a new one)."""

    line: int
    fields: dict[str, Any]
    columns: dict[str, Any]
    premise: Premise | None

    @property
    def parent(self) -> str | None:
        return self.fields.get("parent") or None


@dataclass
class Plan:
    entries: list[Entry] = field(default_factory=list)
    errors: list[LineErrorReply] = field(default_factory=list)
    rows: int = 0

    def refuse(self, line: int, column: str, message: str) -> None:
        if len(self.errors) < MOST_ERRORS:
            self.errors.append({"line": line, "column": column, "message": message})


def premises_import(
    actor: Actor,
    *,
    content: bytes,
    file_name: str,
    datum: str | None = None,
    update: bool = False,
    dry_run: bool = False,
) -> PremisesImportReply:
    """Takes every line of the file, or none. A dry run answers with the errors by line.

    Args:
        datum: for lines that do not say their own.
        update: change premises whose code is known; without it a known code is an error.

    Raises Invalid `premises_import_refused` with `errors` when any line cannot be taken.
    """
    require(may_edit_premises, actor)
    centre_id = centre_of(actor)
    if dry_run:
        return _reply(_plan(centre_id, content, datum, update), dry_run=True)
    with action(actor):
        Centre.objects.select_for_update().get(pk=centre_id)  # one import of a centre at a time
        lock(Rank.PREMISE, Premise.objects.filter(centre_id=centre_id))
        plan = _plan(centre_id, content, datum, update)
        if plan.errors:
            raise _refused(plan, file_name)
        reply = _reply(plan, dry_run=False)
        _write(actor, centre_id, plan)
        return reply


def _plan(centre_id: int, content: bytes, datum: str | None, update: bool) -> Plan:
    plan = Plan()
    try:
        lines = sheet_lines(content)
    except SheetError as error:
        plan.refuse(0, "", str(error))
        return plan
    plan.rows = len(lines)
    known = {premise.code: premise for premise in Premise.objects.select_related("parent").filter(centre_id=centre_id)}
    seen: dict[str, int] = {}
    for line in _spelled_alike(lines, known):
        _take_line(plan, line, known, seen, datum, update)
    _check_parents(plan, known)
    return plan


def _spelled_alike(lines: Iterable[Line], known: Iterable[str]) -> list[Line]:
    """The lines with each code as the centre writes it, or as the file does first: in any case it is the same code."""
    spelling = {code.lower(): code for code in known}
    for line in lines:
        code = line.cells.get("code", "")
        spelling.setdefault(code.lower(), code)
    return [
        replace(
            line,
            cells={
                field: spelling.get(text.lower(), text) if field in {"code", "parent"} else text
                for field, text in line.cells.items()
            },
        )
        for line in lines
    ]


def _take_line(
    plan: Plan, line: Line, known: dict[str, Premise], seen: dict[str, int], datum: str | None, update: bool
) -> None:
    code = line.cells.get("code", "")
    premise = known.get(code)
    if code and code in seen:
        words = _("The code %(code)s stands in line %(line)s already.") % {"code": code, "line": seen[code]}
        plan.refuse(line.number, "code", words)
        return
    seen[code] = line.number
    if premise is not None and not update:
        plan.refuse(line.number, "code", _("Another premise has the code %(code)s.") % {"code": code})
        return
    fields = _fields(line.cells, datum)
    given = PremiseNewIn(data=fields) if premise is None else PremiseIn(data=fields, partial=True)
    if not given.is_valid():
        for column, message in flat_errors(given.errors):
            plan.refuse(line.number, column, message)
        return
    try:
        columns = premise_columns(given.validated_data)
    except Invalid as refusal:
        plan.refuse(line.number, "lon", refusal.detail)
        return
    plan.entries.append(Entry(line.number, given.validated_data, columns, premise))


def _fields(cells: dict[str, str], datum: str | None) -> dict[str, Any]:
    """A line's text as the fields of a premise. A lone hyphen empties a field."""
    fields: dict[str, Any] = {
        name: _EMPTY.get(name, "") if text == "-" else text
        for name, text in cells.items()
        if not name.startswith("entrance_")
    }
    if {"entrance_lon", "entrance_lat"} & cells.keys():
        fields["entrance"] = {"lon": cells.get("entrance_lon"), "lat": cells.get("entrance_lat")}
    if "other_names" in fields:
        fields["other_names"] = [name.strip() for name in _SEVERAL.split(fields["other_names"]) if name.strip()]
    if "kind" in fields:
        fields["kind"] = _KINDS.get(fields["kind"], fields["kind"].lower().replace(" ", "_"))
    if (active := fields.get("active", "").lower()) in _YES | _NO:
        fields["active"] = active in _YES
    if "datum" in fields:
        fields["datum"] = fields["datum"].lower().replace("-", "").replace(" ", "")
    elif datum and "lon" in fields:
        fields["datum"] = datum
    return fields


_KINDS = {
    "小区": PremiseKind.ESTATE.value,
    "楼栋": PremiseKind.BUILDING.value,
    "大门": PremiseKind.GATE.value,
    "电梯": PremiseKind.LIFT.value,
    "公里桩": PremiseKind.KM_POST.value,
    "其他": PremiseKind.OTHER.value,
}


def flat_errors(errors: Any, column: str = "") -> Iterator[tuple[str, str]]:
    """DRF's errors, by column."""
    if isinstance(errors, dict):
        for key, value in errors.items():
            yield from flat_errors(value, f"{column}_{key}" if column == "entrance" else str(key))
    elif isinstance(errors, list):
        for value in errors:
            yield from flat_errors(value, column)
    else:
        yield column, str(errors)


def _check_parents(plan: Plan, known: dict[str, Premise]) -> None:
    """Every parent exists, here or in the file, and nothing is a part of its own part."""
    parents: dict[str, str | None] = {code: one.parent.code if one.parent else None for code, one in known.items()}
    parents |= {one.fields["code"]: one.parent for one in plan.entries if one.premise is None or "parent" in one.fields}
    for entry in plan.entries:
        if entry.parent is None:
            continue
        if entry.parent not in parents:
            words = _("There is no premise with the code %(code)s.") % {"code": entry.parent}
            plan.refuse(entry.line, "parent", words)
            continue
        passed: set[str] = {entry.fields["code"]}
        step: str | None = entry.parent
        while step is not None and step not in passed:
            passed.add(step)
            step = parents.get(step)
        if step == entry.fields["code"]:
            plan.refuse(entry.line, "parent", _("A premise cannot be a part of its own part."))


def _write(actor: Actor, centre_id: int, plan: Plan) -> None:
    made: dict[str, Premise] = {}
    renamed: dict[int, Premise] = {}
    for entry in _parents_first(plan.entries):
        columns = dict(entry.columns)
        if "parent" in entry.fields or entry.premise is None:
            columns["parent"] = _parent(centre_id, entry.parent, made)
        if entry.premise is None:
            premise = made[entry.fields["code"]] = premise_add(actor, centre_id, columns)
            renamed[premise.pk] = premise
        else:
            changed = premise_change(actor, entry.premise, columns)
            renamed |= {one.pk: one for one in premises_renamed(entry.premise, changed)}
    names_write(renamed.values())


def _parent(centre_id: int, code: str | None, made: dict[str, Premise]) -> Premise | None:
    if code is None:
        return None
    return made.get(code) or Premise.objects.get(centre_id=centre_id, code=code)


def _parents_first(entries: Iterable[Entry]) -> Iterator[Entry]:
    """What is a part comes after what it is a part of. There are no circles."""
    waiting = {entry.fields["code"]: entry for entry in entries}
    while waiting:
        code, entry = next(iter(waiting.items()))
        while entry.parent in waiting:
            code, entry = entry.parent, waiting[entry.parent]
        yield waiting.pop(code)


def _reply(plan: Plan, *, dry_run: bool) -> PremisesImportReply:
    created = sum(entry.premise is None for entry in plan.entries)
    changing = [entry for entry in plan.entries if entry.premise is not None]
    updated = sum(_changes(entry) for entry in changing)
    return {
        "rows": plan.rows,
        "created": created,
        "updated": updated,
        "unchanged": len(changing) - updated,
        "dry_run": dry_run,
        "errors": plan.errors,
    }


def _changes(entry: Entry) -> bool:
    premise = entry.premise
    if premise is None:
        return True
    parent = premise.parent.code if premise.parent else None
    return bool(premise_changed(premise, entry.columns)) or ("parent" in entry.fields and entry.parent != parent)


def _refused(plan: Plan, file_name: str) -> Invalid:
    first = plan.errors[0]
    where = _("line %(line)s, %(column)s") % {"line": first["line"], "column": first["column"]} if first["line"] else ""
    words = ": ".join(filter(None, (file_name[:100], where, first["message"])))
    return Invalid(words, code="premises_import_refused", errors=plan.errors, count=len(plan.errors))
