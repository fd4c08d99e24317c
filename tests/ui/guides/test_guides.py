"""The guides page: find one, read it, use it in a session, take that back; bring in, give on and remove one's own."""

import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget

from tests.ui.audit import audit
from tests.ui.front_desk import NOW, WEEK, FrontDesk
from tests.ui.looks import in_every_look
from workwell_desktop.domain.agenda import Agenda
from workwell_desktop.domain.ids import SessionId
from workwell_desktop.domain.language import Language
from workwell_desktop.domain.own_text import OwnKind
from workwell_desktop.domain.session import Session
from workwell_desktop.ui import guides
from workwell_desktop.ui.guides.controller import GuidesPage
from workwell_desktop.ui.guides.starter import starter
from workwell_desktop.ui.kit import theme
from workwell_desktop.ui.kit.places_to_go import ToCalendar, ToGuideEditor, ToGuides, ToHandouts, ToSession
from workwell_desktop.ui.kit.settings import Settings

LEFT = Qt.MouseButton.LeftButton
LISTENING = "listening-without-fixing"


def show(front: FrontDesk, place: ToGuides | None = None) -> GuidesPage:
    """Open the page at a place."""
    page = guides.build(front.desk, front.window)
    assert isinstance(page, GuidesPage)
    front.show(page, place or ToGuides())
    return page


def found(page: GuidesPage) -> list[str]:
    """Return the titles in the list."""
    return [row.title for row in page.controller.shelf.rows.rows]


def seek(page: GuidesPage, words: str) -> list[str]:
    """Type words to look for."""
    page.view.list.words.setFocus()
    page.view.list.words.selectAll()
    QTest.keyClicks(page.view.list.words, words)
    return found(page)


def titles(front: FrontDesk, session: Session) -> list[str]:
    """Return the parts of a session's plan as the vault has them."""
    return [block.title for block in front.desk.sessions.get(session.id)[0].agenda]


def pick(page: GuidesPage, words: str) -> None:
    """Choose from the menu of the reader."""
    action = next(each for each in page.view.reader.head.menu.actions() if each.text() == words)
    action.trigger()


@pytest.fixture
def tonight(front: FrontDesk) -> Session:
    group = front.group("Lanterns")
    front.session(group, NOW - WEEK)
    return front.session(group, theme="Trust")


def test_a_guide_is_found_read_and_used_with_the_keyboard_alone_and_taken_back(
    front: FrontDesk, tonight: Session
) -> None:
    page = show(front, ToGuides("our-agreement"))
    view = page.view
    before = view.reader.head.title.text()
    assert before in seek(page, "listening")[1:], "what was read before is found, too, but not first"
    assert found(page)[0] == "Listening without fixing"
    QTest.keyClick(view.list.words, Qt.Key.Key_Down)
    assert view.reader.head.title.text() == "Listening without fixing"
    QTest.keyClick(view.list.list, Qt.Key.Key_Return)
    assert view.reader.head.use.hasFocus()
    QTest.keyClick(view.reader.head.use, Qt.Key.Key_Space)
    offered = view.reader.use.buttons
    assert [button.session.id for button in offered] == [tonight.id], "only what is still to come"
    assert offered[0].hasFocus()
    assert offered[0].session.plan == "Nothing planned yet"
    QTest.keyClick(offered[0], Qt.Key.Key_Space)
    whole = [block.title for block in front.desk.guides.get(LISTENING, Language.ENGLISH).blocks]
    assert titles(front, tonight) == whole
    assert "is now the plan of session 2 of Lanterns" in front.words()[-1]
    assert view.reader.use.open_plan.hasFocus()
    QTest.keyClick(view.reader.use.open_plan, Qt.Key.Key_Space)
    assert front.went == [ToSession(tonight.id)]
    assert "of 90 min now" in view.reader.use.hint.text()
    page.undo_stack.undo()
    assert titles(front, tonight) == []
    assert not view.reader.use.isVisible(), "nothing says any more that it was done"
    page.undo_stack.redo()
    assert titles(front, tonight) == whole


def test_a_guide_goes_after_what_is_planned_and_one_part_at_the_end(front: FrontDesk, tonight: Session) -> None:
    page = show(front, ToGuides(LISTENING))
    guide = page.controller.reading.guide
    assert guide is not None
    first = guide.blocks[0]
    row = page.view.reader.chapters.rows[first.id]
    assert row.add.accessibleName() == f"Add this part: {first.title}"
    for _ in range(2):
        row.add.click()
        page.view.reader.use.buttons[0].click()
    assert titles(front, tonight) == [first.title, first.title]
    page.view.reader.head.use.click()
    assert "2 parts" in page.view.reader.use.buttons[0].session.plan
    page.view.reader.use.buttons[0].click()
    assert titles(front, tonight) == [first.title, first.title, *(block.title for block in guide.blocks)]
    assert "was added to session 2" in front.words()[-1]
    page.view.reader.use.undo.click()
    assert len(titles(front, tonight)) == 2
    assert not page.view.reader.use.isVisible()


