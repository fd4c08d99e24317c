"""The editor of one's own guides and handouts: a preview beside the text, a mistake by its line, no letter lost."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from tests.ui.audit import audit
from tests.ui.front_desk import FrontDesk
from tests.ui.looks import in_every_look
from workwell_desktop.domain.ids import OwnTextId
from workwell_desktop.domain.language import Language
from workwell_desktop.domain.own_text import OwnKind, OwnText
from workwell_desktop.ui import guides
from workwell_desktop.ui.guides.controller import GuidesPage
from workwell_desktop.ui.guides.editor_controller import DRAFT, KEPT, EditorPage
from workwell_desktop.ui.guides.starter import starter
from workwell_desktop.ui.kit import theme
from workwell_desktop.ui.kit.places_to_go import ToGuideEditor, ToGuides
from workwell_desktop.ui.kit.settings import Settings

LEFT = Qt.MouseButton.LeftButton


def show(front: FrontDesk, place: ToGuideEditor | None = None) -> EditorPage:
    """Open the editor."""
    page = guides.build_editor(front.desk, front.window)
    assert isinstance(page, EditorPage)
    page.show_place(place or ToGuideEditor())
    front.qtbot.addWidget(page)
    page.resize(1068, 740)
    page.show()
    page.activateWindow()
    front.qtbot.waitUntil(page.isActiveWindow)
    return page


def write_over(page: EditorPage, old: str, new: str) -> None:
    """Find words in the text, choose them and type others over them."""
    source = page.view.source
    source.setFocus()
    source.moveCursor(QTextCursor.MoveOperation.Start)
    assert source.find(old)
    QTest.keyClicks(source, new)
    page.controller.read()


def kept(front: FrontDesk, kind: OwnKind = OwnKind.GUIDE) -> list[OwnText]:
    """Return one's own texts as the vault has them."""
    return list(front.desk.guides.own_of(kind))


def test_a_built_in_guide_is_duplicated_broken_mended_and_saved(front: FrontDesk) -> None:
    shelf = guides.build(front.desk, front.window)
    assert isinstance(shelf, GuidesPage)
    front.show(shelf, ToGuides("asking-for-help"))
    menu = shelf.view.reader.head.menu
    next(each for each in menu.actions() if each.text() == "Duplicate and edit").trigger()
    (place,) = front.went
    assert isinstance(place, ToGuideEditor)
    assert place.based_on == "asking-for-help"
    page = show(front, place)
    view = page.view
    assert view.header.subtitle.text() == KEPT
    assert not view.kinds.isVisible(), "what it is has been settled"
    write_over(page, "18 min, activity", "18 min, activty")
    assert "Line" in view.wrong.text()
    assert "activity" in view.wrong.text()
    line = view.source.marked
    assert "activty" in view.source.document().findBlockByNumber(line - 1).text()
    assert view.header.subtitle.text() == DRAFT
    page.leaving()
    assert "18 min, activty" in kept(front)[0].source, "a draft is kept as it stands"
    view.source.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.mouseClick(view.to_line, LEFT)
    assert view.source.textCursor().blockNumber() == line - 1
    write_over(page, "18 min, activty", "18 min, activity")
    assert not view.wrong.isVisible()
    assert view.source.marked == 0
    list(view.preview.chapters.rows.values())[5].head.click()
    write_over(page, "Real requests, real answers", "Asking for real")
    shown = [(row.part.title, row.head.isChecked()) for row in view.preview.chapters.rows.values()]
    assert shown[5] == ("Asking for real", True), "what was unfolded stays so while one writes"
    assert [title for title, unfolded in shown if unfolded] == ["Asking for real"]
    QTest.mouseClick(view.done, LEFT)
    (own,) = kept(front)
    assert own.based_on == "asking-for-help"
    assert front.desk.guides.get(str(own.id), Language.ENGLISH).head.minutes == 75
    assert front.went[-1] == ToGuides(str(own.id))


def test_a_new_guide_is_kept_from_the_first_letter_and_not_before(front: FrontDesk) -> None:
    page = show(front)
    assert page.view.preview.head.title.text() == "My guide"
    page.leaving()
    assert kept(front) == []
    write_over(page, "My guide", "Rest")
    page.leaving()
    assert len(kept(front)) == 1
    write_over(page, "Welcome.", "Hello.")
    page.leaving()
    (own,) = kept(front)
    assert 'title = "Rest"' in own.source
    assert "Hello. Sit" in own.source


