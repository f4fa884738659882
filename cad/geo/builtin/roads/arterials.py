"""The arterials of the city: a grid along and across the river, drawn by hand, moved a little by seed.

Tables are in metres of the design plane at scale 1: position of the line, its ends, kind, name and how it is divided.
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from cad.geo.builtin.ground import Ground
from cad.geo.builtin.naming.name import Name, name_of
from cad.geo.builtin.plan import Plan
from cad.geo.builtin.plane import Point, resampled, turned
from cad.geo.builtin.roads.road import Road
from cad.geo.builtin.water import Course

STEP = 120.0
BANK_ROAD = 75.0  # from the water to the middle of the riverside road


@dataclass(frozen=True, slots=True)
class Row:
    """`cut` says how its name is divided: whole, halves (东西, 南北), thirds, or the places where 一, 二, 三 change."""

    at: float
    start: float
    end: float
    kind: str
    name: str
    suffix: str = "路"
    cut: str | tuple[float, ...] = "whole"
    bridge: str = ""


@dataclass(frozen=True, slots=True)
class NewTown:
    """A part of the city with a grid of its own: middle, half its side, and by how much it is turned."""

    name: str
    at: Point
    half: float
    angle: float
    streets: str


NEW_TOWNS = (
    NewTown("科技", (6500, -5700), 2000, 0.42, "创新 创业 高新 软件 智慧 光电 数据 芯源 研发 孵化"),
    NewTown("空港", (6250, 7250), 1500, 0.68, "航天 云端 蓝天 货运 临空 鹏程 飞云 展翼 保税 通达"),
    NewTown("鹤鸣", (-5850, 7150), 1600, 0.84, "鹤翔 鹤舞 松鹤 鹤桥 云鹤 白鹤 鹤林 鹤山 鹤园 鹤溪"),
    NewTown("产业", (-6700, -7200), 1700, 0.9, "工业 装备 机电 轴承 锻造 精工 汽配 铸造 冶金 建材"),
)

# Along the river, from north to south.
ALONG = (
    Row(7050, -2600, 3300, "tertiary", "铁道"),
    Row(6250, -4700, 5600, "secondary", "迎宾", "大道"),
    Row(4480, -5100, 5000, "secondary", "新华", cut="halves"),
    Row(3760, -6500, 6300, "primary", "和平", cut="halves"),
    Row(2400, -5100, 3500, "secondary", "文化", cut="thirds"),
    Row(1720, -7400, 7700, "primary", "人民", cut="thirds"),
    Row(1010, -6400, 7300, "secondary", "中山", cut=(-3100, -1500, 0, 1600, 3600)),
    Row(-1080, -6900, 7300, "secondary", "沿江", cut="halves"),
    Row(-2480, -7700, 7600, "primary", "长江", cut="thirds"),
    Row(-3250, -6100, 6900, "secondary", "工农", cut="halves"),
    Row(-3950, -7300, 4700, "tertiary", "红旗"),
    Row(-1750, -7700, -3900, "tertiary", "港前"),
    Row(-1780, 4300, 7300, "tertiary", "东苑"),
    Row(-5500, -3400, 3600, "secondary", "学府", "大道"),
    Row(-6350, -2400, 3000, "tertiary", "育才", cut="halves"),
)
# Across the river, from west to east.
ACROSS = (
    Row(-7650, -3950, 0, "secondary", "港城"),
    Row(-6900, -5200, 2300, "secondary", "码头", bridge="石渡大桥"),
    Row(-6050, -3900, 2600, "tertiary", "纺织"),
    Row(-4560, 0, 3700, "tertiary", "青年", cut="whole"),
    Row(-3120, -5600, 6500, "primary", "朝阳", cut="halves", bridge="白鹭洲大桥"),
    Row(-3900, -5000, 0, "tertiary", "光明"),
    Row(-1560, 0, 7050, "secondary", "文昌"),
    Row(-1480, -6350, 0, "secondary", "劳动"),
    Row(-760, 0, 3760, "tertiary", "民主"),
    Row(0, -8300, 8300, "primary", "解放", "大道", bridge="解放大桥"),
    Row(820, 0, 4480, "tertiary", "书院"),
    Row(1600, -6350, 7050, "secondary", "胜利", cut="halves", bridge="胜利大桥"),
    Row(850, -6350, 0, "tertiary", "师院"),
    Row(2430, -4650, 0, "tertiary", "向阳"),
    Row(3600, 0, 5300, "secondary", "东湖"),
    Row(3250, -5500, 0, "secondary", "黄河"),
    Row(4300, -5000, 0, "tertiary", "友谊"),
    Row(6050, 0, 3760, "secondary", "兴业"),
    Row(7050, 0, 3760, "tertiary", "会展"),
    Row(5950, -3900, 0, "tertiary", "科苑"),
    Row(7100, -3900, 0, "secondary", "迎春"),
)
# Corner to corner: the points of the line.
SLANTING = (
    ("站前", "大道", "primary", ((1600, 2400), (2500, 3300), (3100, 4480), (4200, 6250))),
    ("西南", "大道", "primary", ((-1480, -1080), (-2450, -2480), (-3900, -3950), (-5200, -5400))),
    ("复兴", "路", "secondary", ((-1560, 2400), (-2500, 3500), (-3300, 4900))),
)
ORDINALS = "一二三四五六七八九"


def arterials(plan: Plan, ground: Ground, course: Course) -> list[Road]:
    chance, s = plan.chance("arterials"), plan.scale
    roads = _riversides(plan, ground, course)
    for row in _wanted(ALONG, plan):
        at = (row.at + chance.uniform(-60, 60)) * s
        slant = chance.uniform(-0.035, 0.035)
        roads += _pieces(row, ground, s, _along(at, slant), "西东")
    for row in _wanted(ACROSS, plan):
        at = row.at * s if row.name == "解放" else (row.at + chance.uniform(-60, 60)) * s
        slant = 0.0 if row.name == "解放" else chance.uniform(-0.035, 0.035)
        roads += _pieces(row, ground, s, _across(at, slant), "南北")
    for name, suffix, kind, points in SLANTING:
        line = resampled([(u * s, v * s) for u, v in points], STEP)
        roads.append(Road(name_of(name, suffix), kind, ground.line(line)))
    return roads + [road for town in NEW_TOWNS for road in _new_town(town, plan, ground)]


def _along(at: float, slant: float) -> Callable[[float], Point]:
    return lambda w: (w, at + slant * w)


def _across(at: float, slant: float) -> Callable[[float], Point]:
    return lambda w: (at + slant * w, w)


def _wanted(rows: tuple[Row, ...], plan: Plan) -> list[Row]:
    """A small town has only the great ones."""
    return [row for row in rows if plan.scale >= 0.6 or row.kind == "primary"]


def _pieces(row: Row, ground: Ground, scale: float, at: Callable[[float], Point], ends: str) -> list[Road]:
    bridge = name_of(row.bridge[:-2], "大桥") if row.bridge else None
    roads = []
    for start, end, name in _named(row, ends):
        line = resampled([at(start * scale), at(end * scale)], STEP)
        roads.append(Road(name, row.kind, ground.line(line), bridge=bridge, dual=row.kind == "primary"))
    return roads


def _named(row: Row, ends: str) -> list[tuple[float, float, Name]]:
    """(from, to, name) of each part; `ends` are the words for the lower and the upper end."""
    if row.cut == "whole":
        return [(row.start, row.end, name_of(row.name, row.suffix))]
    if isinstance(row.cut, tuple):
        marks = [row.start, *row.cut, row.end]
        return [(a, b, name_of(row.name, ORDINALS[i], row.suffix)) for i, (a, b) in enumerate(pairwise(marks))]
    marks, words = ([0.0], ends) if row.cut == "halves" else ([-2300.0, 2300.0], ends[0] + "中" + ends[1])
    marks = [row.start, *marks, row.end]
    return [(a, b, name_of(row.name, word, row.suffix)) for a, b, word in zip(marks, marks[1:], words, strict=False)]


def _riversides(plan: Plan, ground: Ground, course: Course) -> list[Road]:
    """滨江路 on the north bank in three parts, 江南大道 on the south bank; around the islands a lane."""
    s = plan.scale
    roads = []
    for start, end, word in ((-8300, -2300, "西"), (-2300, 2300, "中"), (2300, 8300, "东")):
        line = [(u, course.half(u) + BANK_ROAD) for u in _steps(start * s, end * s)]
        roads.append(Road(name_of("滨江", word, "路"), "primary", ground.line(line), dual=True))
    line = [(u, -course.half(u) - BANK_ROAD) for u in _steps(-8000 * s, 8000 * s)]
    roads.append(Road(name_of("江南", "大道"), "primary", ground.line(line), dual=True))
    for side in (-1, 1):
        line = [
            (course.stream(v) + side * 58.0, v) for v in _steps(course.half(course.stream_at), course.stream_end * 0.94)
        ]
        roads.append(Road(name_of("青溪", "西东"[side > 0], "路"), "tertiary", ground.line(line)))
    isle = course.islands[0]
    inner = (isle.end - isle.start) * 0.13
    us = _steps(isle.start + inner, isle.end - inner)
    ring = [(u, 0.7 * isle.at(u)) for u in us] + [(u, -0.7 * isle.at(u)) for u in reversed(us)]
    ring.append(ring[0])
    roads.append(Road(name_of("白鹭洲", "路"), "residential", ground.line(ring)))
    return roads


def _new_town(town: NewTown, plan: Plan, ground: Ground) -> list[Road]:
    """A grid of its own, turned; the middle line along is its avenue."""
    chance, s = plan.chance(town.name), plan.scale
    middle = (town.at[0] * s, town.at[1] * s)
    names = town.streets.split()
    chance.shuffle(names)
    marks = (-1.0, -0.52, 0.0, 0.47, 1.0) if s >= 0.6 else (-1.0, 0.0, 1.0)
    roads = []
    for i, mark in enumerate(marks):
        for along in (True, False):
            at, lean = mark * town.half * s * 0.86, chance.uniform(-0.06, 0.06) * town.half * s
            low, high = (-town.half * chance.uniform(0.86, 1.1) * s, town.half * chance.uniform(0.86, 1.1) * s)
            ends = ((low, at - lean), (high, at + lean)) if along else ((at - lean, low), (at + lean, high))
            line = [turned((middle[0] + x, middle[1] + y), town.angle, middle) for x, y in ends]
            great = along and mark == 0
            name = name_of(town.name, "大道") if great else name_of(names.pop(), "路")
            kind = "primary" if great else ("secondary" if i % 2 == 0 else "tertiary")
            roads.append(Road(name, kind, ground.line(resampled(line, STEP)), dual=great))
    return roads


def _steps(start: float, end: float) -> list[float]:
    pieces = max(2, round((end - start) / STEP))
    return [start + (end - start) * i / pieces for i in range(pieces + 1)]
