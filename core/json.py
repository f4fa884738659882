"""JSON into the database, by orjson: twenty times as quick as the standard encoder, which counts with a ranking."""

import json
from typing import Any

import orjson


class OrjsonEncoder(json.JSONEncoder):
    """For `JSONField(encoder=…)` of what is large or written with every action."""

    def encode(self, o: Any) -> str:
        return orjson.dumps(o).decode()
