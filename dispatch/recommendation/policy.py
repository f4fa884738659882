"""The rules and weights of this installation: the defaults, with what RECOMMENDATION_RULES and _WEIGHTS change.

Changed weights carry their own version, so that a stored ranking always says what it was made with.
"""

import hashlib
from dataclasses import replace
from functools import lru_cache
from typing import Any

import orjson
from django.conf import settings

from dispatch.recommendation.rules import Rules, Weights


def rules_now() -> Rules:
    return _rules(orjson.dumps(getattr(settings, "RECOMMENDATION_RULES", {})))


def weights_now() -> Weights:
    return _weights(orjson.dumps(getattr(settings, "RECOMMENDATION_WEIGHTS", {}), option=orjson.OPT_SORT_KEYS))


@lru_cache
def _rules(changed: bytes) -> Rules:
    given: dict[str, Any] = orjson.loads(changed)
    if "divert_for" in given:
        given["divert_for"] = tuple(given["divert_for"])
    return replace(Rules(), **given)


@lru_cache
def _weights(changed: bytes) -> Weights:
    given: dict[str, Any] = orjson.loads(changed)
    if not given:
        return Weights()
    standard = Weights()
    for name in ("over_qualified_s", "cover_s"):
        if name in given:
            given[name] = {**getattr(standard, name), **given[name]}
    mark = hashlib.sha256(changed).hexdigest()[:8]
    return replace(standard, **given, version=f"{standard.version}+{mark}")
