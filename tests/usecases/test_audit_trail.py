"""The record of changes: every action has plain words, lines name records and never text, a changed line shows."""

import ast
import re
from pathlib import Path

import pytest

from tests.usecases.conftest import Office
from workwell_desktop.domain.audit_words import action_words
from workwell_desktop.domain.running import RunKind
from workwell_desktop.usecases.keeping.audit_trail import PAGE

PROGRAM = Path(__file__).resolve().parents[2] / "workwell_desktop"
SIGNED = ("crisis", "debriefs", "hand_over_notes", "person_notes", "supervision")


def actions() -> set[str]:
    """Return every action that writes, as the program names it when it opens the vault; found in its source.

    Private notes have a trail of their own, in their own database.
    """
    found = {f"running.{kind.value}" for kind in RunKind}
    found |= {f"{name}.{verb}" for name in SIGNED for verb in ("sign", "lock", "add")}
    for path in (PROGRAM / "usecases").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call | ast.Assign):
                given = node.args[:1] if isinstance(node, ast.Call) else [node.value]
                words = [each.value for each in given if isinstance(each, ast.Constant)]
                found |= {word for word in words if isinstance(word, str) and re.fullmatch(r"[a-z_]+\.[a-z_]+", word)}
    files = {word for word in found if word.rpartition(".")[2] in ("db", "txt", "toml", "json", "bin", "age", "wwk")}
    own = {word for word in found if word.startswith("process.") and word != "process.opened"}
    return {word for word in found - files - own if not word.endswith((".read", ".find"))}


def test_every_action_that_writes_has_plain_words() -> None:
    known = actions()
    assert len(known) > 80
    assert [action for action in sorted(known) if action_words(action) == action] == []


@pytest.mark.slow
def test_lines_name_records_and_never_what_is_written(office: Office) -> None:
    group = office.group("Lantern Circle", purpose="canary-purpose")
    person = office.member(group, "Maya Roth")
    lines = office.desk.audit_trail.page()
    assert [line.what for line in lines[:2]] == ["New person added to a group", "Group changed"]
    assert "Maya Roth" in lines[0].records
    text = office.desk.audit_trail.export().decode("utf-8-sig")
    assert person.id.hex in text
    for word in ("Maya", "Lantern", "canary"):
        assert word not in text


@pytest.mark.slow
def test_pages_follow_each_other_without_gap(office: Office) -> None:
    for number in range(PAGE + 20):
        office.group(f"Group {number}")
    first = office.desk.audit_trail.page()
    rest = office.desk.audit_trail.page(before=first[-1].seq)
    numbers = [line.seq for line in (*first, *rest)]
    assert numbers == list(range(numbers[0], 0, -1))


@pytest.mark.slow
def test_a_changed_line_shows(office: Office) -> None:
    office.group()
    assert office.desk.audit_trail.verify()
    connection = office.vault.connection
    with connection.begin():
        connection.exec_driver_sql("DROP TRIGGER audit_no_update")
        connection.exec_driver_sql("UPDATE audit SET action = 'people.save' WHERE seq = 1")
    assert not office.desk.audit_trail.verify()
