"""Erasing somebody: what goes was shown first, what stays is true, and no trace is left in any file that opens."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from tests.documents.structure import visible_text
from tests.usecases.a_full_record import FullRecord, full_record
from tests.usecases.conftest import EVENING, Office
from tests.whole_vault import everything
from workwell_desktop.domain.access import Protection
from workwell_desktop.domain.backup import Reason
from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.errors import DiskFull, Refusal
from workwell_desktop.domain.facilitator import Facilitator
from workwell_desktop.domain.hand_over import Direction, HandOver
from workwell_desktop.domain.ids import HandOverId, IncidentId, LegalHoldId, PersonNoteId, new_id
from workwell_desktop.domain.incident import Incident
from workwell_desktop.domain.note import NoteText
from workwell_desktop.domain.papers import PaperStyle
from workwell_desktop.domain.person import ContactConsent
from workwell_desktop.domain.person_note import PersonNote
from workwell_desktop.domain.retention import LegalHold
from workwell_desktop.security.places import Places
from workwell_desktop.security.store import KeyStore
from workwell_desktop.storage.backup_places import erased_in
from workwell_desktop.storage.vault import Vault
from workwell_desktop.usecases.access import Access
from workwell_desktop.usecases.backup_reading import Opened
from workwell_desktop.usecases.backups import Backups
from workwell_desktop.usecases.desk import Desk
from workwell_desktop.usecases.open_vault import OpenVault
from workwell_desktop.usecases.papers import draw
from workwell_desktop.usecases.restoring import Restoring
from workwell_desktop.usecases.rights.erasing_for_good import ErasingForGood, ErasureReport
from workwell_desktop.usecases.rights.erasure import ACTION, carry_out, read_plan
from workwell_desktop.usecases.rights.erasure_report import done, paper_of
from workwell_desktop.usecases.work import Means

pytestmark = pytest.mark.slow

TRACES = (b"okafor", b"amara", b"mara wants", b"900123", b"spoke about sleep", b"seat near the door")
"""What stands of her in the vault, in small letters."""
_PAGE, _RESERVED, _SALT, _WAL_HEAD, _FRAME_HEAD = 4096, 80, 16, 32, 24


def plain_pages(path: Path, key: bytes) -> bytes:
    """Decrypt every page of a file and of its log, free ones too, as somebody with the key could."""
    data = path.read_bytes()
    pages = [data[start : start + _PAGE] for start in range(0, len(data), _PAGE)]
    log = path.with_name(f"{path.name}-wal")
    frames = log.read_bytes()[_WAL_HEAD:] if log.exists() else b""
    step = _FRAME_HEAD + _PAGE
    pages += [frames[start + _FRAME_HEAD : start + step] for start in range(0, len(frames), step)]
    out = b""
    for number, page in enumerate(pages):
        begin = _SALT if number == 0 else 0
        vector = page[_PAGE - _RESERVED : _PAGE - _RESERVED + 16]
        decryptor = Cipher(algorithms.AES(key), modes.CBC(vector)).decryptor()
        out += decryptor.update(page[begin : _PAGE - _RESERVED])
    return out.lower()


def traces_in(path: Path, key: bytes) -> list[bytes]:
    pages = plain_pages(path, key)
    return [trace for trace in TRACES if trace in pages]


@dataclass
class Home:
    """A vault with a full record in it, in a home with backups."""

    opened: OpenVault
    store: KeyStore
    office: Office
    record: FullRecord

    def erase(self, **stays: bool) -> ErasureReport:
        plan = self.office.desk.erasing.plan(self.record.amara.id)
        wanted = {place.key: stays.get(place.text.table, False) for place in plan.places}
        return ErasingForGood(self.opened, lambda: EVENING).run(plan, wanted)

    def traces(self) -> list[bytes]:
        return traces_in(self.opened.vault.path, self.opened.keys.database_key)


def _heard(_: Changes) -> None:
    """Nobody listens."""


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    places, store = Places(tmp_path / "home"), KeyStore.for_this_run()
    access = Access(places, store)
    opened = access.create(access.begin(), Protection.EASY, "", Facilitator(name="Ruth Adler"))
    now = EVENING

    def clock() -> datetime:
        return now

    office = Office(Desk.over(Means(opened.vault.work, _heard, clock)), opened.vault)
    yield Home(opened, store, office, full_record(office))
    opened.vault.close()


def test_everything_that_goes_is_shown_first(home: Home) -> None:
    plan = home.office.desk.erasing.plan(home.record.amara.id)
    assert plan.counts["marks"] == 3
    assert plan.counts["person_notes"] == 2
    assert "notes" not in plan.counts
    shown = {(place.title, place.words, place.stays) for place in plan.places}
    assert shown == {
        ("Group note, signed · 2 Nov 2026 · " + home.record.group.name, "Amara Okafor-Reed", False),
        ("Group note, signed · 2 Nov 2026 · " + home.record.group.name, "Mara", False),
        ("Group note · 16 Nov 2026 · " + home.record.group.name, "Amara", False),
        ("Contact log · of Ben T. · 22 Nov 2026", "Amara", False),
    }
    plan.refuse_unless_sure(" amara okafor-reed ")
    plan.refuse_unless_sure("AO")
    with pytest.raises(Refusal, match="Type Amara Okafor-Reed") as refused:
        plan.refuse_unless_sure("Ben Turner")
    assert refused.value.field == "typed"


def test_no_trace_is_left_in_any_file_that_opens(home: Home) -> None:
    assert home.traces() == list(TRACES), "or this test could not fail"
    old = home.opened.vault.path
    report = home.erase()
    assert report.trouble == ""
    assert home.traces() == []
    assert everything(home.office.vault).casefold().count("okafor") == 0
    assert home.opened.vault.path != old
    assert not old.exists()
    assert home.office.desk.finding.find("Amara") == ()


def test_a_backup_made_before_is_erased_again_when_it_comes_back(home: Home) -> None:
    report = home.erase()
    assert home.record.amara.id.hex in erased_in(home.opened.places.backups_dir)
    home.opened.vault.close()
    restoring = Restoring(home.opened.places, home.store)
    for info in restoring.found():
        opened = restoring.with_store(info)
        assert isinstance(opened, Opened)
        staged = restoring.stage(opened)
        (database,) = (path for path in staged.folder.iterdir() if path.suffix == ".db")
        assert traces_in(database, staged.keys.database_key) == [], info.reason
        assert staged.erased_again == (info.path in {each.path for each in report.backups[-1:]}), info.reason
        restoring.put_aside(staged)


def test_counts_stay_true_and_others_keep_what_is_theirs(home: Home) -> None:
    desk, record = home.office.desk, home.record
    before = {session.id: desk.attendance.of_session(session.id).tally.attended for session in record.sessions}
    home.erase()
    for number, session in enumerate(record.sessions[:3]):
        kept, _ = desk.sessions.get(session.id)
        came = desk.attendance.of_session(session.id).tally.attended
        assert (kept.headcount if number != 1 else came) == before[session.id]
    assert len(desk.contacts.of_person(record.ben.id)) == 1
    assert desk.contacts.of_person(record.ben.id)[0].text == "Asked after a member."
    with pytest.raises(Refusal, match="no longer here"):
        desk.people.get(record.amara.id)


def test_a_signed_note_is_signed_anew_and_says_so(home: Home) -> None:
    desk, session = home.office.desk, home.record.sessions[0]
    before = desk.notes.of_session(session.id).note
    home.erase()
    note = desk.notes.of_session(session.id).note
    assert before is not None
    assert note is not None
    assert (
        note.text.happened == "A member brought up sleep, and many joined in. A member wants a list of quiet places."
    )
    assert note.intact
    assert (note.author, note.signed_at) == (before.author, before.signed_at)
    assert note.digest != before.digest
    assert note.addenda[-1].reason == "Somebody's record was erased"
    assert desk.notes.of_session(home.record.sessions[2].id).note.addenda == ()  # type: ignore[union-attr]
    with home.opened.vault.work("test.read") as work:
        assert work.audit.verify()
        row = next(row for row in work.audit.tail(9) if row.action == ACTION)
        assert {note.id, home.record.amara.id} <= set(row.ids)


def test_the_facilitator_may_let_a_name_stay(home: Home) -> None:
    report = home.erase(notes=True)
    note = home.office.desk.notes.of_session(home.record.sessions[0].id).note
    assert note is not None
    assert "Amara Okafor-Reed" in note.text.happened
    assert note.intact
    assert (report.changed, report.kept) == (1, 3)
    assert report.kept_in[0].startswith("Group note, signed · 2 Nov 2026")


def test_an_incident_report_keeps_its_words_unless_somebody_decides(office: Office) -> None:
    record = full_record(office)
    with office.vault.work("test.incident") as work:
        incident = Incident(id=IncidentId(new_id()), opened_at=EVENING, edited_at=EVENING)
        signed = replace(incident, facts="Amara Okafor-Reed fainted.").signed("Ruth Adler", EVENING)
        work.incidents.save(signed)
        work.commit()
    plan = office.desk.erasing.plan(record.amara.id)
    (place,) = (each for each in plan.places if each.text.table == "incidents")
    assert place.stays
    with office.vault.work(ACTION) as work:
        carry_out(work, plan, {}, EVENING)
        assert work.incidents.get(incident.id).facts == "Amara Okafor-Reed fainted."
    with office.vault.work(ACTION) as work:
        carry_out(work, plan, {place.key: False}, EVENING)
        kept = work.incidents.get(incident.id)
        assert kept.facts == "A member fainted."
        assert kept.intact


def test_everyday_words_and_namesakes_are_shown_but_stay(office: Office) -> None:
    group = office.group()
    grace = office.member(group, "Grace Willow")
    grace = office.desk.people.save(replace(grace, contact=ContactConsent(details="07700 900123")))
    namesake = office.member(group, "Grace Poole")
    session = office.session(group)
    office.desk.notes.write(
        session.id,
        NoteText(happened="Grace matters to us. We thanked Grace Willow for it. Call 07700900123: grace willow."),
    )
    with office.vault.work("test.note") as work:
        text = "She asked what Grace is."
        work.person_notes.save(
            PersonNote(id=PersonNoteId(new_id()), person_id=namesake.id, text=text, edited_at=EVENING)
        )
        work.commit()
        plan = read_plan(work, grace.id)
    assert {(place.sentence, place.words): place.stays for place in plan.places} == {
        ("Grace matters to us.", "Grace"): True,
        ("We thanked Grace Willow for it.", "Grace Willow"): False,
        ("Call 07700900123: grace willow.", "07700900123"): False,
        ("Call 07700900123: grace willow.", "grace willow"): False,
        ("She asked what Grace is.", "Grace"): True,
    }


@pytest.mark.parametrize("of_person", [True, False])
def test_a_legal_hold_stands_against_it(home: Home, of_person: bool) -> None:
    hold = LegalHold(id=LegalHoldId(new_id()), set_on=EVENING.date(), why="The court asked")
    hold = (
        replace(hold, person_id=home.record.amara.id) if of_person else replace(hold, group_id=home.record.group.id)
    )
    with home.opened.vault.work("test.hold") as work:
        work.legal_holds.save(hold)
        work.commit()
    assert "legal hold" in home.office.desk.erasing.held(home.record.amara.id)
    with pytest.raises(Refusal, match="legal hold"):
        home.erase()
    assert home.office.desk.people.get(home.record.amara.id).display_name == "Amara Okafor-Reed"
    with home.opened.vault.work("test.lift") as work:
        work.legal_holds.save(replace(hold, lifted_on=EVENING.date()))
        work.commit()
    assert home.office.desk.erasing.held(home.record.amara.id) == ""
    assert home.erase().trouble == ""


def test_without_a_backup_nothing_is_erased(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_arguments: object) -> None:
        raise DiskFull

    monkeypatch.setattr(Backups, "back_up", full)
    with pytest.raises(DiskFull):
        home.erase()
    assert home.office.desk.people.get(home.record.amara.id) == home.record.amara


def test_what_could_not_be_finished_is_said_found_and_finished(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_arguments: object) -> None:
        raise DiskFull

    erasing = ErasingForGood(home.opened, lambda: EVENING)
    assert not erasing.unfinished()
    with monkeypatch.context() as patch:
        patch.setattr(Vault, "rewritten", full)
        report = home.erase()
    assert "gone from WorkWell" in report.trouble
    assert "written anew" not in visible_text(draw(paper_of(report), PaperStyle()))
    assert erasing.unfinished()
    assert home.traces() != []
    finished = erasing.finish(report)
    assert finished.trouble == ""
    assert not erasing.unfinished()
    assert home.traces() == []


def test_the_report_says_where_copies_may_remain_and_names_nobody(home: Home) -> None:
    handed = HandOver(id=HandOverId(new_id()), direction=Direction.GIVEN, at=EVENING, partner="Sam, who stands in")
    with home.opened.vault.work("test.handed") as work:
        work.hand_overs.save(replace(handed, groups=(str(home.record.group.id),)))
        work.hand_overs.save(replace(handed, id=HandOverId(new_id()), partner="Somebody else", groups=("other",)))
        work.commit()
    (home.opened.places.home / "archive" / "20261001").mkdir(parents=True)
    (home.opened.places.vault_dir / "main.format-3.20260301.db").write_bytes(b"a copy from before an update")
    report = home.erase(contacts=True)
    assert [each.partner for each in report.given] == ["Sam, who stands in"]
    assert {Reason.BEFORE_ERASURE} <= {each.reason for each in report.backups}
    text = " ".join(visible_text(draw(paper_of(report), PaperStyle())).split())
    for said in (
        "17 records of one person were erased",
        "taken out of other records in 3 places",
        "Before a person was erased",
        "Sam, who stands in",
        "Letter of attendance no. 7",
        "The housing office",
        "given to Sam, who stands in",
        "2 earlier vaults",
        "private notes under their own passphrase",
    ):
        assert said in text
    assert "Amara" not in text
    assert "Okafor" not in text


def test_no_undo_brings_somebody_back(home: Home) -> None:
    home.erase()
    with pytest.raises(Refusal, match="was erased"):
        home.office.desk.people.save(home.record.amara)
    assert home.office.desk.people.lines()[0].person.display_name == "Ben Turner"


def test_somebody_who_asked_for_a_correction_is_not_removed_as_a_mistake(office: Office) -> None:
    person = office.member(office.group(), "Amara Okafor")
    office.desk.corrections.ask(person.id, "My name is spelt with an h")
    with pytest.raises(Refusal, match="so they stay"):
        office.desk.people.remove(person.id)


def test_in_a_demo_somebody_can_be_erased_too_and_nothing_is_kept(home: Home) -> None:
    home.opened.throw_away = True
    report = home.erase()
    assert (report.trouble, report.backups) == ("", ())
    assert "written anew" not in " ".join(done(report))
    assert not ErasingForGood(home.opened).unfinished()
    assert [line.person.display_name for line in home.office.desk.people.lines()] == ["Ben Turner"]
    home.opened.throw_away = False
