"""The tour through the guides: finding, reading, using, and writing one's own."""

from typing import TYPE_CHECKING

from workwell_desktop.domain.language import Language
from workwell_desktop.domain.own_text import OwnKind
from workwell_desktop.ui.guides.editor_view import EditorView
from workwell_desktop.ui.guides.view import GuidesView
from workwell_desktop.ui.kit.places_to_go import ToGuideEditor, ToGuides

if TYPE_CHECKING:
    from tests.tour.house import Tour


def guides(tour: "Tour") -> None:
    """Read a guide, use it, unfold a part, look at a card, write a guide with a mistake, and a handout."""
    tour.visit(ToGuides("listening-without-fixing"), "Guides")
    view = tour.part(GuidesView)
    view.reader.head.use.click()
    tour.shoot("Guides · use in a session")
    view.reader.use.buttons[0].click()
    tour.shoot("Guides · used, with the way to the plan")
    tour.app.window.actions_known["edit.undo"].trigger()
    list(view.reader.chapters.rows.values())[1].head.click()
    view.reader.go_to(3)
    tour.shoot("Guides · a part unfolded")
    tour.visit(ToGuides("empathy", "es"), "Guides · a skill in Spanish")
    tour.go(ToGuides("card:silence"))
    view.list.words.setText("zebra")
    view.list.words.textEdited.emit("zebra")
    tour.shoot("Guides · nothing found")
    view.list.clear.click()
    own = tour.desk.guides.duplicate("asking-for-help", Language.ENGLISH)
    tour.visit(ToGuideEditor(own.id), "Guide editor")
    editor = tour.part(EditorView)
    editor.source.setPlainText(own.source.replace("opening:", "openning:"))
    tour.app.window.navigator.page.controller.read()  # type: ignore[union-attr]
    tour.shoot("Guide editor · a mistake")
    tour.visit(ToGuideEditor(kind=OwnKind.HANDOUT.value), "Guide editor · handout")
    tour.desk.guides.remove_own(own.id)
    tour.go(ToGuides())
    view.imported.show_result("1 was added. 1 was left out, and why:", ("evening.md, line 3: “summary” is missing.",))
    tour.shoot("Guides · imported")
