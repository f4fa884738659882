import pytest

from config.replay.driving import drive_along


def test_a_drive_is_at_its_share_of_the_metres() -> None:
    drive = drive_along([(0.0, 0.0), (0.01, 0.0), (0.01, 0.03)], seconds=60)
    (lon, lat), heading = drive.at(0.625)
    assert (lon, lat) == pytest.approx((0.01, 0.015), abs=1e-4)
    assert heading == pytest.approx(0, abs=0.1)
    assert drive.at(0)[0] == (0.0, 0.0)
    assert drive.at(2)[0] == pytest.approx((0.01, 0.03))


def test_a_drive_to_where_one_is_goes_nowhere() -> None:
    drive = drive_along([(1.0, 2.0)], seconds=0)
    assert (drive.at(0.5)[0], drive.metres[-1]) == ((1.0, 2.0), 0.0)
