"""The reader: one guide on a card, head and chapters scrolling together. It decides nothing."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workwell_desktop.ui.guides.chapters_view import ChaptersView
from workwell_desktop.ui.guides.reader_head import ReaderHead
from workwell_desktop.ui.guides.shown import GuideShown
from workwell_desktop.ui.guides.use_view import UseView
from workwell_desktop.ui.kit.controls import Card, EmptyState, LinkButton, Scroll
from workwell_desktop.ui.kit.tokens import HUGE, LARGE, MEDIUM


class ReaderView(Card):
    """One guide, or a word on what can be read here. Without `acting` it is a preview."""

    part_requested = Signal(object)
    """A `BlockId`: put this part into a plan."""

    def __init__(self, *, acting: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.body.setContentsMargins(HUGE, MEDIUM, MEDIUM, MEDIUM)
        self.key = ""
        self.back = LinkButton("Back to the list", "arrow-left")
        self.back.hide()
        self.head = ReaderHead(acting=acting)
        self.use = UseView()
        self.chapters = ChaptersView(acting=acting)
        self.chapters.part_requested.connect(self.part_requested)
        self.head.chapter_requested.connect(self.go_to)
        self.inner = QWidget()
        column = QVBoxLayout(self.inner)
        column.setContentsMargins(0, MEDIUM, 0, LARGE)
        column.setSpacing(LARGE)
        for each in (self.head, self.use, self.chapters):
            column.addWidget(each)
        column.addStretch(1)
        self.area = Scroll(self.inner, LARGE)
        self.nothing = EmptyState(
            "book-open",
            "Choose a guide to read",
            "Whole sessions, skills for facilitators, and cards for hard moments. "
            "Your first evening? Begin with “The first session of a new group”.",
        )
        self.body.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.area, 1)
        self.body.addWidget(self.nothing, 1)
        self.show_nothing()

    def show_guide(self, shown: GuideShown) -> None:
        """Show a guide; another one from its beginning, the same one where it was."""
        another = shown.key != self.key
        self.key = shown.key
        if another:
            self.use.hide()
        self.head.show_guide(shown)
        self.chapters.show_chapters(shown.chapters, same=not another)
        self.nothing.hide()
        self.area.show()
        if another:
            self.area.verticalScrollBar().setValue(0)

    def show_nothing(self) -> None:
        """Show that no guide is chosen."""
        self.key = ""
        self.area.hide()
        self.nothing.show()

    def set_text_size(self, size: int) -> None:
        """Let the text be this large, in per cent of the program's text."""
        self.head.show_text_size(size)
        self.chapters.set_zoom(size / 100)

    def go_to(self, number: int) -> None:
        """Scroll to a chapter and put the keys there."""
        heading = self.chapters.headings[number]
        top = heading.mapTo(self.inner, heading.rect().topLeft()).y()
        self.area.verticalScrollBar().setValue(max(0, top - MEDIUM))

    def to_use(self) -> None:
        """Scroll to the panel that asks for a session, once it has found its place."""
        QTimer.singleShot(0, self.use, self._show_use)

    def _show_use(self) -> None:
        self.area.ensureWidgetVisible(self.use)
