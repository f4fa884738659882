"""A small Chinese town with one of everything that an import has to understand."""

from tests.cad.geo.importing.drawing import Drawing


def town() -> Drawing:
    draw = Drawing()
    _streets(draw)
    _expressway(draw)
    _doors(draw)
    _estate(draw)
    _hospital(draw)
    _villages(draw)
    _ground(draw)
    _districts(draw)
    return draw


def _streets(draw: Drawing) -> None:
    draw.way((-1000, 0), (0, 0), (400, 0), (1000, 0), highway="primary", name="朝阳路", name__en="Chaoyang Road")
    draw.way((0, -1000), (0, 0), (0, 1000), highway="secondary", name="长安街", old_name="老街", loc_name="十字街")
    draw.way((400, 0), (400, 600), highway="residential", name="重庆路", alt_name="山城路;渝路")
    draw.way((-1000, 3000), (-400, 3000), highway="residential", name="朝阳路")  # far off: another street, a rival
    draw.way((-400, 3000), (0, 1000), highway="tertiary", name="北大路", bridge="yes", bridge__name="彩虹桥")
    draw.way((1000, 0), (1000, 500), highway="service", access="private", name="内部路")


def _expressway(draw: Drawing) -> None:
    """Eastbound and westbound apart, each with its posts; one post stands beside the line."""
    east = [draw.node(x, -2000) for x in (-2000, -1000)]
    east += [draw.node(0, -2000, highway="milestone", distance="23.5"), draw.node(2000, -2000)]
    west = [east[-1], draw.node(0, -1970, highway="milestone", distance="23.5"), east[0]]
    tags = {"highway": "motorway", "name": "绕城高速", "ref": "S01", "name__en": "Ring Expressway"}
    draw.way(*east, **tags)
    draw.way(*west, **tags)
    draw.node(1000, -2012, highway="milestone", name="K24+500", ref="S01")
    draw.node(500, -1500, highway="milestone")  # says nothing
    draw.way((-2000, -2000), (-1000, 0), highway="motorway_link", oneway="no")


def _doors(draw: Drawing) -> None:
    road = "朝阳路"
    draw.node(30, 12, addr__street=road, addr__housenumber="12号")
    draw.node(31, 12, addr__street=road, addr__housenumber="12号", shop="bakery", name="面包房")  # of the same house
    draw.area(60, 10, 70, 20, building="yes", addr__street=road, addr__housenumber="108弄12号")
    draw.node(-30, 12, addr__street="朝阳路", addr__housenumber="甲16号")
    draw.node(-50, 12, addr__street="不存在路", addr__housenumber="5号")
    draw.node(-60, 12, addr__housenumber="7号")
    numbered = [draw.node(x, -15, addr__street=road, addr__housenumber=f"{n}号") for x, n in ((100, 101), (300, 121))]
    draw.way(numbered[0], (200, -15), numbered[1], addr__interpolation="odd")
    wrong = [draw.node(x, -25, addr__street=road, addr__housenumber=f"{n}号") for x, n in ((500, 201), (600, 210))]
    draw.way(*wrong, addr__interpolation="odd")
    house = draw.area(-200, 10, -190, 20, building="yes", addr__housenumber="9号")
    draw.relation(("w", house, "house"), type="associatedStreet", name="长安街")


def _estate(draw: Drawing) -> None:
    """阳光花园: outline and courtyard as a multipolygon, two buildings, one with staircases, a gate."""
    outer = draw.area(500, 100, 900, 500)
    inner = draw.area(680, 280, 720, 320)
    draw.relation(
        ("w", outer, "outer"), ("w", inner, "inner"), type="multipolygon", landuse="residential",
        name="阳光花园", name__en="Sunshine Garden",
    )  # fmt: skip
    ring: list[tuple[float, float] | int] = [(520, 120), draw.node(530, 120, entrance="staircase", addr__unit="1单元")]
    ring += [draw.node(540, 120, entrance="staircase", addr__unit="2单元"), (560, 120), (560, 140), (520, 140)]
    draw.way(*ring, ring[0], building="apartments", addr__place="阳光花园", addr__housenumber="3栋")
    draw.area(600, 120, 640, 140, building="apartments", addr__housenumber="5栋")
    draw.node(915, 300, barrier="gate", entrance="main", name="东门")
    draw.node(1500, 300, barrier="gate", name="西门")  # of nothing
    draw.node(1300, 350, office="company", name="平原机床厂")
    draw.node(1250, 300, barrier="gate", name="厂门", addr__place="平原机床厂")
    draw.node(700, 200, emergency="defibrillator", ref="AED-0001", defibrillator__location="物业大厅")


def _hospital(draw: Drawing) -> None:
    draw.area(
        -900, 100, -700, 300, amenity="hospital", emergency="yes", name="第一人民医院", alt_name="市一医院",
        short_name="一院", old_name="红十字医院", official_name="平原市第一人民医院",
        name__en="First People's Hospital",
    )  # fmt: skip
    draw.node(-800, 200, healthcare="department", name="急诊科", name__en="Emergency Department")
    draw.node(-600, 200, healthcare="department", name="儿科", addr__place="市一医院")


def _villages(draw: Drawing) -> None:
    draw.node(-1500, 1500, place="village", name="李家村")
    draw.node(-1480, 1520, addr__place="李家村", addr__housenumber="3组12号")
    draw.node(-3000, 1500, addr__place="王家村", addr__housenumber="1组2号")
    draw.node(-3000, 1540, addr__place="王家村", addr__housenumber="1组4号")
    draw.node(20, 500, addr__place="长安街", addr__housenumber="50号")  # a street, written as a place


def _ground(draw: Drawing) -> None:
    outer, island = draw.area(1500, 500, 2000, 1000), draw.area(1700, 700, 1800, 800)
    draw.relation(("w", outer, "outer"), ("w", island, "inner"), type="multipolygon", natural="water", name="镜湖")
    draw.way((-2000, -500), (2000, -500), railway="rail", name="陇海铁路")
    draw.area(100, 700, 300, 900, leisure="park", name="人民公园")
    draw.way((2000, 1200), (1400, 1200), route="ferry", name="镜湖渡轮")
    draw.way((1000, 0), (1400, 1200), highway="residential", name="渡口路")
    draw.way((2000, 1200), (2400, 1200), highway="residential", name="对岸路")
    draw.way((5000, 5000), (5000, 5400), highway="residential", name="孤岛路")  # joined to nothing


def _districts(draw: Drawing) -> None:
    south = draw.way((-4000, 400), (-4000, -3000), (3000, -3000), (3000, 400))
    line = draw.way((-4000, 400), (3000, 400))
    north = draw.way((3000, 400), (3000, 4000), (-4000, 4000), (-4000, 400))
    tags = {"type": "boundary", "boundary": "administrative"}
    for name, way in (("南城区", south), ("北城区", north)):
        draw.relation(("w", way, "outer"), ("w", line, "outer"), **tags, admin_level="6", name=name)
    draw.relation(("w", line, "outer"), **tags, admin_level="8", name="断头街道")
    draw.relation(("w", line, "outer"), **tags, admin_level="4", name="省")
