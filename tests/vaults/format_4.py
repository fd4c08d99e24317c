"""What the vault of format 4 holds beyond format 3, and how it was made: `python -m tests.vaults.format_4`, once.

The file beside this module was written by the first program that had this format. It stays as it is for good: later
programs must open it and find exactly these records.
"""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

from tests.vaults import format_1
from workwell_desktop.domain.debrief import Debrief
from workwell_desktop.domain.hand_over import Direction, HandOver, OwnIdentity, TakenOver
from workwell_desktop.domain.hand_over_note import HandOverNote
from workwell_desktop.domain.ids import (
    AddendumId,
    CorrectionId,
    DebriefId,
    HandOverId,
    HandOverNoteId,
    IncidentId,
    LegalHoldId,
    PersonId,
    PersonNoteId,
    RetentionRuleId,
    SupervisionNoteId,
)
from workwell_desktop.domain.incident import Incident
from workwell_desktop.domain.left_off import Draft, LeftOff
from workwell_desktop.domain.person_note import PersonNote
from workwell_desktop.domain.retention import KeptLonger, LegalHold, RecordClass, RetentionRule
from workwell_desktop.domain.rights import Correction, Erasure
from workwell_desktop.domain.safekeeping import Safekeeping
from workwell_desktop.domain.signed import Addendum
from workwell_desktop.domain.supervision import SupervisionNote
from workwell_desktop.storage.vault import Vault

PATH = Path(__file__).with_name("format_4.db")
KEY = bytes(range(32))
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
LATER = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)


def _id(number: int) -> UUID:
    return UUID(int=number)


def _addendum(number: int) -> Addendum:
    return Addendum(
        id=AddendumId(_id(number)), written_at=LATER, author="Dana Reyes", reason="Forgotten", text="Žluťoučký."
    )


PERSON_NOTE = (
    PersonNote(id=PersonNoteId(_id(100)), person_id=format_1.PEOPLE[0].id, text="Came early.", edited_at=NOW)
    .signed("Dana Reyes", LATER)
    .with_addendum(_addendum(101))
)
DEBRIEF = Debrief(id=DebriefId(_id(102)), session_id=format_1.SESSIONS[0].id, text="Calm.", edited_at=NOW)
DEBRIEF_LATER = replace(DEBRIEF, text="Calm, and long.", edited_at=LATER)
SUPERVISION = (
    SupervisionNote(id=SupervisionNoteId(_id(103)), on=TODAY, supervisor="Ngozi", text="Endings.", edited_at=NOW)
    .signed("Dana Reyes", NOW)
    .locked(LATER)
)
HAND_OVER_NOTE = HandOverNote(
    id=HandOverNoteId(_id(104)), group_id=format_1.GROUP.id, text="The key is at the desk.", edited_at=NOW
)
INCIDENT = Incident(
    id=IncidentId(_id(109)), opened_at=NOW, group_id=format_1.GROUP.id, facts="A fall.", opinion="Wet.", edited_at=NOW
).signed("Dana Reyes", LATER)
RULE = RetentionRule(
    id=RetentionRuleId(_id(105)),
    group_id=format_1.GROUP.id,
    record_class=RecordClass.PERSON_NOTE,
    months=96,
    source="Our own rule",
)
KEPT_LONGER = KeptLonger(
    record_class=RecordClass.PERSON_NOTE, record=PERSON_NOTE.id, until=date(2030, 1, 1), why="Asked for"
)
HOLD = LegalHold(
    id=LegalHoldId(_id(106)), person_id=format_1.PEOPLE[0].id, why="A letter from the court", set_on=TODAY
)
CORRECTION = Correction(
    id=CorrectionId(_id(107)),
    person_id=format_1.PEOPLE[0].id,
    asked_on=TODAY,
    asked="My name is spelt with Ł",
    done_on=TODAY,
    done="Changed",
)
ERASURE = Erasure(person=PersonId(_id(999)), on=NOW)
DRAFT = Draft(key="note/7/happened", text="Half a sen", kept_at=NOW)
LEFT_OFF = LeftOff(place="ToToday", at=NOW)
SAFEKEEPING = Safekeeping(sheet_made_on=date(2026, 1, 1), sheet_tested_on=TODAY)
IDENTITY = OwnIdentity(secret="not a real one", public="age1notreal", made_at=NOW)
HAND_OVER = HandOver(
    id=HandOverId(_id(108)),
    direction=Direction.TAKEN,
    at=NOW,
    partner="Đặng Minh",
    fingerprint="lusab babad gutih tugad lusab babad",
    groups=(format_1.GROUP.id.hex,),
    contents=("register", "agreement"),
    digest="0" * 64,
)
TAKEN_OVER = TakenOver(name="groups", record=format_1.GROUP.id.hex, hand_over_id=HAND_OVER.id, digest="1" * 64)


def write() -> None:
    """Make the file. Refuses when it is there, since it must never change."""
    vault = Vault.create(PATH, KEY)
    with vault.work("format_4.write") as work:
        work.groups.save(format_1.GROUP)
        for person in format_1.PEOPLE:
            work.people.save(person)
        work.sessions.save(format_1.SESSIONS[0])
        work.incidents.save(INCIDENT)
        work.person_notes.save(PERSON_NOTE)
        work.debriefs.save(DEBRIEF)
        work.debriefs.save(DEBRIEF_LATER)
        work.supervision_notes.save(SUPERVISION)
        work.hand_over_notes.save(HAND_OVER_NOTE)
        work.retention_rules.save(RULE)
        work.kept_longer.save(KEPT_LONGER)
        work.legal_holds.save(HOLD)
        work.corrections.save(CORRECTION)
        work.erasures.save(ERASURE)
        work.drafts.save(DRAFT)
        work.left_off.save(LEFT_OFF)
        work.safekeeping.save(SAFEKEEPING)
        work.own_identity.save(IDENTITY)
        work.hand_overs.save(HAND_OVER)
        work.taken_over.save(TAKEN_OVER)
        work.commit()
    vault.close()


if __name__ == "__main__":
    write()
