"""Every endpoint with a body that is right for it, who may call it and who may not."""

from tests.contracts.endpoints import (
    automatic,
    calls,
    casualties,
    dispatch,
    fleet,
    incidents,
    places,
    room,
    seats,
    triage,
)
from tests.contracts.endpoints.endpoint import Endpoint

SUBJECTS = (room, calls, incidents, casualties, triage, dispatch, automatic, fleet, places, seats)
ENDPOINTS: list[Endpoint] = [endpoint for subject in SUBJECTS for endpoint in subject.ENDPOINTS]
