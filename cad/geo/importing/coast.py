"""The coastline as the map draws it: land on its left, water on its right. Kept for the cutting of the sea."""

from itertools import pairwise
from math import hypot
from typing import Any

from cad.geo.importing.harvest import Harvest
from cad.geo.importing.spool import line_text, point_text

SHORE_DEG = 0.00001  # a metre off the coastline: the sea is on its right


def take_coastline(harvest: Harvest, way: Any) -> None:
    places = [(node.lon, node.lat) for node in way.nodes if node.location.valid()]
    if len(places) < 2:
        return
    harvest.coast.add(line_text(places))
    for (ax, ay), (bx, by) in pairwise(places):
        if length := hypot(bx - ax, by - ay):
            east, north = (by - ay) / length * SHORE_DEG, (ax - bx) / length * SHORE_DEG
            x, y = (ax + bx) / 2, (ay + by) / 2
            harvest.shores.add(True, point_text(x + east, y + north))
            harvest.shores.add(False, point_text(x - east, y - north))
