from typing import Annotated, TypedDict

from cad.geo.premises.models import PremiseKind
from core.coordinates import Datum


class PointReply(TypedDict):
    """Degrees, WGS-84."""

    lon: float
    lat: float


class PremiseReply(TypedDict):
    """A place that the centre keeps itself."""

    id: int
    version: int
    centre: int
    code: str
    kind: Annotated[str, PremiseKind]
    name: str
    name_en: str
    other_names: list[str]
    address: str
    lon: Annotated[float, "WGS-84"]
    lat: Annotated[float, "WGS-84"]
    entrance: Annotated[PointReply | None, "Where the ambulance goes, when that is another point"]
    datum: Annotated[str, Datum]
    notes: str
    hazard: str
    caution: str
    key_holder: str
    floor_plan: Annotated[str, "A link"]
    parent: Annotated[str | None, "Code of what it is a part of"]
    expires: Annotated[str | None, "Last day that it holds, YYYY-MM-DD"]
    active: bool


class PremiseNotesReply(TypedDict):
    """What to know of a premise before one goes in."""

    code: str
    name: str
    name_en: str
    notes: str
    hazard: str
    caution: str
    key_holder: str
    floor_plan: Annotated[str, "A link"]


class PremisesReply(TypedDict):
    premises: list[PremiseReply]
    more: Annotated[bool, "Whether there are more after the last of these"]


class LineErrorReply(TypedDict):
    line: Annotated[int, "As the spreadsheet counts, the heading is line 1; 0 is the file"]
    column: str
    message: str


class PremisesImportReply(TypedDict):
    """What an import did, or would do."""

    rows: int
    created: int
    updated: int
    unchanged: int
    dry_run: bool
    errors: list[LineErrorReply]
