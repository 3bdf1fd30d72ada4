"""Words reach a terminal by one way only: ``reader.output``, which makes them harmless."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ALLOWED = {"reader/output.py", "reader/start/parallax_start/__init__.py"}
"""The one way; and the start, which runs before anything of ours can be imported."""
CALLS = {"print", "breakpoint", "input"}
METHODS = {"echo", "secho", "print_exc", "print_exception"}
STREAMS = {"stdout", "stderr", "__stdout__", "__stderr__"}

MODULES = sorted(
    path.relative_to(ROOT).as_posix()
    for package in ("reader", "index", "styles")
    for path in (ROOT / package).rglob("*.py")
)


def sinks(tree: ast.AST) -> Iterator[str]:
    """Calls that print, and whatever is done with the process's own streams beyond asking about them."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            match node.func:
                case ast.Name(id=name) if name in CALLS:
                    yield f"{node.lineno}: {name}()"
                case ast.Attribute(attr=name) if name in METHODS:
                    yield f"{node.lineno}: .{name}()"
                case ast.Attribute(value=ast.Attribute(value=ast.Name(id="sys"), attr=stream), attr=name) if (
                    stream in STREAMS and name in ("write", "writelines")
                ):
                    yield f"{node.lineno}: sys.{stream}.{name}()"


@pytest.mark.parametrize("module", [name for name in MODULES if name not in ALLOWED])
def test_no_module_prints_but_through_the_output_layer(module: str) -> None:
    assert list(sinks(ast.parse((ROOT / module).read_text(encoding="utf-8")))) == []


@pytest.mark.parametrize(
    "code",
    ["print(x)", "typer.echo(x)", "sys.stderr.write(x)", "traceback.print_exc()", "if a:\n    sys.stdout.write(x)"],
)
def test_the_check_sees_each_way_to_print(code: str) -> None:
    assert list(sinks(ast.parse(code)))
