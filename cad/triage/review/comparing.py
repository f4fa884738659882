"""Whether a replay ends where the session ended, and stood in between where it stood."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cad.triage.models import TriageSession
from cad.triage.review.record import Recorded, record_of
from cad.triage.review.replaying import Stood, replay
from cad.triage.selectors import protocol_of
from cad.triage.states import TriageState

COMPARED = ("level", "determinant", "card", "resources")


@dataclass(frozen=True, slots=True)
class Departure:
    """``step`` is the version of the session at which it shows; None for how the session stands now."""

    step: int | None
    field: str
    stored: str
    replayed: str

    def __str__(self) -> str:
        where = "at its end" if self.step is None else f"at version {self.step}"
        return f"{where} {self.field} was {self.stored or '-'}, and is {self.replayed or '-'} when replayed"


@dataclass(frozen=True, slots=True)
class Replayed:
    session: TriageSession
    record: Sequence[Recorded]
    stood: Sequence[Stood]
    departures: Sequence[Departure]


def session_replay(session: TriageSession) -> Replayed:
    """The session lived through again by the version it had. A record that cannot be replayed is a departure, too."""
    record = record_of(session)
    try:
        stood = list(replay(protocol_of(session.protocol), (one.acts for one in record)))
    except (KeyError, ValueError) as error:
        return Replayed(session, record, (), (Departure(None, "record", "", f"not replayed: {error}"),))
    return Replayed(session, record, stood, tuple(_departures(session, record, stood)))


def _departures(session: TriageSession, record: Sequence[Recorded], stood: Sequence[Stood]) -> Iterator[Departure]:
    for one, now in zip(record, stood, strict=True):
        for name in COMPARED:
            stored, replayed = _said(one.state[name]), _said(getattr(now, name))
            if stored != replayed:
                yield Departure(one.version, name, stored, replayed)
    kept = {answer.n: (answer.fact, answer.value) for answer in session.trail.all()}
    told = {row["n"]: (row["fact"], row["value"]) for row in record[-1].state["trail"]} if record else {}
    if kept != told:
        yield Departure(None, "trail", _said(kept.values()), _said(told.values()))
    yield from _end(session, stood)


def _end(session: TriageSession, stood: Sequence[Stood]) -> Iterator[Departure]:
    if not stood:
        yield Departure(None, "record", session.state, "")
        return
    for name in COMPARED:
        stored, replayed = _said(getattr(session, name)), _said(getattr(stood[-1], name))
        if stored != replayed:
            yield Departure(None, name, stored, replayed)
    if (session.state == TriageState.COMPLETED) != stood[-1].completed:
        yield Departure(None, "state", session.state, "completed" if stood[-1].completed else "open")


def _said(value: object) -> str:
    if isinstance(value, str) or value is None:
        return value or ""
    return ", ".join(str(item) for item in value)  # type: ignore[attr-defined]
