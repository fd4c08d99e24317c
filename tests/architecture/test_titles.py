"""What others can read of a window: its title, in the task list and in screen sharing. It never names anybody.

So every title is written in the program as it stands, never put together, and nothing is sent to the desktop to show.
"""

import ast
from collections.abc import Iterator

import pytest

from tests.architecture.sources import Source, program

pytestmark = pytest.mark.slow

TITLES = {"setWindowTitle": 0, "setWindowIconText": 0, "setWindowFilePath": 0, "setWindowRole": 0}
DIALOGS = {"QFileDialog": 1, "new_file_dialog": 1, "ask_to_save": 1}
"""Calls that take a title, and where."""

HANDS_ON = "workwell_desktop/ui/kit/saving.py"
"""The one place that takes a title from its callers, which are looked at themselves."""

NOTIFIERS = {"QSystemTrayIcon", "showMessage", "notify", "Notification"}


def _calls(source: Source) -> Iterator[tuple[ast.Call, str]]:
    """Give each call with the last word of what is called."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call):
            called = node.func
            yield node, called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")


def _constants(source: Source) -> set[str]:
    """Return the names of texts that stand at the top of a module as they are."""
    named = (
        node for node in source.tree.body if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
    )
    return {target.id for node in named for target in node.targets if isinstance(target, ast.Name)}


def _is_fixed(node: ast.expr | None, constants: set[str]) -> bool:
    if isinstance(node, ast.IfExp):
        return _is_fixed(node.body, constants) and _is_fixed(node.orelse, constants)
    if isinstance(node, ast.Name):
        return node.id in constants
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def test_every_title_stands_in_the_program_as_it_is() -> None:
    found, put_together = 0, []
    for source in program():
        constants = _constants(source)
        for call, name in _calls(source):
            where = {**TITLES, **DIALOGS}.get(name)
            if where is None or (source.name == HANDS_ON and name != "setWindowTitle"):
                continue
            found += 1
            if not _is_fixed(call.args[where] if len(call.args) > where else None, constants):
                put_together.append(source.at(call, name))
    assert not put_together, "\n".join(put_together)
    assert found > 8, "the titles are not found any more"


def test_nothing_is_told_through_the_desktops_notifications() -> None:
    told = [source.at(call, name) for source in program() for call, name in _calls(source) if name in NOTIFIERS]
    assert not told, "\n".join(told)