def test_undo_leaves_a_plan_alone_that_was_changed_elsewhere_since(front: FrontDesk, tonight: Session) -> None:
    page = show(front, ToGuides(LISTENING))
    page.view.reader.head.use.click()
    page.view.reader.use.buttons[0].click()
    front.desk.sessions.save_agenda(tonight.id, Agenda())
    page.undo_stack.undo()
    assert titles(front, tonight) == []
    assert "was changed since" in front.trouble()


def test_a_full_disk_changes_no_plan_and_the_sessions_stay_offered(front: FrontDesk, tonight: Session) -> None:
    page = show(front, ToGuides(LISTENING))
    page.view.reader.head.use.click()
    with front.full_disk():
        page.view.reader.use.buttons[0].click()
    assert "disk is full" in front.trouble()
    assert page.undo_stack.count() == 0
    assert page.view.reader.use.buttons[0].isVisible()
    assert titles(front, tonight) == []


def test_without_a_session_to_come_the_calendar_is_offered(front: FrontDesk) -> None:
    page = show(front, ToGuides(LISTENING))
    page.view.reader.head.use.click()
    assert page.view.reader.use.to_calendar.hasFocus()
    page.view.reader.use.to_calendar.click()
    QTest.keyClick(page.view.reader.use.to_calendar, Qt.Key.Key_Escape)
    assert not page.view.reader.use.isVisible()
    assert front.went == [ToCalendar()]


def test_pills_lengths_and_groups_narrow_and_nothing_found_offers_everything(front: FrontDesk) -> None:
    page = show(front)
    everything = found(page)
    skills = next(pill for pill, kind in page.view.list.kinds._pills if kind == "skill")
    QTest.mouseClick(skills, LEFT)
    assert {row.kind for row in page.controller.shelf.rows.rows} == {"Skill"}
    QTest.mouseClick(skills, LEFT)
    page.view.list.longest.show_value(60)
    page.view.list.longest.activated.emit(2)
    lengths = {row.length for row in page.controller.shelf.rows.rows}
    assert lengths
    assert all(int(length.split()[0]) <= 60 for length in lengths)
    assert seek(page, "zebra") == []
    assert page.view.list.nothing.isVisible()
    QTest.mouseClick(page.view.list.clear, LEFT)
    assert found(page) == everything
    assert seek(page, "silence")[-1] == "Nobody says anything", "cards are found, too"


def test_what_was_looked_for_and_read_is_there_on_coming_back(front: FrontDesk) -> None:
    page = show(front)
    seek(page, "trust")
    page.controller.shelf.picked.emit(LISTENING)
    page.show_place(ToGuides())
    assert page.view.list.words.text() == "trust"
    assert page.view.reader.head.title.text() == "Listening without fixing"


def test_another_language_holds_and_says_when_it_is_behind(front: FrontDesk) -> None:
    page = show(front, ToGuides(LISTENING))
    switch = page.view.reader.head.languages
    assert switch is not None
    switch.chosen.emit(Language.SPANISH)
    assert front.window.settings.current.guide_language == "es"
    assert "Español" in page.view.reader.head.kicker.text()
    assert not page.view.reader.head.stale.isVisible()
    again = show(front, ToGuides("empathy"))
    assert "Español" in again.view.reader.head.kicker.text()


def test_parts_unfold_text_grows_and_the_booklet_is_asked_for(front: FrontDesk) -> None:
    page = show(front, ToGuides(LISTENING))
    reader = page.view.reader
    row = next(iter(reader.chapters.rows.values()))
    before = row.height()
    row.head.setFocus()
    QTest.keyClick(row.head, Qt.Key.Key_Space)
    front.qtbot.waitUntil(lambda: row.height() > before)
    high = row.height()
    for _ in range(4):
        reader.head.larger.click()
    assert front.window.settings.current.guide_text == 200
    front.qtbot.waitUntil(lambda: row.height() > high)
    reader.head.links[-1].click()
    assert reader.area.verticalScrollBar().value() > 0
    reader.head.print.click()
    assert front.went == [ToHandouts(paper=f"guide:{LISTENING}")]


def test_a_card_is_read_in_ten_seconds_and_has_nothing_to_print(front: FrontDesk) -> None:
    page = show(front, ToGuides("card:silence"))
    assert page.view.reader.head.title.text() == "Nobody says anything"
    assert not page.view.reader.head.use.isVisible()
    assert not page.view.reader.head.print.isVisible()


