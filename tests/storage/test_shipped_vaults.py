"""A real vault of every format ever shipped still opens, with everything in it, and can be worked in."""

import shutil
from pathlib import Path

import pytest

from tests.vaults import format_1, format_2, format_3, format_4
from workwell_desktop.domain.letterhead import Letterhead
from workwell_desktop.domain.own_text import OwnKind
from workwell_desktop.storage import schema
from workwell_desktop.storage.vault import Vault


def test_there_is_a_vault_of_every_format() -> None:
    names = {path.name for path in format_1.PATH.parent.glob("*.db")}
    assert names == {f"format_{number}.db" for number in range(1, schema.FORMAT + 1)}


@pytest.fixture
def first(tmp_path: Path) -> Path:
    return Path(shutil.copy(format_1.PATH, tmp_path / "main.db"))


def test_format_1_holds_what_was_put_in(first: Path) -> None:
    vault = Vault.open(first, format_1.KEY)
    vault.check()
    with vault.work("test.read") as work:
        assert work.facilitator.get() == format_1.FACILITATOR
        assert work.groups.all() == (format_1.GROUP,)
        assert work.people.all() == format_1.PEOPLE
        assert work.memberships.of_group(format_1.GROUP.id) == format_1.MEMBERSHIPS
        assert work.sessions.of_group(format_1.GROUP.id) == format_1.SESSIONS
        assert set(work.marks.of_group(format_1.GROUP.id)) == set(format_1.MARKS)
        note = work.notes.of_session(format_1.SESSIONS[0].id)
        assert note == format_1.NOTE
        assert note.intact
        assert {hit.kind for hit in work.search.find("lukasz")} == {"person"}
        assert work.search.find("candles")
        assert tuple(row.action for row in work.audit.tail(5)[::-1]) == format_1.ACTIONS
        assert work.audit.verify()
    vault.close()


def test_format_1_can_be_worked_in(first: Path) -> None:
    vault = Vault.open(first, format_1.KEY)
    with vault.work("marks.clear") as work:
        work.marks.clear(format_1.MARKS[0].session_id, format_1.MARKS[0].person_id)
        work.commit()
    with vault.work("test.read") as work:
        assert work.marks.of_group(format_1.GROUP.id) == (format_1.MARKS[1],)
        assert work.audit.verify()
    vault.close()


def test_format_2_holds_what_was_put_in(tmp_path: Path) -> None:
    vault = Vault.open(Path(shutil.copy(format_2.PATH, tmp_path / "main.db")), format_2.KEY)
    vault.check()
    with vault.work("test.read") as work:
        session_id, person_id = format_2.SESSION.id, format_2.PERSON.id
        assert work.groups.all() == (format_2.GROUP,)
        assert work.schedules.all() == (format_2.SCHEDULE,)
        assert work.holidays.all() == (format_2.HOLIDAY,)
        assert work.sessions.get(session_id) == format_2.SESSION
        assert work.marks.get(session_id, person_id) == format_2.MARK
        assert [past.mark for past in work.marks.history(session_id)] == [format_2.OLDER_MARK]
        assert work.notes.of_session(session_id) == format_1.NOTE
        assert work.templates.all() == (format_2.TEMPLATE,)
        assert work.run_events.of_session(session_id) == format_2.RUN
        assert work.quick_notes.of_session(session_id) == (format_2.QUICK_NOTE,)
        assert work.person_notes.of_person(person_id) == (format_2.PERSON_NOTE,)
        assert work.follow_ups.of_person(person_id) == (format_2.FOLLOW_UP,)
        assert work.contacts.of_person(person_id) == (format_2.CONTACT,)
        assert work.incidents.all() == (format_2.INCIDENT,)
        assert work.crisis.get() == format_2.SHEET
        assert work.audit.verify()
    vault.close()


def test_format_3_holds_what_was_put_in(tmp_path: Path) -> None:
    vault = Vault.open(Path(shutil.copy(format_3.PATH, tmp_path / "main.db")), format_3.KEY)
    vault.check()
    with vault.work("test.read") as work:
        group_id, person_id = format_3.GROUP.id, format_3.LETTER.person_id
        assert work.groups.all() == (format_3.GROUP,)
        assert work.sessions.get(format_3.SESSION.id) == format_3.SESSION
        assert work.own_texts.all() == format_3.OWN_TEXTS
        assert work.own_texts.of_kind(OwnKind.HANDOUT) == format_3.OWN_TEXTS[1:]
        assert work.agreements.of_group(group_id) == format_3.AGREEMENTS
        assert work.resources.all() == (format_3.RESOURCE,)
        assert work.letterhead.get() == format_3.LETTERHEAD
        assert work.print_options.get(group_id) == format_3.OPTIONS
        assert work.letters.of_person(person_id) == work.letters.of_group(group_id) == (format_3.LETTER,)
        assert work.letters.next_serial() == format_3.LETTER.serial + 1
        assert work.audit.verify()
    vault.close()


def test_format_4_holds_what_was_put_in(tmp_path: Path) -> None:
    vault = Vault.open(Path(shutil.copy(format_4.PATH, tmp_path / "main.db")), format_4.KEY)
    vault.check()
    with vault.work("test.read") as work:
        assert work.person_notes.all() == (format_4.PERSON_NOTE,)
        assert work.debriefs.of_session(format_4.DEBRIEF.session_id) == format_4.DEBRIEF_LATER
        assert [each.words for each in work.debriefs.earlier(format_4.DEBRIEF.id)] == [{"text": "Calm."}]
        assert work.supervision_notes.all() == (format_4.SUPERVISION,)
        assert work.hand_over_notes.of_group(format_4.HAND_OVER_NOTE.group_id) == (format_4.HAND_OVER_NOTE,)
        assert work.incidents.all() == (format_4.INCIDENT,)
        assert work.retention_rules.of_group(format_4.RULE.group_id) == (format_4.RULE,)
        assert work.kept_longer.all() == (format_4.KEPT_LONGER,)
        assert work.legal_holds.standing() == (format_4.HOLD,)
        assert work.corrections.of_person(format_4.CORRECTION.person_id) == (format_4.CORRECTION,)
        assert work.erasures.all() == (format_4.ERASURE,)
        assert work.drafts.all() == (format_4.DRAFT,)
        assert work.left_off.get() == format_4.LEFT_OFF
        assert work.safekeeping.get() == format_4.SAFEKEEPING
        assert work.own_identity.get() == format_4.IDENTITY
        assert work.hand_overs.all() == (format_4.HAND_OVER,)
        assert work.taken_over.all() == (format_4.TAKEN_OVER,)
        assert work.audit.verify()
    vault.close()


def test_an_older_vault_has_nothing_of_what_came_later(tmp_path: Path) -> None:
    vault = Vault.open(Path(shutil.copy(format_2.PATH, tmp_path / "main.db")), format_2.KEY)
    with vault.work("test.read") as work:
        assert work.letterhead.get() == Letterhead()
        assert work.print_options.get(format_2.GROUP.id) is None
        assert work.letters.next_serial() == 1
        assert not work.own_texts.all()
        assert not work.debriefs.all()
        assert work.left_off.get() is None
        assert all(incident.intact for incident in work.incidents.all())
    vault.close()
