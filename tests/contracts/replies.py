"""What the server sends against what its schema declares: no field missing, none too many, none of another kind."""

from datetime import datetime
from functools import cache
from typing import Any

import orjson
from django.utils import translation
from drf_spectacular.generators import SchemaGenerator
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from core.api.renderers import to_json

Schema = dict[str, Any]

FORMATS = FormatChecker(())
FORMATS.checks("date-time", ValueError)(lambda text: not isinstance(text, str) or bool(datetime.fromisoformat(text)))


@cache
def api_schema() -> Schema:
    with translation.override("en"):
        schema: Schema = orjson.loads(to_json(SchemaGenerator().get_schema(public=True)))
    return schema


def component_errors(name: str, value: Any) -> list[str]:
    """Where a value from JSON departs from the component of this name."""
    return _errors(f"/components/schemas/{name}", value)


def reply_errors(method: str, route: str, status: int, value: Any) -> list[str]:
    """Where a reply departs from what its operation declares for the status. `route` is as in OpenAPI."""
    declared = api_schema()["paths"][route][method]["responses"].get(str(status))
    if declared is None:
        return [f"{method} {route} does not declare {status}"]
    if "content" not in declared:
        return [] if value is None else [f"{method} {route} declares no body for {status}"]
    [media] = declared["content"]
    keys = ("paths", route, method, "responses", str(status), "content", media, "schema")
    return _errors("".join("/" + key.replace("~", "~0").replace("/", "~1") for key in keys), value)


def _errors(pointer: str, value: Any) -> list[str]:
    validator = Draft202012Validator({"$ref": f"urn:api#{pointer}"}, registry=_registry(), format_checker=FORMATS)
    return [f"{error.json_path}: {error.message[:300]}" for error in validator.iter_errors(value)]


@cache
def _registry() -> Any:
    return Registry().with_resource("urn:api", DRAFT202012.create_resource(_closed(api_schema())))


def _closed(node: Any) -> Any:
    """The schema with every object closed. To other clients a new field is no breach; here it has to be declared."""
    if isinstance(node, list):
        return [_closed(item) for item in node]
    if not isinstance(node, dict):
        return node
    closed = {key: _closed(value) for key, value in node.items()}
    if node.get("type") == "object" and "properties" in node:
        closed.setdefault("additionalProperties", False)
    return closed
