"""Triage: how long the engine takes for an answer, the protocol to load, and whether random sessions have dead ends."""

import random
import statistics
import time

from cad.triage.answers import Facts
from cad.triage.engine import evaluate
from cad.triage.loading import folder_load
from cad.triage.management.commands.triage import shipped_folder
from cad.triage.proof import protocol_prove
from cad.triage.protocol import Protocol
from cad.triage.walks import DeadEndError, answers_of, walk
from tests.bench.rows import Row, percentile

SESSIONS = 100_000
TIMED = 200  # sessions whose every answer is timed


def measure(seed: int) -> list[Row]:
    began = time.process_time()
    protocol = folder_load(shipped_folder())
    loaded = (time.process_time() - began) * 1000
    began = time.process_time()
    list(protocol_prove(protocol))
    proved = time.process_time() - began
    answers = _answer_times(protocol, random.Random(seed))
    began = time.process_time()
    dead_ends = dead_ends_in(protocol, seed, SESSIONS)
    walked = time.process_time() - began
    return [
        Row("triage: an answer, median", statistics.median(answers), "ms", target=1),
        Row("triage: an answer, 95 %", percentile(answers, 0.95), "ms", target=1),
        Row("triage: an answer, 99 %", percentile(answers, 0.99), "ms", target=5),
        Row("triage: load the protocol", loaded, "ms", target=3000, note=f"{len(protocol.cards)} cards"),
        Row("triage: prove the protocol", proved, "s", target=60),
        Row("triage: random sessions with a dead end", dead_ends, "", target=0, note=f"of {SESSIONS}"),
        Row("triage: those sessions, processor time", walked, "s"),
    ]


def _answer_times(protocol: Protocol, dice: random.Random) -> list[float]:
    times = []
    for _ in range(TIMED):
        card = dice.choice(list(protocol.cards))
        facts = walk(protocol, card, lambda fact: dice.choice(answers_of(fact))).facts
        for count in range(len(facts)):
            known = Facts(dict(list(facts.items())[: count + 1]))
            began = time.perf_counter()
            evaluate(protocol, known, card)
            times.append((time.perf_counter() - began) * 1000)
    return times


def dead_ends_in(protocol: Protocol, seed: int, sessions: int) -> int:
    """How many random sessions ask for ever or end without a level; and so where the caller hangs up on the way."""
    dice, found = random.Random(seed), 0
    for _ in range(sessions):
        card = dice.choice([None, *protocol.cards])
        try:
            facts = walk(protocol, card, lambda fact: dice.choice(answers_of(fact))).facts
        except DeadEndError:
            found += 1
            continue
        told = dict(list(facts.items())[: dice.randrange(len(facts) + 1)])
        found += evaluate(protocol, Facts(told), card, completed=True).level is None
    return found
