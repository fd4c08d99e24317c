"""Nothing of the vault is forgotten: every table and column is named in the rules, and the rules are what happens.

A table or column that a later feature adds fails here until `storage/record_rules.py` says what becomes of it when
somebody asks for their record or for its erasure, when records grow old, in a hand-over and in a backup.
"""

import json
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.vault_fixture import KEY, vault, vault_path, vault_template
from tests.whole_vault import WRITTEN_BY_ITSELF, canary, columns_of_text, everything, fill
from workwell_desktop.domain.bundle import Choice, Reach
from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.ids import GroupId
from workwell_desktop.domain.person_packet import as_json
from workwell_desktop.domain.retention import RecordClass
from workwell_desktop.storage.bundle_gather import gathered
from workwell_desktop.storage.bundle_records import RawReader
from workwell_desktop.storage.connection import connect
from workwell_desktop.storage.process_tables import process_metadata
from workwell_desktop.storage.record_rules import PROCESS, RULES, SHADOWS, TRIGGERS, HandOver
from workwell_desktop.storage.tables import metadata
from workwell_desktop.storage.vault import Vault
from workwell_desktop.usecases.rights.erasure import ACTION, carry_out, read_plan
from workwell_desktop.usecases.rights.packet import Packets
from workwell_desktop.usecases.work import Means

__all__ = ["vault", "vault_path", "vault_template"]

ONLY_SOME = {"own_texts", "legal_holds"}
"""Tables of which a bundle takes some rows: handouts that a plan gives out, holds on the whole group."""
NOW = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)


def heard(_: Changes) -> None:
    """Stand in for the interface."""


def in_the_file(vault: Vault, kind: str) -> set[str]:
    found = vault.connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = ?", (kind,)).fetchall()
    vault.connection.rollback()
    return {name for (name,) in found}


def test_every_table_of_the_file_has_its_rule(vault: Vault) -> None:
    assert in_the_file(vault, "table") == set(RULES) | set(SHADOWS)
    assert in_the_file(vault, "trigger") == set(TRIGGERS)
    assert in_the_file(vault, "view") == set()


def test_every_column_is_named_and_nothing_that_is_not_there() -> None:
    there = {(table.name, column.name) for table in metadata.tables.values() for column in table.columns}
    named = {(name, column) for name, rule in RULES.items() if name in metadata.tables for column in rule.columns}
    missing, gone = there - named, named - there
    assert (missing, gone) == (set(), set())


def test_every_exception_gives_its_reason() -> None:
    for name, rule in RULES.items():
        assert bool(rule.by) != bool(rule.not_in_packet), f"{name}: either it is in packets, or it says why not"
        assert bool(rule.by) != bool(rule.stays), f"{name}: either it goes with the person, or it says why it stays"
        assert all(reason.strip() for reason in rule.out.values()), name
        assert rule.retention, name
        assert rule.hand_over in HandOver, name
        assert not rule.backup, f"{name}: a backup is the whole vault"
        assert not rule.of or rule.of in RULES, name
    assert {rule.retention for rule in RULES.values()} >= set(RecordClass), "a rule of keeping speaks of no table"
    assert all(SHADOWS.values())
    assert all(TRIGGERS.values())


def test_private_notes_are_named_too() -> None:
    there = {name: set(table.c.keys()) for name, table in process_metadata.tables.items()}
    assert {name: set(columns.split()) for name, columns in PROCESS.items()} == there
    assert not set(PROCESS) & set(RULES)


@pytest.mark.slow
def test_a_packet_holds_what_the_rules_say_and_nothing_else(vault: Vault) -> None:
    filled = fill(vault)
    means = Means(vault.work, heard, lambda: NOW)
    with vault.work("test.history") as work:  # a trigger keeps the mark before
        (mark,) = work.marks.of_person(filled.mine)
        work.marks.put(mark)
        work.commit()
    packet = Packets(means).draft(filled.mine).finished()
    written = as_json(packet).decode()
    sections = json.loads(written)["sections"]
    for name, rule in RULES.items():
        if name in WRITTEN_BY_ITSELF:
            continue
        table = metadata.tables[name]
        for column in columns_of_text(table):
            inside = bool(rule.by) and column.name in (*rule.words.split(), *rule.told.split())
            inside = inside or f"{name}.{column.name}" == "groups.public_name"
            assert (canary("mine", name, column.name) in written) == inside, f"{name}.{column.name}"
            assert canary("theirs", name, column.name) not in written, f"{name}.{column.name}"
        if rule.by and (rule.told or rule.words):
            keys = {key for entry in sections[rule.section or name] for key in entry}
            assert keys >= {*rule.told.split(), *rule.words.split()}, name


