from typing import TypedDict


class HospitalReply(TypedDict):
    id: int
    version: int
    name: str
    name_en: str
    lon: float
    lat: float
    capabilities: list[str]


class HospitalsReply(TypedDict):
    hospitals: list[HospitalReply]
