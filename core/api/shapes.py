"""The shapes of replies as JSON Schema (2020-12, as OpenAPI 3.1 has it).

A reply is a TypedDict: mypy holds the function that makes it to its fields, and the schema is made from the same
declaration. `Annotated[str, CallState]` says that a text is one of the states of that table;
`Annotated[float, "seconds"]` says what a number means.
"""

from collections.abc import Callable
from datetime import datetime
from enum import Enum
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, NotRequired, Union, get_args, get_origin, get_type_hints, is_typeddict
from uuid import UUID

Schema = dict[str, Any]

# Gives the reference to a TypedDict or an enumeration, which stand in the schema by name.
Refer = Callable[[type], Schema]

BASIC: dict[Any, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    datetime: {"type": "string", "format": "date-time"},
    UUID: {"type": "string", "format": "uuid"},
    NoneType: {"type": "null"},
    Any: {},
}


def object_schema(shape: type, refer: Refer) -> Schema:
    """A TypedDict as an object: its fields, and which of them are always there."""
    hints = get_type_hints(shape, include_extras=True)
    required = sorted(shape.__required_keys__)  # type: ignore[attr-defined]
    schema: Schema = {"type": "object", "properties": {name: hint_schema(hint, refer) for name, hint in hints.items()}}
    if shape.__doc__:
        schema["description"] = shape.__doc__.strip()
    return {**schema, "required": required} if required else schema


def hint_schema(hint: Any, refer: Refer) -> Schema:
    """One field's hint as a schema. Raises TypeError for a hint that says too little."""
    if hint in BASIC:
        return dict(BASIC[hint])
    if is_typeddict(hint) or (isinstance(hint, type) and issubclass(hint, Enum)):
        return refer(hint)
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is NotRequired:
        return hint_schema(arguments[0], refer)
    if origin is Annotated:
        return _annotated(arguments[0], arguments[1:], refer)
    if origin in {Union, UnionType}:
        return _either([hint_schema(argument, refer) for argument in arguments])
    if origin is Literal and len(arguments) == 1:
        return {**BASIC[type(arguments[0])], "const": arguments[0]}
    return _collection(hint, origin, arguments, refer)


def enum_schema(choices: type[Enum]) -> Schema:
    return {"type": "string", "enum": [choice.value for choice in choices]}


def _annotated(hint: Any, notes: tuple[Any, ...], refer: Refer) -> Schema:
    schema = hint_schema(hint, refer)
    for note in notes:
        if isinstance(note, str):
            schema = {**schema, "description": note}
        elif isinstance(note, type) and issubclass(note, Enum):
            schema = {**schema, **refer(note)}
            schema.pop("type", None)
    return schema


def _either(parts: list[Schema]) -> Schema:
    """One of several. Where a list of types says it all it is one, as with most of what may be null."""
    given = [part for part in parts if part != BASIC[NoneType]]
    if len(given) == 1 and _is_plain(given[0]):
        return {**given[0], "type": [given[0]["type"], "null"]}
    if all(_is_plain(part) and "format" not in part for part in parts):
        return {"type": [part["type"] for part in parts]}
    return {"oneOf": parts}


def _is_plain(schema: Schema) -> bool:
    return schema.keys() <= {"type", "format"} and isinstance(schema.get("type"), str)


def _collection(hint: Any, origin: Any, arguments: tuple[Any, ...], refer: Refer) -> Schema:
    if origin is list and len(arguments) == 1:
        return {"type": "array", "items": hint_schema(arguments[0], refer)}
    if origin is dict and len(arguments) == 2:
        return {"type": "object", "additionalProperties": hint_schema(arguments[1], refer)}
    if origin is tuple and arguments and Ellipsis not in arguments:
        parts = [hint_schema(argument, refer) for argument in arguments]
        return {"type": "array", "prefixItems": parts, "minItems": len(parts), "maxItems": len(parts), "items": False}
    raise TypeError(f"{hint!r} does not say what a reply holds")
