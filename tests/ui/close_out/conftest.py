"""The close-out over a real vault: a group that keeps person notes, two hours after its session began."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.front_desk import NOW, FrontDesk
from tests.vault_fixture import vault, vault_path, vault_template
from workwell_desktop.domain.attendance import Code
from workwell_desktop.domain.group import Group, RecordProfile
from workwell_desktop.domain.ids import PersonId, QuickNoteId, new_id
from workwell_desktop.domain.person import Person
from workwell_desktop.domain.quick_note import QuickNote
from workwell_desktop.domain.session import ClosingStep, Session
from workwell_desktop.storage.vault import Vault
from workwell_desktop.ui import close_out, notes
from workwell_desktop.ui.close_out.controller import CloseOutPage
from workwell_desktop.ui.close_out.view import CloseOutView
from workwell_desktop.ui.kit.places_to_go import ToCloseOut
from workwell_desktop.ui.notes.form_controller import NoteForm
from workwell_desktop.ui.notes.form_view import NoteFormView

__all__ = ["vault", "vault_path", "vault_template"]

LEFT = Qt.MouseButton.LeftButton


def press(button: QWidget) -> None:
    """Click as a mouse does."""
    QTest.mouseClick(button, LEFT)


@dataclass
class Evening(FrontDesk):
    """A session that is just over, and the page that closes it out."""

    group_: Group = field(init=False)
    session_: Session = field(init=False)
    people: dict[str, Person] = field(init=False, default_factory=dict)
    page: CloseOutPage = field(init=False)

    def begin(self, profile: RecordProfile = RecordProfile.CLINICAL, *names: str) -> None:
        """Let a session have been held."""
        self.group_ = self.group()
        for name in names or ("Amara Okafor", "Devon", "Grace Lim"):
            self.people[name] = self.member(self.group_, name)[0]
        self.group_ = self.desk.profiles.apply(self.group_.id, profile, remove=False).after
        self.session_ = self.session(self.group_, NOW - timedelta(hours=2))
        self.session_ = self.desk.sessions.end(self.session_.id)

    def open(self, step: ClosingStep | None = None) -> CloseOutView:
        """Open the close-out."""
        if not hasattr(self, "page"):
            made = close_out.build(self.desk, self.window, notes.build_form(self.desk, self.window))
            assert isinstance(made, CloseOutPage)
            self.page = made
        self.show(self.page, ToCloseOut(self.session_.id, step.value if step else ""))
        return self.page.view

    @property
    def form(self) -> NoteFormView:
        """The form of the group note inside the close-out."""
        assert isinstance(self.page.note, NoteForm)
        return self.page.note.view

    def quick(self, text: str, name: str = "") -> QuickNoteId:
        """Let a quick note have been typed while the session ran."""
        note = QuickNote(
            id=QuickNoteId(new_id()),
            session_id=self.session_.id,
            at=NOW - timedelta(hours=1),
            text=text,
            person_id=self.people[name].id if name else None,
        )
        with self.vault.work("test.quick") as work:
            work.quick_notes.save(note)
            work.commit()
        return note.id

    def who(self, name: str) -> PersonId:
        """Return somebody's id."""
        return self.people[name].id

    def code(self, name: str) -> Code:
        """Return what the register says of somebody."""
        entries = self.desk.attendance.of_session(self.session_.id).entries
        return next(each.code for each in entries if each.person_id == self.who(name))

    def happened(self) -> str:
        """Return what is kept of the group note."""
        note = self.desk.notes.of_session(self.session_.id).note
        return note.text.happened if note else ""

    def written_of(self, name: str) -> list[str]:
        """Return what is kept of somebody's person notes."""
        return [line.note.text for line in self.desk.person_notes.of_person(self.who(name))]

    def done(self) -> list[ClosingStep]:
        """Return the steps that are done."""
        return [each.step for each in self.desk.closing.read(self.session_.id).steps if each.done]


@pytest.fixture
def evening(qtbot: QtBot, vault: Vault) -> Evening:
    """A session of a clinical group, just over."""
    made = Evening(vault, qtbot=qtbot)
    made.begin()
    return made


@pytest.fixture
def other_evening(qtbot: QtBot, vault: Vault) -> Callable[[RecordProfile], Evening]:
    """Return a session of a group with another record profile."""

    def begin(profile: RecordProfile) -> Evening:
        made = Evening(vault, qtbot=qtbot)
        made.begin(profile)
        return made

    return begin
