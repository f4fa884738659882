"""The whole city, from a seed to an extract."""

import gc
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from cad.geo.builtin.blocks.block import Block, Joints, block_of
from cad.geo.builtin.blocks.quarters import Quarters
from cad.geo.builtin.blocks.uses import uses_decide
from cad.geo.builtin.districts import Districts
from cad.geo.builtin.extras import aeds_build, bridges_build, fuel_build, nature_build, river_names, stations_build
from cad.geo.builtin.ground import Ground
from cad.geo.builtin.naming.name import name_of
from cad.geo.builtin.naming.streets import streets_name
from cad.geo.builtin.plan import Plan
from cad.geo.builtin.plane import Line
from cad.geo.builtin.roads.arterials import arterials
from cad.geo.builtin.roads.carriageways import Post
from cad.geo.builtin.roads.country import highways, lanes_between, town_streets, villages
from cad.geo.builtin.roads.cutting import blocks_cut
from cad.geo.builtin.roads.dual import carriageways_part
from cad.geo.builtin.roads.flow import lights_set, oneways_choose, traps_open
from cad.geo.builtin.roads.network import Network, network_of
from cad.geo.builtin.roads.rings import first_ring, outward, second_ring, third_ring
from cad.geo.builtin.roads.road import Road
from cad.geo.builtin.roads.streets import Street, places_of, streets_of
from cad.geo.builtin.roads.strokes import strokes_of, unite
from cad.geo.builtin.roads.system import expressways_lay
from cad.geo.builtin.sheets import borders_put, roads_put, water_put, works_put
from cad.geo.builtin.things import Feature, Works
from cad.geo.builtin.transit import Crossings, Rail, bus_stops_build, metro_build, railway_build
from cad.geo.builtin.villages import villages_build
from cad.geo.builtin.water import Course, Water
from cad.geo.builtin.writing import Sheet
from cad.geo.builtin.zones import Zones

Say = Callable[[str], None]


@dataclass(eq=False)
class BuiltCity:
    """What was built, before it is written: the truth that tests and benchmarks ask about."""

    plan: Plan
    ground: Ground
    water: Water
    zones: Zones
    districts: Districts
    network: Network
    streets: list[Street]
    blocks: list[Block]
    works: Works
    posts: list[Post]
    tracks: list[Rail]


def city_generate(path: Path, plan: Plan, say: Say) -> BuiltCity:
    """Builds the city and writes it to `path` (.osm.pbf)."""
    gc.disable()  # millions of small objects, all of which stay until the end
    try:
        city = city_build(plan, say)
        say("writing")
        city_write(city, path)
    finally:
        gc.enable()
    return city


def city_build(plan: Plan, say: Say) -> BuiltCity:
    say("river, hills and arterials")
    ground = Ground(plan.seed, plan.scale)
    course = Course(plan)
    water = Water(plan, ground, course)
    zones = Zones(plan, ground, water)
    districts = Districts(plan, zones)
    second, foot = second_ring(plan, ground)
    third = third_ring(plan, ground)
    others = outward(plan, ground, second, third)
    city_roads = arterials(plan, ground, course) + first_ring(plan, ground)
    country = highways(plan, zones, city_roads)
    hamlets = villages(plan, zones, [], [second, third, *others])
    lanes = lanes_between(plan, zones, country, hamlets)
    roads = city_roads + foot + _park_roads(zones) + country + town_streets(plan, zones) + lanes
    network = network_of(roads, water, zones.closed)
    say("streets and blocks")
    streets, blocks = _streets(
        plan, zones, network, [second.line, third.line, water.stream, *(way.line for way in others)]
    )
    say("houses, doors and places")
    works = Works()
    nature_build(plan, works, water, zones)
    _quarters(plan, zones, districts, network, works, blocks)
    villages_build(works, network, water, plan.chance("villages built"), hamlets)
    crossings = Crossings(network)
    tracks = metro_build(plan, ground, works, crossings) + railway_build(plan, ground)
    bus_stops_build(works, network, water, plan.chance("bus"), streets, crossings)
    _towns(works, zones)
    fuel_build(plan, works, plan.chance("fuel"), blocks)
    stations_build(plan, works, plan.chance("stations"), districts, [(n, ground(at)) for n, at in zones.towns])
    aeds_build(plan, works, plan.chance("aed"))
    say("expressways and traffic")
    posts = expressways_lay(plan, network, water, second, third, others)
    lights_set(network)
    carriageways_part(network)
    traps_open(network, oneways_choose(network, plan.chance("oneways")))
    bridges_build(works, network)
    return BuiltCity(plan, ground, water, zones, districts, network, streets, blocks, works, posts, tracks)


def city_write(city: BuiltCity, path: Path) -> None:
    sheet = Sheet()
    number = roads_put(sheet, city.network, city.plan.chance("restrictions"))
    water_put(sheet, city.water, *river_names())
    works_put(sheet, city.works, number)
    for track in city.tracks:
        sheet.line(track.line, track.tags)
    borders_put(sheet, city.districts)
    sheet.write(path)


def _streets(plan: Plan, zones: Zones, network: Network, strips: list[Line]) -> tuple[list[Street], list[Block]]:
    faces, cuts = blocks_cut(plan, zones, network, strips)
    roads = unite(network, strokes_of(network, cuts))
    old = lambda point: zones.in_old_town(zones.ground.design(point))  # noqa: E731
    streets_name(plan.chance("street names"), roads, old, plan.scale)
    streets = streets_of(network)
    places = places_of(streets)
    blocks = [block_of(network, face, places) for face in faces]
    for block in blocks:
        block.design = zones.ground.design(block.centre)
        block.density = zones.density(block.design)
    uses_decide(plan, zones, plan.chance("uses"), blocks)
    return streets, blocks


def _quarters(
    plan: Plan, zones: Zones, districts: Districts, network: Network, works: Works, blocks: list[Block]
) -> None:
    joints = Joints(network)
    quarters = Quarters(
        works, network, joints, plan.chance("quarters"), lambda point: districts.district_of(point).stem
    )
    for block in blocks:
        quarters.build(block)
    joints.make()


def _park_roads(zones: Zones) -> list[Road]:
    return [
        Road(
            name_of(park.name, "环湖路" if park.kind == "lake" else "环山路"),
            "tertiary",
            [*park.ring, park.ring[0]],
            bound=True,
        )
        for park in zones.parks
    ]


def _towns(works: Works, zones: Zones) -> None:
    for name, at in zones.towns:
        works.features.append(Feature(name_of(name, "镇"), "town", {"place": "town"}, zones.ground(at)))
