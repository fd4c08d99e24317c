"""What somebody does at the moment of being killed, and what must be true of whatever is left.

Here are saving, migrating, making a vault and changing its passphrase; the others are in `deeds_of_keeping`.
"""

import shutil
from contextlib import closing
from dataclasses import replace
from itertools import count
from pathlib import Path

from tests.reliability.at_work import code_of, over, settle_in
from tests.reliability.deed import Deed, Lost, Say, same
from tests.reliability.deeds_of_keeping import BacksUp, ChangesEveryKey, Erases, Restores, TakesOver
from tests.reliability.kept_store import store_in
from tests.reliability.recorded_work import passphrase
from tests.vault_fixture import KEY
from tests.vaults import format_1, format_2, format_3
from workwell_desktop.domain.access import Protection
from workwell_desktop.domain.agenda import Agenda, Block
from workwell_desktop.domain.facilitator import Facilitator
from workwell_desktop.domain.ids import BlockId, new_id
from workwell_desktop.domain.note import NoteText
from workwell_desktop.security import passphrase as passphrases
from workwell_desktop.security.places import Places
from workwell_desktop.storage.vault import Vault
from workwell_desktop.usecases.access import Access


class Saves(Deed):
    """Marks, notes and plans saved through the use cases, in one vault that lives through every kill."""

    fresh, endless = False, True

    def prepare(self, place: Path) -> None:
        with closing(Vault.create(place / "main.db", KEY)) as vault:
            settle_in(over(vault))

    def do(self, place: Path, say: Say) -> None:
        desk = over(Vault.open(place / "main.db", KEY))
        (session,) = desk.sessions.of_group(desk.groups.all()[0].id)
        (person,) = desk.people.all()
        note = desk.notes.of_session(session.id).note
        block = Block(id=BlockId(new_id()), title="Check-in")
        say(0)
        for number in count(int(note.text.aims) + 1 if note is not None else 1):
            desk.attendance.mark(session.id, person.id, code_of(number))
            desk.sessions.save_agenda(session.id, Agenda((replace(block, title=f"Round {number}"),)))
            desk.notes.write(session.id, NoteText(aims=str(number), happened=f"Round {number}. " * 200))
            say(number)

    def check(self, place: Path, said: int) -> str:
        with closing(Vault.open(place / "main.db", KEY)) as vault:
            vault.check()
            with vault.work("test.read") as work:
                (session,) = work.sessions.of_group(work.groups.all()[0].id)
                (mark,) = work.marks.of_session(session.id) or (None,)
                note = work.notes.of_session(session.id)
                if not work.audit.verify():
                    raise Lost("a link of the trail")
        if not said:
            return "whole, nothing acknowledged"
        same(note is not None and int(note.text.aims) in (said, said + 1), "the note")
        same(mark is not None and mark.code in (code_of(said), code_of(said + 1)), "the mark")
        same(session.agenda.blocks[0].title in (f"Round {said}", f"Round {said + 1}"), "the plan")
        return "whole"


class Migrates(Deed):
    """A vault of an older format opened, which brings it up to date."""

    def prepare(self, place: Path) -> None:
        for made in (format_1, format_2, format_3):
            shutil.copy(made.PATH, place / f"{made.PATH.stem}.db")

    def do(self, place: Path, say: Say) -> None:
        say(0)
        for number in (1, 2, 3):
            Vault.open(place / f"format_{number}.db", KEY).close()
            say(number)

    def check(self, place: Path, said: int) -> str:
        with closing(Vault.open(place / "format_1.db", KEY)) as vault:
            vault.check()
            with vault.work("test.read") as work:
                same(work.people.all() == format_1.PEOPLE, "people")
                same(set(work.marks.of_group(format_1.GROUP.id)) == set(format_1.MARKS), "marks")
                same(work.notes.of_session(format_1.SESSIONS[0].id) == format_1.NOTE, "the note")
        with closing(Vault.open(place / "format_2.db", KEY)) as vault, vault.work("test.read") as work:
            same(work.sessions.get(format_2.SESSION.id) == format_2.SESSION, "the session")
            same(work.run_events.of_session(format_2.SESSION.id) == format_2.RUN, "the run")
        with closing(Vault.open(place / "format_3.db", KEY)) as vault, vault.work("test.read") as work:
            same(work.own_texts.all() == format_3.OWN_TEXTS, "guides and handouts")
        return "whole"


class Creates(Deed):
    """A vault made for the first time: afterwards there is a whole one, or none and another try succeeds."""

    def do(self, place: Path, say: Say) -> None:
        passphrases.STANDARD = passphrases.FLOOR
        access = Access(Places(place / "home"), store_in(place / "store.json"))
        setup = access.begin()
        say(0)
        access.create(setup, Protection.EASY, "", Facilitator(name="Ruth Adler")).vault.close()
        say(1)

    def check(self, place: Path, said: int) -> str:
        access = Access(Places(place / "home"), store_in(place / "store.json"))
        if access.exists():
            opened = access.ask_store().vault
            same(opened is not None, "the way in")
            assert opened is not None
            with closing(opened.vault) as vault, vault.work("test.read") as work:
                same(work.facilitator.get() == Facilitator(name="Ruth Adler"), "the name")
            return "whole"
        same(not said, "the vault")
        access.create(access.begin(), Protection.EASY, "", Facilitator(name="Ruth Adler")).vault.close()
        return "none, and made by another try"


class Rekeys(Deed):
    """The passphrase changed: the old one opens, or the new one, and the sheet always does."""

    def prepare(self, place: Path) -> None:
        passphrases.STANDARD = passphrases.FLOOR
        access = Access(Places(place / "home"), store_in(place / "store.json"))
        setup = access.begin()
        access.create(setup, Protection.PASSPHRASE, passphrase(0), Facilitator(name="Ruth Adler")).vault.close()
        (place / "sheet").write_text(setup.recovery_code)

    def do(self, place: Path, say: Say) -> None:
        access = Access(Places(place / "home"), store_in(place / "store.json"))
        opened = access.with_passphrase(passphrase(0))
        say(0)
        access.set_passphrase(opened.keys, passphrase(1))
        say(1)

    def check(self, place: Path, said: int) -> str:
        access = Access(Places(place / "home"), store_in(place / "store.json"))
        access.with_sheet((place / "sheet").read_text()).vault.vault.close()
        for number in (1,) if said else (1, 0):
            try:
                access.with_passphrase(passphrase(number)).vault.close()
            except Exception as error:
                refused = error
            else:
                return f"opened by the {('old', 'new')[number]} passphrase"
        raise Lost("the passphrase") from refused


DEEDS: dict[str, type[Deed]] = {
    "saving": Saves,
    "bringing an older vault up to date": Migrates,
    "making the vault": Creates,
    "changing the passphrase": Rekeys,
    "backing up": BacksUp,
    "restoring": Restores,
    "erasing somebody": Erases,
    "taking a bundle over": TakesOver,
    "a new sheet and new keys": ChangesEveryKey,
}