@pytest.mark.slow
def test_an_erasure_takes_what_the_rules_say_and_nothing_else(vault: Vault) -> None:
    filled = fill(vault)
    before = everything(vault)
    with vault.work(ACTION) as work:
        plan = read_plan(work, filled.mine)
        assert plan.places == ()
        carry_out(work, plan, {}, NOW)
        work.commit()
    after = everything(vault)
    for name, rule in RULES.items():
        if name in WRITTEN_BY_ITSELF:
            continue
        for column in columns_of_text(metadata.tables[name]):
            mine, theirs = (canary(whose, name, column.name) for whose in ("mine", "theirs"))
            assert mine in before
            assert (mine in after) == (not rule.by), f"{name}.{column.name}"
            assert (theirs in after) == (theirs in before), f"{name}.{column.name}"
    with vault.work("test.read") as work:
        assert [rows for rows in work.person_records.rows(filled.mine).values() if rows] == []
        assert filled.mine in {each.person for each in work.erasures.all()}


@pytest.mark.slow
def test_every_free_word_is_searched_for_the_name(vault: Vault) -> None:
    """But for the names of others: somebody whose own name is the same keeps it."""
    filled = fill(vault, "We met Zorquiba Nant and zorquiba nant again, she said so.")
    with vault.work("test.rename") as work:
        person = work.people.get(filled.mine)
        work.people.save(type(person)(id=person.id, display_name="Zorquiba Nant"))
        work.commit()
    with vault.work("test.read") as work:
        plan = read_plan(work, filled.mine)
    searched = {(place.text.table, place.text.column) for place in plan.places}
    wanted = {(name, column) for name, rule in RULES.items() for column in rule.words.split()}
    own = {("people", "display_name"), ("people", "preferred_name"), ("people", "alias")}
    with vault.work("test.rename") as work:
        other = work.people.get(filled.theirs)
        work.people.save(replace(other, display_name="Ira Low", preferred_name="", alias=""))
        work.commit()
    with vault.work("test.read") as work:
        plan = read_plan(work, filled.mine)
    searched |= {(place.text.table, place.text.column) for place in plan.places}
    assert wanted - searched == own | {(name, c) for name, c in wanted if name in WRITTEN_BY_ITSELF}
    with vault.work(ACTION) as work:
        carry_out(work, plan, {place.key: False for place in plan.places}, NOW)
        work.commit()
    left = everything(vault).casefold()
    assert "zorquiba" not in left
    assert "nant" not in left
    assert "a member" in left


@pytest.mark.slow
def test_a_hand_over_gives_what_the_rules_say_and_nothing_else(vault: Vault) -> None:
    filled = fill(vault)
    everything_of = Choice(
        groups=(GroupId(filled.ids["mine", "groups"]),),
        reach=Reach.EVERYTHING,
        person_notes=True,
        contacts=True,
        incidents=True,
    )
    with closing(connect(vault.path, KEY)) as raw:
        given = str([(record.row, record.parts) for record in gathered(RawReader(raw), everything_of, NOW)])
    for name, rule in RULES.items():
        if name in WRITTEN_BY_ITSELF:
            continue
        for column in columns_of_text(metadata.tables[name]):
            mine, theirs = (canary(whose, name, column.name) for whose in ("mine", "theirs"))
            if name not in ONLY_SOME:
                assert (mine in given) == (rule.hand_over is HandOver.WITH_GROUP), f"{name}.{column.name}"
            assert theirs not in given, f"{name}.{column.name}"
