from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any, Literal, NotRequired, TypedDict

import pytest

from core.api.shapes import hint_schema, object_schema


class Colour(StrEnum):
    RED = "red"


class Inner(TypedDict):
    a: int


class Outer(TypedDict):
    """Words for readers."""

    inner: Inner
    maybe: NotRequired[str]


def _refer(shape: type) -> dict[str, Any]:
    return {"$ref": shape.__name__}


@pytest.mark.parametrize(
    ("hint", "schema"),
    [
        (int, {"type": "integer"}),
        (datetime | None, {"type": ["string", "null"], "format": "date-time"}),
        (str | float, {"type": ["string", "number"]}),
        (Inner | None, {"oneOf": [{"$ref": "Inner"}, {"type": "null"}]}),
        (Literal["x"], {"type": "string", "const": "x"}),
        (Annotated[str, Colour], {"$ref": "Colour"}),
        (Annotated[str, Colour] | None, {"oneOf": [{"$ref": "Colour"}, {"type": "null"}]}),
        (Annotated[float, "metres"], {"type": "number", "description": "metres"}),
        (list[Inner], {"type": "array", "items": {"$ref": "Inner"}}),
        (dict[str, int], {"type": "object", "additionalProperties": {"type": "integer"}}),
        (dict[str, Any], {"type": "object", "additionalProperties": {}}),
        (
            tuple[int, str],
            {
                "type": "array",
                "prefixItems": [{"type": "integer"}, {"type": "string"}],
                "minItems": 2,
                "maxItems": 2,
                "items": False,
            },
        ),
    ],
)
def test_a_hint_as_a_schema(hint: Any, schema: dict[str, Any]) -> None:
    assert hint_schema(hint, _refer) == schema


def test_a_typed_dict_is_an_object_that_says_what_is_always_there() -> None:
    assert object_schema(Outer, _refer) == {
        "type": "object",
        "description": "Words for readers.",
        "properties": {"inner": {"$ref": "Inner"}, "maybe": {"type": "string"}},
        "required": ["inner"],
    }


@pytest.mark.parametrize("hint", [list, dict[int, str] | bytes, bytes, Literal["a", "b"], tuple[int, ...]])
def test_a_hint_that_says_too_little_is_refused(hint: Any) -> None:
    with pytest.raises(TypeError):
        hint_schema(hint, _refer)
