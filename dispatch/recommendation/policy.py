"""The rules and weights of this installation: the defaults, with what RECOMMENDATION_RULES and _WEIGHTS change.

Changed weights carry their own version, so that a stored ranking always says what it was made with.
"""

import hashlib
from dataclasses import fields, replace
from functools import lru_cache
from typing import Any

import orjson
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from dispatch.recommendation.rules import Rules, Weights


def rules_now() -> Rules:
    """Raises ImproperlyConfigured when the setting names a number that does not exist."""
    return _rules(orjson.dumps(settings.RECOMMENDATION_RULES))


def weights_now() -> Weights:
    """Raises ImproperlyConfigured when the setting names a number that does not exist."""
    return _weights(orjson.dumps(settings.RECOMMENDATION_WEIGHTS, option=orjson.OPT_SORT_KEYS))


@lru_cache
def _rules(changed: bytes) -> Rules:
    given: dict[str, Any] = orjson.loads(changed)
    if "divert_for" in given:
        given["divert_for"] = tuple(given["divert_for"])
    return _changed("RECOMMENDATION_RULES", Rules(), given)


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
    return _changed("RECOMMENDATION_WEIGHTS", standard, {**given, "version": f"{standard.version}+{mark}"})


def _changed[T: (Rules, Weights)](setting: str, standard: T, given: dict[str, Any]) -> T:
    unknown = sorted(set(given) - {field.name for field in fields(standard)})
    if unknown:
        raise ImproperlyConfigured(f"{setting} names {unknown[0]}, which does not exist (docs/recommendation.md).")
    return replace(standard, **given)
