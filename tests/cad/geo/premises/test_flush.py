"""What the tests stand on: emptying the tables after one leaves the imported cities whole."""

import pytest

from cad.geo.models import City, SearchName
from cad.geo.premises.fields import valid_fields
from cad.geo.premises.models import Premise
from cad.geo.premises.services import premise_create
from core.accounts.models import Centre
from tests.cad.geo.premises.conftest import ESTATE
from tests.fixtures.flush import empty_tables


@pytest.mark.slow
def test_emptying_the_tables_takes_a_centre_and_its_premises_and_no_name_of_a_city(committed_room, macau_committed):
    names = SearchName.objects.filter(city=macau_committed).count()
    here = {"lon": macau_committed.centre.x, "lat": macau_committed.centre.y}
    premise_create(committed_room.actor("duty_manager"), fields=valid_fields(**{**ESTATE, **here}))
    assert SearchName.objects.filter(premise__isnull=False).exists()
    empty_tables()
    assert not Centre.objects.exists()
    assert not Premise.objects.exists()
    assert not SearchName.objects.filter(premise__isnull=False).exists()
    assert SearchName.objects.filter(city=macau_committed).count() == names > 0
    assert not City.objects.filter(active=True).exists()
