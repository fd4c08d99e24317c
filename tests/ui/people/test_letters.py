"""Certificates and letters on a person's page: only where the group gives them out, counted, issued, undone."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QUndoStack
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest

from tests.ui.audit import audit
from tests.ui.front_desk import NOW, WEEK, FrontDesk
from workwell_desktop.domain.attendance import Code
from workwell_desktop.domain.group import Group, RecordProfile
from workwell_desktop.domain.ids import PersonId
from workwell_desktop.domain.letter import LetterKind, LetterPolicy
from workwell_desktop.ui.kit.places_to_go import ToPerson
from workwell_desktop.ui.people import build
from workwell_desktop.ui.people.controller import PersonPage


@pytest.fixture
def group(front: FrontDesk) -> Group:
    made = front.group(profile=RecordProfile.NAMED_REGISTER, letters=LetterPolicy.CERTIFICATES_AND_LETTERS)
    amara = front.member(made, "Amara Okafor")[0]
    front.member(made, "Zora Quillfeather")
    for weeks in (1, 2):
        session = front.session(made, NOW - weeks * WEEK)
        front.desk.attendance.mark(session.id, amara.id, Code.PRESENT)
    return made


@pytest.fixture
def amara(front: FrontDesk, group: Group) -> PersonId:
    return next(each.id for each in front.desk.people.all() if each.display_name == "Amara Okafor")


@pytest.fixture
def page(front: FrontDesk, amara: PersonId) -> PersonPage:
    made = build(front.desk, front.window, QUndoStack())
    assert isinstance(made, PersonPage)
    front.show(made, ToPerson(amara))
    made.view.tab_picked.emit("letters")
    return made


def issue(page: PersonPage) -> None:
    QTest.mouseClick(page.view.letters.issue, Qt.MouseButton.LeftButton)
    for dialog in page.findChildren(QPrintDialog):
        dialog.reject()


def test_a_certificate_counts_the_sessions_and_can_be_undone(
    front: FrontDesk, page: PersonPage, amara: PersonId
) -> None:
    tab = page.view.letters
    assert tab.facts.text() == "It will say: 2 sessions, 3 hours."
    assert not tab.recipient.isVisible()
    issue(page)
    (letter,) = front.desk.letters.of_person(amara)
    assert (letter.sessions, letter.minutes, letter.name, letter.serial) == (2, 180, "Amara Okafor", 1)
    assert audit(page) == []
    page.undo_stack.undo()
    assert front.desk.letters.of_person(amara) == ()
    page.undo_stack.redo()
    assert front.desk.letters.of_person(amara) == (letter,)


def test_a_letter_needs_a_recipient_and_an_agreement(front: FrontDesk, page: PersonPage, amara: PersonId) -> None:
    tab = page.view.letters
    tab.kind.show_value(LetterKind.LETTER)
    tab.changed.emit()
    issue(page)
    assert "agreed" in tab.fields["consent_on"].error
    tab.agreed.click()
    issue(page)
    assert tab.fields["recipient"].error
    QTest.keyClicks(tab.recipient, "The housing office")
    issue(page)
    (letter,) = front.desk.letters.of_person(amara)
    assert (letter.recipient, letter.consent_on) == ("The housing office", NOW.date())


def test_a_group_that_gives_nothing_out_shows_no_tab(front: FrontDesk, page: PersonPage, group: Group) -> None:
    assert page.view.tabs.has("letters")
    front.desk.groups.save(replace(front.desk.groups.get(group.id), letters=LetterPolicy.NOTHING))
    page.controller.read()
    assert not page.view.tabs.has("letters")


def test_a_profile_without_whole_names_keeps_a_short_one_of_what_was_printed(
    front: FrontDesk, page: PersonPage, group: Group, amara: PersonId
) -> None:
    front.desk.profiles.apply(group.id, RecordProfile.PEER_MINIMAL, remove=True)
    page.controller.read()
    page.view.letters.name.setText("Amara Okafor")
    issue(page)
    (letter,) = front.desk.letters.of_person(amara)
    assert letter.name == "Amara O."
