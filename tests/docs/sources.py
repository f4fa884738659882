"""What the server's sources say to people: the strings that go through gettext, and the codes of refusals."""

import ast
from collections.abc import Iterator
from functools import cache

from rest_framework import exceptions

from bin.local.place import ROOT
from core import errors

PACKAGES = ("config", "core", "cad", "fleet", "dispatch")
GETTEXT = "django.utils.translation"

REFUSALS = {
    name for name, kind in vars(errors).items() if isinstance(kind, type) and issubclass(kind, errors.DomainError)
}
REST = {
    name: kind.default_code
    for name, kind in vars(exceptions).items()
    if isinstance(kind, type) and issubclass(kind, exceptions.APIException) and kind is not exceptions.APIException
}

# Codes that are not written where they are raised: those of BadCoordinates (core/coordinates.py), carried on.
# Another expression is a new kind: say where its values come from.
CARRIED = {"refusal.code", "error.code"}


@cache
def modules() -> dict[str, ast.Module]:
    """Each module of the server, by its path in the tree."""
    paths = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
    return {path.relative_to(ROOT).as_posix(): ast.parse(path.read_text()) for path in paths}


def calls(module: ast.Module) -> Iterator[tuple[str, ast.Call]]:
    """Every call, with the last part of the name that is called."""
    for node in ast.walk(module):
        if isinstance(node, ast.Call):
            match node.func:
                case ast.Name(id=name) | ast.Attribute(attr=name):
                    yield name, node


def gettext_names(module: ast.Module) -> dict[str, str]:
    """The module's own names for Django's gettext functions: `{"_": "gettext_lazy"}`."""
    return {
        alias.asname or alias.name: alias.name
        for node in ast.walk(module)
        if isinstance(node, ast.ImportFrom) and node.module == GETTEXT
        for alias in node.names
        if "gettext" in alias.name
    }


@cache
def source_strings() -> dict[tuple[str, str], str]:
    """Context (or "") and string of each text that goes through gettext, with the module that says it."""
    found = {}
    for path, module in modules().items():
        ours = gettext_names(module)
        for name, call in calls(module):
            if name in ours:
                # An expression instead of a string fails here: no translator would ever see it.
                context, words = "", ast.literal_eval(call.args[0])
                if ours[name].startswith(("pgettext", "npgettext")):
                    context, words = words, ast.literal_eval(call.args[1])
                found[context, words] = path
    return found


def code_of(call: ast.Call) -> ast.expr | None:
    return next((keyword.value for keyword in call.keywords if keyword.arg == "code"), None)


@cache
def problem_codes() -> dict[str, str]:
    """Every `code` that a problem document of this server can carry, with a module that gives it."""
    found = dict.fromkeys(REST.values(), "rest_framework")
    coordinates: set[str] = set()
    for path, module in modules().items():
        for name, call in calls(module):
            given = code_of(call)
            if name == "BadCoordinates":
                coordinates.add(ast.literal_eval(call.args[0]))
            elif name == "problem" and isinstance(call.args[1], ast.Constant):
                found[str(call.args[1].value)] = path
            elif isinstance(given, ast.Constant) and name in REFUSALS | REST.keys():
                found[str(given.value)] = path
            elif given is not None and name in REFUSALS:
                assert ast.unparse(given) in CARRIED, path
        found |= dict.fromkeys(default_codes(module), path)
    return found | dict.fromkeys(coordinates, "core/coordinates.py")


def default_codes(module: ast.Module) -> Iterator[str]:
    """Codes that our own exceptions have unless they are given another."""
    for kind in ast.walk(module):
        for line in kind.body if isinstance(kind, ast.ClassDef) else ():
            match line:
                case ast.Assign(targets=[ast.Name(id="code" | "default_code")], value=ast.Constant(value=str(code))):
                    yield code


def alert_kinds() -> dict[str, str]:
    """Every kind of alert that the server raises, with the module that does: written out, or the module's own KIND."""
    found = {}
    for path, module in modules().items():
        named = {
            node.targets[0].id: node.value
            for node in module.body
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
        }
        for name, call in calls(module):
            if name == "alert_raise":
                kind = next(keyword.value for keyword in call.keywords if keyword.arg == "kind")
                found[ast.literal_eval(named[kind.id] if isinstance(kind, ast.Name) else kind)] = path
    return found
