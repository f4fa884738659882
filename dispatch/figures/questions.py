"""What became of each question: answered, not known, refused, skipped, or never put."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

from django.db import connection
from django.db.models import QuerySet

from cad.triage.conditions import REFUSED, SKIPPED, UNKNOWN
from cad.triage.models import ProtocolVersion, TriageSession
from cad.triage.protocol import Protocol
from cad.triage.selectors import protocol_of
from cad.triage.states import TriageState
from dispatch.figures.replies import QuestionFigureReply

type Kinds = dict[tuple[int, str], dict[str, Counter[str]]]

# What stands now, not each answer on the way to it. Carried from an earlier call and not said again: ``earlier``.
KINDS = """
    SELECT s.protocol_id, s.card, told.key,
           CASE WHEN told.key = ANY(s.ask_again) THEN 'earlier'
                WHEN told.value = ANY(%s) THEN told.value
                ELSE 'answered' END AS kind,
           count(*)
      FROM triage_triagesession s CROSS JOIN LATERAL jsonb_each_text(s.facts) AS told
     WHERE s.id IN ({sessions})
     GROUP BY 1, 2, 3, 4
"""


def questions_counted(sessions: QuerySet[TriageSession]) -> list[QuestionFigureReply]:
    """Over completed sessions, by question. A session counts for what everybody and its card is asked, and for what it
    was asked besides. Never put is also what an earlier answer made needless: it is told apart by nothing that is kept.
    """
    completed = sessions.filter(state=TriageState.COMPLETED)
    kinds = _kinds(completed)
    together: dict[str, Counter[str]] = defaultdict(Counter)
    texts: dict[str, Protocol] = {}
    groups = Counter(completed.values_list("protocol", "card"))
    for (protocol_id, card), size in sorted(groups.items()):
        protocol = _protocol(protocol_id)
        told = kinds.get((protocol_id, card), {})
        for fact in _asked(protocol, card) | told.keys():
            counts = told.get(fact, Counter())
            together[fact].update(counts)
            together[fact]["not_asked"] += size - counts.total() if fact in _asked(protocol, card) else 0
            texts[fact] = protocol
    rows = [_row(fact, counts, texts[fact]) for fact, counts in together.items() if fact in texts[fact].facts]
    return sorted(rows, key=lambda row: (-row["unknown"] - row["refused"] - row["not_asked"], row["fact"]))


def _kinds(sessions: QuerySet[TriageSession]) -> Kinds:
    chosen, params = sessions.order_by().values("pk").query.sql_with_params()
    found: Kinds = defaultdict(lambda: defaultdict(Counter))
    with connection.cursor() as cursor:
        cursor.execute(KINDS.format(sessions=chosen), [[UNKNOWN, REFUSED, SKIPPED], *params])
        for protocol_id, card, fact, kind, count in cursor.fetchall():
            found[protocol_id, card][fact][kind] = count
    return found


def _protocol(protocol_id: int) -> Protocol:
    return protocol_of(ProtocolVersion.objects.defer("content").get(pk=protocol_id))


def _asked(protocol: Protocol, card: str) -> frozenset[str]:
    own = protocol.cards[card].questions if card in protocol.cards else ()
    return frozenset(q.fact for q in (*protocol.entry_questions, *protocol.universal_questions, *own))


def _row(fact: str, counts: Mapping[str, int], protocol: Protocol) -> QuestionFigureReply:
    return {
        "fact": fact,
        "label": protocol.facts[fact].label.as_dict(),
        "of": sum(counts.values()),
        "answered": counts["answered"],
        "unknown": counts["unknown"],
        "refused": counts["refused"],
        "skipped": counts["skipped"],
        "earlier": counts["earlier"],
        "not_asked": counts["not_asked"],
    }
