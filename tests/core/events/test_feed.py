"""One socket's place in its stream: whole and in order, whatever comes."""

from hypothesis import given
from hypothesis import strategies as st

from core.events.feed import Feed

Batches = st.lists(st.lists(st.integers(1, 30), min_size=1, max_size=8), max_size=20)


@given(Batches)
def test_what_a_socket_is_sent_has_no_gap_and_no_repetition(batches: list[list[int]]) -> None:
    feed, sent = Feed(sent=0), []
    for batch in batches:
        sent += [seq for seq, _, _ in feed.take([(seq, "t", "") for seq in batch])]
    assert sent == list(range(1, len(sent) + 1))
    assert feed.sent == len(sent)
    assert feed.behind == any(seq > feed.sent for batch in batches for seq in batch)


def test_a_gap_is_seen_and_filled() -> None:
    feed = Feed(sent=4, known_head=4)
    assert feed.take([(7, "t", "seven")]) == []
    assert feed.behind
    assert [seq for seq, _, _ in feed.take([(5, "t", ""), (6, "t", ""), (7, "t", "")])] == [5, 6, 7]
    assert not feed.behind
