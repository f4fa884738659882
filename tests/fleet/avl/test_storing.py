"""The latest and the history, in PostgreSQL."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from core import clock
from core.actors import Actor
from fleet.avl.fixes import Fix
from fleet.avl.models import PositionHistory
from fleet.avl.selectors import area_of, latest_positions, positions_of_centre, positions_since
from fleet.avl.services import positions_store
from fleet.units.models import Unit
from tests.fixtures.room import Room

SYSTEM = Actor.system("test")
pytestmark = pytest.mark.django_db(transaction=True)


def fix(unit: Unit, ago_s: float = 0, lon: float = -123.1, **fields: Any) -> Fix:
    now = clock.now()
    return Fix(unit.pk, lon, 49.26, now - timedelta(seconds=ago_s), now, **fields)


def test_a_batch_is_kept_whole_and_the_newest_of_each_unit_is_the_latest(committed_room: Room) -> None:
    one, two = committed_room.units
    batch = [fix(one, 10, -123.3), fix(one, 0, -123.1, heading=90, speed_mps=3.5, accuracy_m=4), fix(two, 5, -123.2)]
    assert positions_store(SYSTEM, batch) == 3
    assert latest_positions([one.pk, two.pk, 0]) == {one.pk: batch[1], two.pk: batch[2]}
    assert PositionHistory.objects.count() == 3


def test_a_newer_fix_is_never_replaced_by_an_older_one(committed_room: Room) -> None:
    unit = committed_room.units[0]
    newer, older = fix(unit, 1, -123.1), fix(unit, 60, -123.5)
    positions_store(SYSTEM, [newer])
    assert positions_store(SYSTEM, [older]) == 1
    assert latest_positions([unit.pk]) == {unit.pk: newer}
    assert PositionHistory.objects.filter(unit=unit).count() == 2


def test_the_same_fix_twice_changes_nothing(committed_room: Room) -> None:
    unit = committed_room.units[0]
    first = fix(unit, 1)
    again = Fix(unit.pk, 0.5, 0.5, first.fixed_at, clock.now())
    assert positions_store(SYSTEM, [first, again]) == 1
    assert positions_store(SYSTEM, [again]) == 0
    assert latest_positions([unit.pk]) == {unit.pk: first}


def test_nothing_to_store_is_no_work(committed_room: Room) -> None:
    assert positions_store(SYSTEM, []) == 0


def test_a_unit_that_is_being_assigned_is_not_waited_for(committed_room: Room) -> None:
    unit = committed_room.units[0]
    positions_store(SYSTEM, [fix(unit, 5)])
    other = connection.copy()
    try:
        other.set_autocommit(False)
        with other.cursor() as cursor:
            cursor.execute("SELECT 1 FROM units_unit WHERE id = %s FOR UPDATE", [unit.pk])
        assert positions_store(SYSTEM, [fix(unit)]) == 1
    finally:
        other.rollback()
        other.close()


def test_map_rows_are_those_of_the_centre_and_since_the_moment(committed_room: Room, neighbour: Room) -> None:
    one, two = committed_room.units
    earlier, elsewhere, later = fix(one, 9, heading=10), fix(neighbour.units[0]), fix(two, 8)
    positions_store(SYSTEM, [earlier, elsewhere, later])
    centre = committed_room.centre.pk
    rows = positions_of_centre(centre)
    assert rows == [
        (one.pk, -123.1, 49.26, 10.0, None, earlier.fixed_at),
        (two.pk, -123.1, 49.26, None, None, later.fixed_at),
    ]
    assert positions_since([centre, neighbour.centre.pk], later.received_at) == {centre: rows[1:]}
    assert positions_of_centre(0) == []


def test_the_area_of_a_centre_is_around_its_stations(committed_room: Room) -> None:
    box = area_of(committed_room.centre.pk)
    assert box is not None
    assert [round(edge, 2) for edge in box] == [-126.12, 46.26, -120.1, 52.27]
    assert area_of(0) is None
