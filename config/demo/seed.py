"""Everything a demo needs beside a city: centre, people, stations, units with tablets, hospitals, limits, triage."""

from dataclasses import dataclass
from pathlib import Path

from cad.geo.models import City
from cad.triage.loading import folder_read
from cad.triage.management.commands.triage import shipped_folder
from cad.triage.selectors import protocol_label
from cad.triage.versions import protocol_load
from config.demo import accounts, fleet
from config.demo.centre import centre_ensure, where
from config.demo.keeping import FOLDER
from config.demo.places import hospital_spots, station_spots, units_wanted
from config.demo.seats import seats_ensure
from core.accounts.models import Centre
from core.actions import action
from core.actors import Actor
from dispatch.sla.policies import policies_seed


@dataclass(frozen=True, slots=True)
class Seeded:
    centre: Centre
    accounts: list[accounts.Account]
    tablets: dict[str, str]
    hospitals: int
    stations: int


def demo_seed(city: City, *, time_zone: str | None = None, units: int | None = None, folder: Path = FOLDER) -> Seeded:
    """Make what is missing and leave what is there. Run again it changes nothing and says the same."""
    units = units or units_wanted(city)
    actor = Actor.system("demo")
    accounts_file, tablets_file = folder / accounts.FILE.name, folder / fleet.FILE.name
    with action(actor):
        centre = centre_ensure(where(city), time_zone)
        seats_ensure(actor, centre)
        people = accounts.accounts_ensure(centre, accounts_file)
        spots = station_spots(city, units)
        made = fleet.units_ensure(actor, centre, spots, units)
        tokens = fleet.tablets_ensure(actor, centre, made, tablets_file)
        hospitals = fleet.hospitals_ensure(centre, hospital_spots(city))
    accounts.accounts_keep(people, accounts_file)
    fleet.tablets_keep(centre, tokens, tablets_file)
    policies_seed(centre)
    _triage_ensure()
    return Seeded(centre, people, tokens, hospitals, len({unit.station_id for unit in made}))


def _triage_ensure() -> None:
    """The protocol that comes with the system, where none is active."""
    if protocol_label() is None:
        protocol_load(Actor.system("demo"), content=folder_read(shipped_folder()))
