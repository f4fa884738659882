"""Every action of the system, found in the code: the functions that open one."""

import ast
from pathlib import Path

PACKAGES = ("core", "cad", "fleet", "dispatch")
ROOT = Path(__file__).resolve().parents[2]


def actions() -> set[str]:
    """Names of the functions that contain `with action(...)`."""
    return {
        node.name
        for package in PACKAGES
        for path in (ROOT / package).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef) and _opens_action(node)
    }


def _opens_action(function: ast.FunctionDef) -> bool:
    return any(
        isinstance(item.context_expr, ast.Call) and getattr(item.context_expr.func, "id", "") == "action"
        for node in ast.walk(function)
        if isinstance(node, ast.With)
        for item in node.items
    )
