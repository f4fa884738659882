"""A small Chinese town with what search has to tell apart: namesakes, lanes, an estate, a village, carriageways."""

from tests.cad.geo.importing.drawing import Drawing


def town() -> Drawing:
    draw = Drawing()
    _streets(draw)
    _doors(draw)
    _estate(draw)
    _hospital(draw)
    _expressway(draw)
    _districts(draw)
    return draw


def _streets(draw: Drawing) -> None:
    draw.way((-2000, 0), (0, 0), (2000, 0), highway="primary", name="中山路", name__en="Zhongshan Road")
    draw.way(
        (0, -1500), (0, 0), (0, 800), (0, 3000), (0, 3500), highway="primary", name="人民路", name__en="Renmin Road"
    )
    draw.way((-2000, 3000), (0, 3000), (2000, 3000), highway="residential", name="中山路")  # in the north, another
    draw.way((500, 0), (500, 800), highway="residential", name="和平里")
    draw.way((0, 800), (500, 800), (1500, 800), highway="residential", name="重庆路")
    draw.way((-800, 0), (-800, 800), highway="residential", name="五一路")


def _doors(draw: Drawing) -> None:
    for east, number in ((100, "12号"), (150, "14号"), (300, "26号"), (200, "108弄12号"), (210, "108弄16号")):
        draw.node(east, 12, addr__street="中山路", addr__housenumber=number)
    draw.node(100, 3012, addr__street="中山路", addr__housenumber="12号")


def _estate(draw: Drawing) -> None:
    draw.area(600, 100, 1200, 700, landuse="residential", name="阳光花园", name__en="Sunshine Garden")
    draw.node(650, 150, addr__place="阳光花园", addr__housenumber="3栋", addr__unit="1单元")
    draw.node(660, 150, addr__place="阳光花园", addr__housenumber="3栋", addr__unit="2单元")
    draw.node(900, 400, addr__place="阳光花园", addr__housenumber="5栋")
    draw.node(1200, 400, barrier="gate", entrance="main", name="东门")
    draw.node(1000, 300, emergency="defibrillator", ref="AED-0001", name="AED 阳光花园物业")
    draw.node(-1500, 1500, place="village", name="李家村")
    draw.node(-1480, 1520, addr__place="李家村", addr__housenumber="3组12号")
    draw.node(-1480, 1560, addr__place="李家村", addr__housenumber="三组14号")
    draw.node(1250, 420, shop="supermarket", name="永辉超市")


def _hospital(draw: Drawing) -> None:
    draw.area(-900, -400, -700, -200, amenity="hospital", emergency="yes", name="平原市人民医院", short_name="市医院")
    draw.node(-800, -300, healthcare="department", name="急诊科", addr__place="平原市人民医院")
    draw.node(-820, -150, amenity="pharmacy", name="康泰大药房")
    draw.node(-1600, 3050, amenity="hospital", name="平原市中医院")


def _expressway(draw: Drawing) -> None:
    """Eastbound in the south, westbound 40 m north of it; posts each kilometre from K10."""
    tags = {"highway": "motorway", "name": "绕城高速", "ref": "S01", "oneway": "yes"}
    eastbound = [
        draw.node(x, -2000, highway="milestone", distance=str(12 + x / 1000)) for x in range(-2000, 2001, 1000)
    ]
    westbound = [
        draw.node(x, -1960, highway="milestone", distance=str(12 + x / 1000)) for x in range(2000, -2001, -1000)
    ]
    draw.way(*eastbound, **tags)
    draw.way(*westbound, **tags)
    draw.way((2000, -2000), (2000, 0), highway="motorway_link", oneway="no")
    draw.way((2000, -1960), (2000, -2000), highway="motorway_link", oneway="no")


def _districts(draw: Drawing) -> None:
    south = draw.way((-4000, 2000), (-4000, -3000), (4000, -3000), (4000, 2000))
    line = draw.way((-4000, 2000), (4000, 2000))
    north = draw.way((4000, 2000), (4000, 5000), (-4000, 5000), (-4000, 2000))
    tags = {"type": "boundary", "boundary": "administrative", "admin_level": "6"}
    draw.relation(("w", south, "outer"), ("w", line, "outer"), **tags, name="南城区")
    draw.relation(("w", north, "outer"), ("w", line, "outer"), **tags, name="北城区")
