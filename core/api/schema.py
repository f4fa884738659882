"""What drf-spectacular cannot know: how requests are authenticated, and that replies are TypedDicts."""

from enum import Enum
from typing import Any, is_typeddict

from drf_spectacular.extensions import OpenApiAuthenticationExtension, OpenApiSerializerExtension
from drf_spectacular.plumbing import ComponentRegistry, ResolvedComponent, list_hash, load_enum_name_overrides
from drf_spectacular.settings import spectacular_settings

from core.api.replies import ProblemReply
from core.api.shapes import Refer, Schema, enum_schema, object_schema


class TokenScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    target_class = "core.api.authentication.TokenAuthentication"
    name = "token"

    def get_security_definition(self, auto_schema: object) -> dict[str, str]:
        return {"type": "http", "scheme": "bearer"}


class SessionScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    target_class = "core.api.authentication.SessionAuthentication"
    name = "session"

    def get_security_definition(self, auto_schema: object) -> dict[str, str]:
        return {"type": "apiKey", "in": "cookie", "name": "sessionid"}


class _AnyTypedDict(type):
    """TypedDicts have no common base to match by."""

    def __subclasscheck__(cls, subclass: type) -> bool:
        return is_typeddict(subclass)


class AnyReply(metaclass=_AnyTypedDict):
    """Stands for every TypedDict."""


class ReplyShape(OpenApiSerializerExtension):  # type: ignore[no-untyped-call]
    """`responses=CallReply`: the component `Call`, and those that it names."""

    target_class = AnyReply
    match_subclasses = True

    def get_name(self, auto_schema: Any, direction: Any) -> str:
        return component_name(self.target)

    def map_serializer(self, auto_schema: Any, direction: Any) -> Schema:
        return object_schema(self.target, referrer(auto_schema.registry))


def component_name(shape: type) -> str:
    """`CallReply` is the component `Call`; an enumeration has the name that the settings give it, or its own."""
    if issubclass(shape, Enum):
        choices = list_hash([(choice.value, getattr(choice, "label", choice.name)) for choice in shape])
        named: dict[str, str] = load_enum_name_overrides()  # type: ignore[no-untyped-call]
        return named.get(choices, shape.__name__)
    return shape.__name__.removesuffix("Reply")


def component_add(registry: ComponentRegistry, shape: type) -> Schema:
    """The reference to a TypedDict or an enumeration, put into the registry with all that it names."""
    is_enum = issubclass(shape, Enum)
    name = component_name(shape)
    # The hook that names the enumerations of requests knows them by their name alone.
    made: Any = ResolvedComponent(  # type: ignore[no-untyped-call]
        name=name, type=ResolvedComponent.SCHEMA, object=name if is_enum else shape
    )
    if made not in registry:
        registry.register(made)
        made.schema = enum_schema(shape) if is_enum else object_schema(shape, referrer(registry))
    reference: Schema = made.ref
    return reference


def referrer(registry: ComponentRegistry) -> Refer:
    return lambda shape: component_add(registry, shape)


def refusals_add(result: Schema, generator: Any, **_: Any) -> Schema:
    """A hook of drf-spectacular: every operation may be refused, always in the same shape."""
    problem = component_add(generator.registry, ProblemReply)
    content = {"application/problem+json": {"schema": problem}}
    for operations in result["paths"].values():
        for operation in operations.values():
            operation["responses"]["default"] = {"description": "Refused, and why", "content": content}
    return components_renewed(result, generator)


def components_renewed(result: Schema, generator: Any) -> Schema:
    """The schema with what a hook has put into the registry."""
    result["components"] = generator.registry.build(spectacular_settings.APPEND_COMPONENTS)
    return result
