"""What an ambulance may drive, on the router's own graph of small sites: 400 m straight, or 2,000 round.

Each site lies 3 km from the next, so that none disturbs another.
"""

from collections.abc import Callable
from itertools import count
from typing import Any

import osrm
import pytest

from cad.geo.graph.build import graph_build
from cad.geo.graph.folder import graph_base
from cad.geo.graph.modes import MODES, Mode
from tests.cad.geo.importing.drawing import Drawing

DIRECT_M, ROUND_M, APART = 400, 2_000, 3_000
STREET = {"highway": "residential"}

Site = Callable[[Drawing, int], None]


def round_way(draw: Drawing, x: int) -> None:
    draw.way((x, 0), (x, 800), (x + 400, 800), (x + 400, 0), **STREET)
    draw.way((x - 200, 0), (x, 0), **STREET)
    draw.way((x + 400, 0), (x + 600, 0), **STREET)


def road(**tags: str) -> Site:
    """The direct way is a road with these tags."""

    def site(draw: Drawing, x: int) -> None:
        draw.way((x, 0), (x + 400, 0), **{**STREET, **tags})

    return site


def node(**tags: str) -> Site:
    """On the direct way stands something with these tags."""

    def site(draw: Drawing, x: int) -> None:
        thing = draw.node(x + 200, 0, **tags)
        draw.way((x, 0), thing, (x + 400, 0), **STREET)

    return site


def turn(restriction: str, *, to_the_north: bool = False, **tags: str) -> Site:
    """The direct way begins with a turn rule for those who come from the west."""

    def site(draw: Drawing, x: int) -> None:
        direct = draw.way((x, 0), (x + 400, 0), **STREET)
        via = draw.node(x, 0)
        coming = len(draw.ways) - 2  # the way from the west, drawn by round_way
        assert draw.ways[coming - 1].nodes[-1] == via
        to = coming - 1 if to_the_north else direct
        draw.relation(
            ("w", coming, "from"),
            ("n", via, "via"),
            ("w", to, "to"),
            type="restriction",
            restriction=restriction,
            **tags,
        )

    return site


OPEN: dict[str, Site] = {
    "a street": road(),
    "a private road": road(access="private"),
    "a road for customers": road(highway="service", access="customers"),
    "a road for residents": road(motor_vehicle="destination"),
    "a bus lane": road(highway="service", access="no", bus="yes"),
    "a street for buses": road(highway="busway"),
    "a bus gate of public service vehicles": road(access="no", psv="yes"),
    "an emergency access": road(highway="service", service="emergency_access"),
    "a road closed but for emergencies": road(access="no", emergency="yes"),
    "a path that emergencies may use": road(highway="pedestrian", emergency="yes"),
    "a one-way along": road(oneway="yes"),
    "a gate": node(barrier="gate"),
    "a private gate": node(barrier="gate", access="private"),
    "a lift gate": node(barrier="lift_gate"),
    "a gate of an estate": node(barrier="sliding_gate", entrance="main"),
    "a bollard that emergencies may lower": node(barrier="bollard", emergency="yes"),
    "a closed gate that emergencies may open": node(barrier="gate", access="no", emergency="yes"),
    "a rising bollard": node(barrier="bollard", bollard="rising"),
    "a toll booth": node(barrier="toll_booth"),
    "a turn that is not forbidden": turn("no_left_turn", to_the_north=True),
    "a forbidden turn, except in an emergency": turn("no_straight_on", except__="psv;emergency"),
    "a one-way that is none in an emergency": road(oneway="-1", oneway__emergency="no"),
    "a low bridge, high enough": road(maxheight="3.5"),
}
CLOSED: dict[str, Site] = {
    "a one-way against": road(oneway="-1"),
    "a footway": road(highway="footway"),
    "a pedestrian street": road(highway="pedestrian"),
    "steps": road(highway="steps"),
    "a road under construction": road(highway="construction"),
    "a closed road": road(access="no"),
    "a platform for buses": road(highway="platform", bus="yes"),
    "a bollard": node(barrier="bollard"),
    "a block": node(barrier="block"),
    "a gate that is closed for all": node(barrier="gate", access="no"),
    "a forbidden turn": turn("no_straight_on"),
    "an only way elsewhere": turn("only_left_turn", to_the_north=True),
    "a low bridge": road(maxheight="2.5"),
    "a narrow passage": road(maxwidth="2"),
    "a weak bridge": road(maxweight="3.5"),
}


@pytest.fixture(scope="module")
def sites(tmp_path_factory) -> tuple[dict[str, int], dict[Mode, Any]]:
    """Where each site lies, and the router's graph of all for each mode."""
    folder, draw, places = tmp_path_factory.mktemp("profile"), Drawing(), {}
    for x, (name, site) in zip(count(0, APART), (OPEN | CLOSED).items(), strict=False):
        round_way(draw, x)
        site(draw, x)
        places[name] = x
    graph_build(draw.write(folder / "sites.osm.pbf"), folder / "graph", lambda words: None)
    engines = {
        mode: osrm.OSRM(
            storage_config=str(graph_base(folder / "graph", mode)), algorithm="MLD", use_shared_memory=False
        )
        for mode in MODES
    }
    return places, engines


def driven(sites, name: str, mode: Mode) -> float:
    """Metres from the street's west end to its east end."""
    places, engines = sites
    ends = [Drawing.place(places[name] + east, 0) for east in (-150, 550)]
    answer = engines[mode].Route(osrm.RouteParameters(coordinates=ends, radiuses=[5.0, 5.0]))
    return float(answer["routes"][0]["distance"]) - 300


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("name", OPEN)
def test_an_ambulance_may_drive(sites, name, mode):
    assert driven(sites, name, mode) == pytest.approx(DIRECT_M, abs=5)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("name", CLOSED)
def test_an_ambulance_may_not_drive(sites, name, mode):
    assert driven(sites, name, mode) == pytest.approx(ROUND_M, abs=10)
