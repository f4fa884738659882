import random

from cad.geo.importing.ids import Ids


def test_a_set_of_ids_holds_what_was_added_in_any_order_and_nothing_else():
    dice = random.Random(3)
    given = [dice.randrange(12_000_000_000) for _ in range(2_000)]
    ids = Ids()
    ids.update(given[:1_000])
    assert all(one in ids for one in given[:1_000])
    ids.update(given)
    assert len(ids) == len(set(given))
    assert all(one in ids for one in given)
    assert not any(one + 1 in ids for one in given if one + 1 not in set(given))