def test_what_cannot_be_written_stays_and_is_there_on_coming_back(front: FrontDesk) -> None:
    page = show(front)
    with front.full_disk():
        write_over(page, "My guide", "Rest")
        page.leaving()
        assert "disk is full" in front.trouble()
        page.show_place(ToGuideEditor(kind="handout"))
        page.show_place(ToGuideEditor())
        assert 'title = "Rest"' in page.view.source.toPlainText()
    page.leaving()
    (own,) = kept(front)
    assert 'title = "Rest"' in own.source
    assert front.trouble() == ""


def test_a_new_text_may_be_a_handout_and_shows_its_real_page(front: FrontDesk) -> None:
    page = show(front)
    page.view.kinds.chosen.emit(OwnKind.HANDOUT)
    assert page.view.source.toPlainText() == starter(OwnKind.HANDOUT)
    assert page.view.page.isVisible()
    assert page.view.page.count == 1
    write_over(page, "lines 4", "lines four")
    assert "Line" in page.view.wrong.text()
    page.leaving()
    assert [own.kind for own in kept(front, OwnKind.HANDOUT)] == [OwnKind.HANDOUT]
    assert not page.view.kinds.isVisible()


def test_a_handout_of_the_program_is_copied_and_the_copy_is_kept_once_it_is_changed(front: FrontDesk) -> None:
    page = show(front, ToGuideEditor(kind="handout", based_on="my-safe-people"))
    page.leaving()
    assert kept(front, OwnKind.HANDOUT) == []
    assert not page.view.kinds.isVisible()
    assert page.view.header.title.text() == "My safe people"
    write_over(page, "My safe people", "People I can ask")
    page.leaving()
    (own,) = kept(front, OwnKind.HANDOUT)
    assert own.based_on == "my-safe-people"
    assert front.desk.handouts.get(str(own.id), Language.ENGLISH).title == "People I can ask"


def test_small_buttons_put_pieces_in_and_the_handouts_to_give_out_have_their_titles(front: FrontDesk) -> None:
    page = show(front)
    view = page.view
    view.source.go_to_line(len(view.source.toPlainText().split("### Ask")[0].splitlines()) + 2)
    QTest.mouseClick(view.snippet_buttons["Watch for"], LEFT)
    QTest.keyClicks(view.source, "Tears.")
    assert "### Watch for\nTears." in view.source.toPlainText()
    QTest.mouseClick(view.snippet_buttons["Hand out"], LEFT)
    menu = next(each for each in QApplication.topLevelWidgets() if isinstance(each, QMenu) and each.isVisible())
    action = next(each for each in menu.actions() if "safe people" in each.text().lower())
    menu.close()
    action.trigger()
    assert "### Hand out\n- my-safe-people" in view.source.toPlainText()
    page.controller.read()
    assert not view.wrong.isVisible(), view.wrong.text()
    shown = [details for row in view.preview.chapters.rows.values() for details in row.part.details]
    assert {"Watch for", "Hand out"} <= {caption for caption, _ in shown}


def test_minutes_that_do_not_add_up_are_mended_with_one_press(front: FrontDesk) -> None:
    page = show(front)
    write_over(page, "## 20 min", "## 35 min")
    assert page.view.source.document().findBlockByNumber(page.view.source.marked - 1).text() == "minutes = 30"
    assert page.view.mend.text() == "Set it to 45 min"
    QTest.mouseClick(page.view.mend, LEFT)
    assert not page.view.wrong.isVisible()
    page.leaving()
    assert front.desk.guides.heads(Language.ENGLISH)[-1].minutes == 45
    write_over(page, "discussion", "nonsense")
    assert page.view.wrong.isVisible()
    assert not page.view.mend.isVisible()


def test_one_that_is_gone_is_said(front: FrontDesk) -> None:
    own = front.desk.guides.keep_writing(None, OwnKind.GUIDE, starter(OwnKind.GUIDE))
    front.desk.guides.remove_own(own.id)
    show(front, ToGuideEditor(OwnTextId(own.id)))
    assert front.words()


@in_every_look
def test_the_editor_passes_the_audit(front: FrontDesk, look: Settings) -> None:
    theme.current().apply(look)
    for place in (ToGuideEditor(), ToGuideEditor(kind="handout")):
        page = show(front, place)
        write_over(page, 'language = "en"', 'language = "xx"')
        for size in ((1068, 740), (812, 640)):
            page.resize(*size)
            assert audit(page) == []
        page.leaving()
    theme.current().apply(Settings())
