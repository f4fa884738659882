from cad.casualties.models import MassCasualty
from cad.incidents.models import Incident

WITH = ("state_by", "grade_by")


def mass_casualty_of(incident: Incident) -> MassCasualty | None:
    """Whether the incident is, or was, worked as a mass casualty."""
    return MassCasualty.objects.select_related(*WITH).filter(incident=incident).first()


def mass_casualties_of_incidents(incident_ids: list[int]) -> list[MassCasualty]:
    return list(MassCasualty.objects.select_related(*WITH).filter(incident_id__in=incident_ids).order_by("pk"))
