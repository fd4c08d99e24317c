"""Habits of the house that no linter knows: names, docstrings, colours, clocks, and waiting in tests."""

import ast
import re
from collections.abc import Iterator

from tests.architecture.sources import PACKAGE, TESTS, Source, everything, program, sources

# Every codebase that has one of these keeps its worst there.
ATTICS = {"utils", "util", "helpers", "helper", "common", "misc", "base", "manager", "shared"}

# Where colours are given their names: one place for the screen, one for paper.
PALETTES = {"workwell_desktop/ui/kit/tokens.py", "workwell_desktop/documents/house_style.py"}
COLOUR = re.compile(r"#(?:[0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3})\b|\brgba?\(", re.IGNORECASE)
COLOUR_MAKERS = {"QColor", "HexColor", "Color", "CMYKColor", "toColor"}

NOT_ROOMS = {"kit", "shell"}


def dotted(node: ast.expr) -> str:
    """Return `a.b.c` for such an expression."""
    return ast.unparse(node) if isinstance(node, ast.Attribute | ast.Name) else ""


def calls(source: Source) -> Iterator[tuple[ast.Call, str]]:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call):
            yield node, dotted(node.func)


def docstrings(source: Source) -> set[int]:
    """Return the identities of the constants that are docstrings."""
    owners = (node for node in ast.walk(source.tree) if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef))
    first = (owner.body[0] for owner in owners if owner.body)
    return {id(statement.value) for statement in first if isinstance(statement, ast.Expr)}


def test_no_file_or_folder_is_an_attic() -> None:
    parts = ((source.name, part) for source in everything() for part in source.path.with_suffix("").parts[-3:])
    assert [name for name, part in parts if ATTICS & set(part.split("_"))] == []


def test_every_module_says_what_it_is_for() -> None:
    assert [source.name for source in everything() if not ast.get_docstring(source.tree)] == []


def test_every_public_class_and_function_says_what_it_is_for() -> None:
    silent = [
        source.at(node, node.name)
        for source in program()
        for node in source.tree.body
        if isinstance(node, ast.ClassDef | ast.FunctionDef)
        if not node.name.startswith("_") and not ast.get_docstring(node)
    ]
    assert not silent, "\n".join(silent)


def test_imports_are_absolute_and_named() -> None:
    vague = [
        source.at(node, name)
        for source in everything()
        for node, name in source.imports()
        if (isinstance(node, ast.ImportFrom) and node.level) or name.endswith(".*")
    ]
    assert not vague, "\n".join(vague)


def test_no_test_waits_for_the_clock() -> None:
    waiting = [
        source.at(call, name)
        for source in sources(TESTS)
        for call, name in calls(source)
        if name in ("qtbot.wait", "time.sleep", "sleep", "QTest.qWait", "QTest.qSleep")
    ]
    assert not waiting, "\n".join(waiting)


def test_the_domain_reads_no_clock_and_opens_no_file() -> None:
    impure = [
        source.at(call, name)
        for source in sources(PACKAGE / "domain")
        for call, name in calls(source)
        if name == "open" or name.endswith((".now", ".today", ".utcnow"))
    ]
    assert not impure, "\n".join(impure)


def test_colours_come_from_the_tokens() -> None:
    painted = []
    for source in program():
        if source.name in PALETTES or source.name == "dev.py":
            continue
        prose = docstrings(source)
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in prose:
                if COLOUR.search(node.value):
                    painted.append(source.at(node, repr(node.value)))
            elif isinstance(node, ast.Call) and dotted(node.func).split(".")[-1] in COLOUR_MAKERS:
                if node.args and all(isinstance(argument, ast.Constant) for argument in node.args):
                    painted.append(source.at(node, ast.unparse(node)))
            elif isinstance(node, ast.Attribute) and re.search(r"GlobalColor\.(?!transparent)\w", dotted(node)):
                painted.append(source.at(node, dotted(node)))
    assert not painted, "\n".join(painted)


def rooms() -> Iterator[tuple[Source, str, str]]:
    """Yield each file of a room, with the room's dotted name and the part it plays: `members_view` is a view."""
    for source in sources(PACKAGE / "ui"):
        folder = source.path.parent
        if folder.parent == PACKAGE / "ui" and folder.name not in NOT_ROOMS:
            yield source, f"workwell_desktop.ui.{folder.name}.", source.path.stem.split("_")[-1]


def test_views_and_models_do_not_act_whatever_their_first_name() -> None:
    acting = [
        source.at(node, name)
        for source, _room, part in rooms()
        for node, name in source.imports()
        if part in ("view", "model") and name.startswith("workwell_desktop.usecases")
    ]
    assert not acting, "\n".join(acting)


def test_views_and_models_are_strangers_whatever_their_first_name() -> None:
    forbidden = {"view": r"\w*(model|controller)\b", "model": r"\w*(view|controller)\b"}
    acquainted = [
        source.at(node, name)
        for source, room, part in rooms()
        for node, name in source.imports()
        if part in forbidden and re.match(re.escape(room) + forbidden[part], name)
    ]
    assert not acquainted, "\n".join(acquainted)


def test_the_shell_knows_a_room_by_its_door() -> None:
    inside = re.compile(r"workwell_desktop\.ui\.(?!kit\b|shell\b)\w+\.(?!build$)")
    intruding = [
        source.at(node, name)
        for source in sources(PACKAGE / "ui" / "shell")
        for node, name in source.imports()
        if inside.match(name)
    ]
    assert not intruding, "\n".join(intruding)


def test_nothing_is_left_for_later() -> None:
    unfinished = re.compile(r"\b(?:TODO|FIXME|XXX|NotImplementedError)\b")
    own = TESTS / "architecture" / "test_habits.py"
    found = [source.name for source in everything() if source.path != own and unfinished.search(source.text)]
    assert not found, "\n".join(found)