def test_good_and_bad_files_are_brought_in_and_it_is_said_why(front: FrontDesk, tmp_path: Path) -> None:
    good, bad = tmp_path / "evening.md", tmp_path / "broken.md"
    good.write_text(starter(OwnKind.GUIDE).replace("My guide", "An evening about rest"), encoding="utf-8")
    bad.write_text(starter(OwnKind.GUIDE).replace("minutes = 30", "minutes = 31"), encoding="utf-8")
    page = show(front)
    page.view.bring.click()
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    dialog.filesSelected.emit([str(good), str(bad)])
    dialog.reject()
    assert page.view.imported.sentence.text() == "1 was added. 1 was left out, and why:"
    assert "broken.md" in page.view.imported.refused.text()
    assert "30" in page.view.imported.refused.text()
    assert page.view.reader.head.title.text() == "An evening about rest"
    assert "1 of your own" in page.view.header.subtitle.text()
    page.view.imported.close_button.click()
    assert not page.view.imported.isVisible()


def test_ones_own_is_removed_put_back_and_given_on(front: FrontDesk, tmp_path: Path) -> None:
    own = front.desk.guides.keep_writing(None, OwnKind.GUIDE, starter(OwnKind.GUIDE))
    page = show(front, ToGuides(str(own.id)))
    pick(page, "Export…")
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    assert Path(dialog.selectedFiles()[0]).name == "my-guide.md"
    dialog.fileSelected.emit(str(tmp_path / "out.md"))
    dialog.reject()
    assert (tmp_path / "out.md").read_text(encoding="utf-8") == own.source
    assert front.words()[-1].startswith("Exported. The file is not encrypted")
    pick(page, "Export…")
    dialog = page.findChildren(QFileDialog)[-1]
    dialog.fileSelected.emit(str(tmp_path / "no such folder" / "out.md"))
    dialog.reject()
    assert "could not be saved there" in front.trouble()
    pick(page, "Remove")
    assert front.desk.guides.own_of(OwnKind.GUIDE) == ()
    assert page.view.reader.nothing.isVisible()
    assert front.words()[-1] == "“My guide” removed"
    front.undo_last()
    assert front.desk.guides.own_text(own.id).source == own.source
    assert page.view.reader.head.title.text() == "My guide"
    pick(page, "Edit")
    assert front.went == [ToGuideEditor(own.id)]


def test_everything_of_ones_own_is_given_on_in_one_file(front: FrontDesk, tmp_path: Path) -> None:
    own = front.desk.guides.keep_writing(None, OwnKind.GUIDE, starter(OwnKind.GUIDE))
    front.desk.guides.keep_writing(None, OwnKind.HANDOUT, starter(OwnKind.HANDOUT))
    page = show(front, ToGuides(str(own.id)))
    pick(page, "Export all of my own…")
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(tmp_path / "all.zip"))
    dialog.reject()
    with zipfile.ZipFile(tmp_path / "all.zip") as archive:
        assert len(archive.namelist()) == 2
        assert {archive.read(name).decode() for name in archive.namelist()} == {
            starter(OwnKind.GUIDE),
            starter(OwnKind.HANDOUT),
        }


def test_a_draft_that_does_not_read_well_is_listed_and_can_be_gone_on_with(front: FrontDesk) -> None:
    broken = starter(OwnKind.GUIDE).replace("5 min, opening", "5 min, openning")
    own = front.desk.guides.keep_writing(None, OwnKind.GUIDE, broken)
    handout = front.desk.guides.keep_writing(None, OwnKind.HANDOUT, starter(OwnKind.HANDOUT))
    page = show(front, ToGuides(str(own.id)))
    rows = {row.key: row for row in page.controller.shelf.rows.rows}
    assert rows[str(own.id)].unfinished
    assert (rows[str(handout.id)].kind, rows[str(handout.id)].unfinished) == ("Handout", False)
    assert page.view.reader.chapters.headings[0].text() == "This draft does not read well yet"
    assert not page.view.reader.head.print.isVisible()
    page.controller.shelf.picked.emit(str(handout.id))
    page.view.reader.head.print.click()
    assert front.went == [ToHandouts(paper=f"own:{handout.id}")]


def opened(front: FrontDesk, tonight: SessionId) -> QWidget:
    """Return the page with everything unfolded that can be."""
    page = show(front, ToGuides(LISTENING))
    page.view.imported.show_result(
        "1 was added. 1 was left out, and why:", ("broken.md, line 8: “minutes” says 31.",)
    )
    page.view.reader.head.use.click()
    for row in page.view.reader.chapters.rows.values():
        row.head.setChecked(True)
    return page


@in_every_look
def test_it_passes_the_audit(front: FrontDesk, tonight: Session, look: Settings) -> None:
    theme.current().apply(look)
    page = opened(front, tonight.id)
    for size in ((1068, 740), (812, 640)):
        page.resize(*size)
        assert audit(page) == []
    theme.current().apply(Settings())
