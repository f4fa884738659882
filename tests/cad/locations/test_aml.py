"""What a handset sends by itself when its owner calls for help."""

from datetime import UTC, datetime

import pytest

from cad.locations.aml import BadAml, aml_parse
from cad.locations.kinds import LocationMethod

SENT = 'A"ML=1;lt=+55.74317;lg=-4.26881;rd=3;top=20130717141935;lc=90;pm=W;si=123456789012345;ei=1;mcc=234;ml=12'


def test_a_message_gives_place_radius_confidence_method_and_time():
    fix = aml_parse(SENT)
    assert (fix.lat, fix.lon, fix.radius_m, fix.confidence) == (55.74317, -4.26881, 3, 90)
    assert (fix.method, fix.fixed_at) == (LocationMethod.WIFI, datetime(2013, 7, 17, 14, 19, 35, tzinfo=UTC))
    assert not fix.failed


@pytest.mark.parametrize("text", ["lt=+00.00000;lg=+000.00000;rd=0;pm=G", "lt=0;lg=0", "lt=31.2;lg=121.5;pm=N"])
def test_an_all_zero_fix_is_a_failed_fix(text):
    assert aml_parse(text).failed


def test_parts_that_make_no_sense_are_left_out():
    fix = aml_parse("lt=31.2;lg=121.5;rd=-1;lc=900;top=yesterday;pm=Z")
    assert (fix.radius_m, fix.confidence, fix.fixed_at, fix.method) == (None, None, None, LocationMethod.UNKNOWN)


@pytest.mark.parametrize("text", ["", "lt=31.2", "lt=north;lg=east", "hello"])
def test_without_degrees_it_is_no_message(text):
    with pytest.raises(BadAml):
        aml_parse(text)
