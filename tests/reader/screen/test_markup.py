"""Data never travels as a markup string: what a widget would parse is Content, or stands in the source."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

READER = Path(__file__).resolve().parents[3] / "reader"
MODULES = sorted(path.relative_to(READER).as_posix() for path in READER.rglob("*.py"))
WIDGETS = {"Static", "Label", "OptionList", "Button", "Checkbox", "RadioButton", "SelectionList"}
TITLES = {"border_title", "border_subtitle", "tooltip", "title", "sub_title"}
HITS = {"Hit", "DiscoveryHit"}
PARSERS = {"from_markup", "render_str"}


def parsed_strings(tree: ast.AST) -> Iterator[str]:
    """Places where a text that is not written out in the source could be read as markup."""
    for node in ast.walk(tree):
        match node:
            case ast.Assign(targets=[ast.Attribute(attr=name)], value=value) if name in TITLES and not literal(value):
                yield f"{node.lineno}: {name} = …"
            case ast.Call(func=ast.Name(id="setattr"), args=[_, _, value]) if not content(value):
                yield f"{node.lineno}: setattr(…)"
            case ast.Call(func=ast.Name(id=name)) if name in WIDGETS and not plain(node):
                yield f"{node.lineno}: {name}(…) without markup=False"
            case ast.Call(func=ast.Name(id=name), args=args) if name in HITS and "textual" in imports(tree):
                if not any(content(argument) for argument in args):
                    yield f"{node.lineno}: {name}(…) of a string"
            case ast.Call(func=ast.Attribute(attr="notify")) if not plain(node):
                yield f"{node.lineno}: notify(…) without markup=False"
            case ast.Call(func=ast.Attribute(attr=name)) if name in PARSERS:
                yield f"{node.lineno}: {name}(…)"
            case ast.Call(func=ast.Attribute(attr="update"), args=[ast.JoinedStr() | ast.Constant(), *_]):
                yield f"{node.lineno}: update(…) of a string"


def content(node: ast.AST) -> bool:
    """Whether it is Content by its look: made here, or by name."""
    match node:
        case ast.Call(func=ast.Name(id="Content")) | ast.Call(func=ast.Attribute(value=ast.Name(id="Content"))):
            return True
        case ast.Name(id="content"):
            return True
    return False


def literal(node: ast.AST) -> bool:
    return content(node) or isinstance(node, ast.Constant)


def plain(call: ast.Call) -> bool:
    return any(k.arg == "markup" and isinstance(k.value, ast.Constant) and not k.value.value for k in call.keywords)


def imports(tree: ast.AST) -> set[str]:
    return {
        node.module.split(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module is not None
    }


@pytest.mark.parametrize("module", MODULES)
def test_no_text_of_an_article_can_be_read_as_markup(module: str) -> None:
    assert list(parsed_strings(ast.parse((READER / module).read_text(encoding="utf-8")))) == []


@pytest.mark.parametrize(
    "code",
    [
        "self.border_title = title",
        "Static(title)",
        "self.notify(message)",
        "Content.from_markup(title)",
        "from textual.command import Hit\nHit(1.0, title, run)",
        "widget.update(f'{title}')",
        "setattr(self, name, title)",
    ],
)
def test_the_check_sees_each_way(code: str) -> None:
    assert list(parsed_strings(ast.parse(code)))
