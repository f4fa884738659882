from typing import Any

from fleet.hospitals.models import Hospital


def hospital_payload(hospital: Hospital) -> dict[str, Any]:
    return {
        "id": hospital.pk,
        "version": hospital.version,
        "name": hospital.name,
        "name_en": hospital.name_en,
        "lon": hospital.point.x,
        "lat": hospital.point.y,
        "capabilities": hospital.capabilities,
    }


def hospitals_of(centre_id: int) -> list[Hospital]:
    return list(Hospital.objects.filter(centre_id=centre_id).order_by("name"))
