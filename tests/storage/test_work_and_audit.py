"""A unit of work is all or nothing, and no commit escapes the audit trail."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import DatabaseError
from sqlcipher3.dbapi2 import IntegrityError

from tests.storage.conftest import CANARY, NOW, Evening
from tests.storage.test_backup import job
from tests.vault_fixture import KEY
from workwell_desktop.domain.errors import Damaged, Refusal
from workwell_desktop.domain.facilitator import Facilitator
from workwell_desktop.domain.ids import PersonId, new_id
from workwell_desktop.domain.note import NoteText
from workwell_desktop.storage.audit import TRAIL_BROKEN, Audit, AuditRow, audit_key
from workwell_desktop.storage.backup import write
from workwell_desktop.storage.tables import people
from workwell_desktop.storage.vault import Vault
from workwell_desktop.storage.work import UnitOfWork


def tail(vault: Vault, count: int = 1000) -> tuple[AuditRow, ...]:
    with vault.work("test.read") as work:
        return work.audit.tail(count)


def verified(vault: Vault) -> bool:
    with vault.work("test.read") as work:
        return work.audit.verify()


# ---------------------------------------------------------------------------------------------------- all or nothing


def test_leaving_without_commit_leaves_no_trace(vault: Vault, evening: Evening) -> None:
    before = tail(vault)
    with vault.work("test.leave") as work:
        work.marks.clear(evening.session.id, evening.person.id)
        work.facilitator.save(Facilitator(name="Dana"))
    with vault.work("test.read") as work:
        assert work.marks.of_session(evening.session.id) == (evening.mark,)
        assert work.facilitator.get() == Facilitator()
    assert tail(vault) == before


@pytest.mark.parametrize("error", [Refusal("No."), ValueError("a bug"), KeyboardInterrupt()], ids=repr)
def test_any_exception_rolls_back_and_passes(vault: Vault, error: BaseException) -> None:
    def fail() -> None:
        with vault.work("test.fail") as work:
            work.facilitator.save(Facilitator(name="Dana"))
            raise error

    with pytest.raises(type(error)) as caught:
        fail()
    assert caught.value is error
    with vault.work("test.read") as work:
        assert work.facilitator.get() == Facilitator()


def test_the_vault_serves_after_a_refused_statement(vault: Vault, evening: Evening) -> None:
    with pytest.raises(IntegrityError), vault.work("test.fail") as work:
        work.marks.put(evening.mark.__class__(**{**vars(evening.mark), "marked_at": NOW, "comment": None}))
    with vault.work("test.again") as work:
        work.facilitator.save(Facilitator(name="Dana"))
        work.commit()
    assert verified(vault)


# -------------------------------------------------------------------------------------------------------- the trail

WRITES: dict[str, tuple[Callable[[UnitOfWork, Evening], object], Callable[[Evening], set[UUID]]]] = {
    "groups.save": (lambda work, it: work.groups.save(it.group), lambda it: {it.group.id}),
    "people.save": (lambda work, it: work.people.save(it.person), lambda it: {it.person.id}),
    "memberships.save": (
        lambda work, it: work.memberships.save(it.membership.moved(it.membership.status.LEFT, NOW.date())),
        lambda it: {it.membership.id},
    ),
    "memberships.remove": (
        lambda work, it: work.memberships.remove(it.membership.id),
        lambda it: {it.membership.id},
    ),
    "sessions.save": (lambda work, it: work.sessions.save(it.session), lambda it: {it.session.id}),
    "marks.put": (lambda work, it: work.marks.put(it.mark), lambda it: {it.session.id, it.person.id}),
    "marks.clear": (
        lambda work, it: work.marks.clear(it.session.id, it.person.id),
        lambda it: {it.session.id, it.person.id},
    ),
    "notes.save": (
        lambda work, it: work.notes.save(it.note.written(NoteText(aims="x"), NOW)),
        lambda it: {it.note.id, it.session.id},
    ),
    "facilitator.save": (lambda work, _: work.facilitator.save(Facilitator(name="Dana")), lambda _: set()),
}


@pytest.mark.parametrize("action", WRITES)
def test_every_writing_commit_leaves_one_row_with_its_records(vault: Vault, evening: Evening, action: str) -> None:
    write, touched = WRITES[action]
    before = tail(vault)
    with vault.work(action) as work:
        write(work, evening)
        work.commit()
    newest, *rest = tail(vault)
    assert tuple(rest) == before
    assert (newest.action, set(newest.ids)) == (action, touched(evening))
    assert newest.previous == before[0].hash
    assert abs((datetime.now(UTC) - newest.at).total_seconds()) < 60
    assert verified(vault)


def test_removing_records_names_all_that_went(vault: Vault, evening: Evening) -> None:
    with vault.work("people.remove") as work:
        work.marks.clear(evening.session.id, evening.person.id)
        work.people.remove(evening.person.id)
        work.commit()
    assert {evening.person.id, evening.membership.id} <= set(tail(vault, 1)[0].ids)


def test_a_commit_that_wrote_nothing_leaves_no_row(vault: Vault, evening: Evening) -> None:
    before = tail(vault)
    with vault.work("test.look") as work:
        work.groups.all()
        work.search.find("x")
        work.marks.clear(evening.session.id, PersonId(new_id()))
        work.commit()
    assert tail(vault) == before


def test_a_save_without_audit_is_not_possible_through_a_query(vault: Vault) -> None:
    with pytest.raises(TypeError, match="only queries"), vault.work("test.sneak") as work:
        work._transaction.rows(insert(people))  # type: ignore[arg-type]


def test_the_trail_holds_no_text(vault: Vault, evening: Evening) -> None:
    for row in vault.connection.exec_driver_sql("SELECT * FROM audit"):
        assert CANARY not in json.dumps(row._asdict())
    vault.connection.rollback()


@pytest.mark.parametrize("statement", ["UPDATE audit SET action = 'x'", "DELETE FROM audit"])
def test_rows_can_be_neither_changed_nor_removed(vault: Vault, evening: Evening, statement: str) -> None:
    with pytest.raises(DatabaseError, match="append-only"):
        vault.connection.exec_driver_sql(statement)
    vault.connection.rollback()


FORGERIES = {
    "another action": "UPDATE audit SET action = 'harmless' WHERE seq = 2",
    "another moment": "UPDATE audit SET at = '2020-01-01 00:00:00.000000+00:00' WHERE seq = 2",
    "other records": "UPDATE audit SET ids = '[]' WHERE seq = 1",
    "another hash": "UPDATE audit SET hash = previous WHERE seq = 2",
    "one removed": "DELETE FROM audit WHERE seq = 2",
    "the first removed": "DELETE FROM audit WHERE seq = 1",
    "one put in": "INSERT INTO audit SELECT 9, at, action, ids, previous, hash FROM audit WHERE seq = 3",
}


@pytest.mark.parametrize("forgery", FORGERIES)
def test_a_forged_row_shows(vault: Vault, evening: Evening, forgery: str) -> None:
    for name in ("Dana", "Danka"):
        with vault.work("facilitator.save") as work:
            work.facilitator.save(Facilitator(name=name))
            work.commit()
    assert verified(vault)
    with vault.connection.begin():
        for trigger in ("audit_no_update", "audit_no_delete"):
            vault.connection.exec_driver_sql(f"DROP TRIGGER {trigger}")
        vault.connection.exec_driver_sql(FORGERIES[forgery])
    assert not verified(vault)


def test_a_broken_trail_is_found_by_the_check_and_never_becomes_a_backup(
    vault: Vault, evening: Evening, tmp_path: Path
) -> None:
    vault.check()
    write(job(vault), tmp_path)
    before = list(tmp_path.iterdir())
    with vault.connection.begin():
        vault.connection.exec_driver_sql("DROP TRIGGER audit_no_update")
        vault.connection.exec_driver_sql(FORGERIES["other records"])
    for look in (vault.check, lambda: write(job(vault), tmp_path)):
        with pytest.raises(Damaged) as caught:
            look()
        assert caught.value.sentence == TRAIL_BROKEN
    assert list(tmp_path.iterdir()) == before


def test_a_chain_made_without_the_key_shows(vault: Vault, evening: Evening) -> None:
    with vault.work("test.read") as work:
        assert Audit(work._transaction, audit_key(KEY)).verify()
        assert not Audit(work._transaction, audit_key(bytes(32))).verify()


def test_the_head_is_the_newest_row(vault: Vault, evening: Evening) -> None:
    with vault.work("test.read") as work:
        assert work.audit.head() == (1, work.audit.tail(1)[0].hash)
