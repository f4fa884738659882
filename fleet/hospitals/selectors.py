from fleet.hospitals.models import Hospital
from fleet.hospitals.replies import HospitalReply


def hospital_payload(hospital: Hospital) -> HospitalReply:
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
