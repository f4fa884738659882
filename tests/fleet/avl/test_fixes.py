"""What becomes a fix and what is refused. Pure."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.coordinates import from_wgs84, metres_between
from core.errors import Invalid
from fleet.avl.fixes import Fix, fix_of, latest_of, once_each

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
BEIJING = (116.391, 39.907)
LYON = (4.835, 45.764)
AROUND_LYON = (1.8, 42.7, 7.8, 48.7)


def report(**changes: Any) -> dict[str, Any]:
    return {"lon": LYON[0], "lat": LYON[1], "datum": "wgs84", "fixed_at": "2026-03-01T11:59:58.250Z", **changes}


def test_a_plain_report_becomes_a_fix() -> None:
    fix = fix_of(7, report(accuracy_m=5, heading=90, speed_mps=12.5), NOW, AROUND_LYON)
    assert fix == Fix(
        unit_id=7,
        lon=LYON[0],
        lat=LYON[1],
        fixed_at=NOW - timedelta(seconds=1.75),
        received_at=NOW,
        accuracy_m=5.0,
        heading=90.0,
        speed_mps=12.5,
    )
    assert fix.age_s(NOW) == 1.75
    assert fix.age_s(NOW - timedelta(hours=1)) == 0


@pytest.mark.parametrize("datum", ["gcj02", "bd09"])
def test_other_datums_are_converted_once_and_remembered(datum: str) -> None:
    shifted = from_wgs84(*BEIJING, datum)
    fix = fix_of(7, report(lon=shifted.lon, lat=shifted.lat, datum=datum), NOW)
    assert metres_between(fix.lon, fix.lat, *BEIJING) < 0.1
    assert fix.datum == datum


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"lon": LYON[1], "lat": LYON[0]}, "coordinates_swapped"),
        ({"lon": 39.9, "lat": 116.4}, "coordinates_swapped"),
        ({"lon": 181, "lat": 0}, "coordinates_out_of_range"),
        ({"lon": 0, "lat": 0}, "coordinates_failed_fix"),
        ({"lon": "4.8"}, "coordinates_not_a_number"),
        ({"lon": True}, "coordinates_not_a_number"),
        ({"lon": None}, "coordinates_not_a_number"),
        ({"lat": 10**400}, "coordinates_not_a_number"),
        ({"lat": float("nan")}, "coordinates_not_a_number"),
        ({"datum": "mars"}, "unknown_datum"),
        ({"datum": []}, "unknown_datum"),
        ({"fixed_at": None}, "invalid_time"),
        ({"fixed_at": 1772366398}, "invalid_time"),
        ({"fixed_at": "yesterday"}, "invalid_time"),
        ({"fixed_at": "2026-03-01T11:59:58"}, "time_without_zone"),
        ({"fixed_at": "2026-03-01T12:00:31Z"}, "time_in_future"),
        ({"fixed_at": "2006-07-16T11:59:58Z"}, "time_too_old"),
        ({"fixed_at": "0001-01-01T00:00:00+14:00"}, "time_too_old"),
        ({"unit": 8}, "other_unit"),
    ],
)
def test_what_cannot_be_meant_is_refused_by_name(changes: dict[str, Any], code: str) -> None:
    with pytest.raises(Invalid) as refusal:
        fix_of(7, report(**changes), NOW, AROUND_LYON)
    assert refusal.value.code == code


def test_a_measure_that_a_device_does_not_know_costs_no_position() -> None:
    fix = fix_of(7, report(accuracy_m=-1, heading=400, speed_mps="fast"), NOW)
    assert (fix.accuracy_m, fix.heading, fix.speed_mps) == (None, None, None)
    assert fix_of(7, report(heading=360), NOW).heading == 0


Fixes = st.lists(
    st.builds(
        lambda unit, second: Fix(unit, *LYON, NOW + timedelta(seconds=second), NOW),
        st.integers(1, 5),
        st.integers(0, 5),
    ),
    max_size=40,
)


@given(Fixes)
def test_the_latest_of_each_unit_is_its_newest_in_ascending_unit(fixes: list[Fix]) -> None:
    latest = latest_of(fixes)
    assert [fix.unit_id for fix in latest] == sorted({fix.unit_id for fix in fixes})
    for fix in latest:
        assert fix.fixed_at == max(other.fixed_at for other in fixes if other.unit_id == fix.unit_id)


@given(Fixes)
def test_each_moment_of_a_unit_is_kept_once(fixes: list[Fix]) -> None:
    moments = [(fix.unit_id, fix.fixed_at) for fix in once_each(fixes)]
    assert sorted(moments) == sorted({(fix.unit_id, fix.fixed_at) for fix in fixes})
