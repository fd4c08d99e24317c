"""The editor's widgets: text with small buttons at the left, at the right how it will look. It decides nothing."""

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget
from typing_extensions import override

from workwell_desktop.domain.own_text import OwnKind
from workwell_desktop.ui.guides.reader_view import ReaderView
from workwell_desktop.ui.guides.shown import GuideShown
from workwell_desktop.ui.guides.source_edit import SourceEdit
from workwell_desktop.ui.guides.starter import HAND_OUT, Snippet, snippets
from workwell_desktop.ui.kit import theme
from workwell_desktop.ui.kit.controls import (
    Card,
    Flow,
    IconLabel,
    LinkButton,
    Muted,
    PageHeader,
    PrimaryButton,
    SegmentedChoice,
    WrappedLabel,
    page_layout,
)
from workwell_desktop.ui.kit.paper import PackedPage, PageView
from workwell_desktop.ui.kit.tokens import LARGE, MEDIUM, SMALL

BOTH_FROM = 720
"""The width from which text and preview stand side by side, at 100 % text."""
_HINTS = {
    OwnKind.GUIDE: (
        "The top, between the +++ lines, says what the guide is: change what comes after each =. "
        "Below, write as you like, and keep the headings with # and ###."
    ),
    OwnKind.HANDOUT: (
        "The top, between the +++ lines, says what the paper is: change what comes after each =. "
        "Below is what is printed."
    ),
}


class SnippetButton(LinkButton):
    """A small button that puts a piece into the text."""


class EditorView(QWidget):
    """The whole page."""

    edited = Signal(str)
    """The whole text after a change made by hand."""
    back_requested = Signal()
    done_requested = Signal()
    mend_requested = Signal()
    """Do what the button beside the mistake offers."""
    kind_requested = Signal(object)
    """An `OwnKind`: a new text is to be one of these."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = PageHeader("New guide", crumb="Guides")
        self.kinds = SegmentedChoice("What it is", [("Guide", OwnKind.GUIDE), ("Handout", OwnKind.HANDOUT)])
        self.done = PrimaryButton("Done", "check")
        self.header.add_action(self.kinds)
        self.header.add_action(self.done)
        self.sides = SegmentedChoice("Show", [("Write", False), ("How it looks", True)])
        self.source = SourceEdit("Text of the guide")
        self.hint = Muted("")
        self.buttons = Flow(gap=MEDIUM)
        self.snippet_buttons: dict[str, SnippetButton] = {}
        self._handouts: tuple[tuple[str, str], ...] = ()
        self.preview = ReaderView(acting=False)
        self.preview.nothing.title.setText("How it will look")
        self.preview.nothing.sentence.setText("As soon as the text reads well, it shows here.")
        self.page = PageView()
        self.paper = self._build_paper()
        self._writing, self._looking = self._build_writing(), self._build_looking()
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(self.sides)
        line = QHBoxLayout()
        line.setSpacing(LARGE)
        line.addWidget(self._writing, 1)
        line.addWidget(self._looking, 1)
        column.addLayout(line, 1)
        page_layout(self, self.header, body, scrolls=False)
        self._connect()
        self._arrange()

    def _build_writing(self) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(self.hint)
        column.addWidget(self.buttons)
        column.addWidget(self.source, 1)
        self.wrong = WrappedLabel("", "error")
        self.to_line = LinkButton("Go to the line")
        self.mend = LinkButton("")
        self._trouble = QWidget()
        line = QHBoxLayout(self._trouble)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SMALL)
        line.addWidget(IconLabel("circle-alert", "bad"), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.wrong, 1)
        ways = QVBoxLayout()
        ways.setSpacing(0)
        for button in (self.mend, self.to_line):
            ways.addWidget(button, 0, Qt.AlignmentFlag.AlignRight)
        ways.addStretch(1)
        line.addLayout(ways)
        column.addWidget(self._trouble)
        self._trouble.hide()
        return whole

    def _build_paper(self) -> Card:
        card = Card(ground="sunken")
        self.pages = Muted("")
        card.body.addWidget(self.page, 1)
        card.body.addWidget(self.pages)
        card.hide()
        return card

    def _build_looking(self) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.preview, 1)
        column.addWidget(self.paper, 1)
        return whole

    def _connect(self) -> None:
        self.header.crumb_pressed.connect(self.back_requested)
        self.done.clicked.connect(self.done_requested)
        self.kinds.chosen.connect(self.kind_requested)
        self.sides.chosen.connect(self._turn_side)
        self.source.edited.connect(self.edited)
        self.to_line.clicked.connect(self._to_line)
        self.mend.clicked.connect(self.mend_requested)
        self.page.turned.connect(self._turned)

    # ----------------------------------------------------------------------------------------------------------- show

    def show_kind(self, kind: OwnKind, *, new: bool) -> None:
        """Show the buttons of a kind of text; whether it is new, so that the kind can still be chosen."""
        self.kinds.show_value(kind)
        self.kinds.setVisible(new)
        self.hint.setText(_HINTS[kind])
        self.source.setAccessibleName(f"Text of the {kind.value}")
        self.buttons.clear()
        self.snippet_buttons = {}
        for snippet in snippets(kind):
            self._add_snippet(snippet)
        if kind is OwnKind.GUIDE:
            button = SnippetButton("Hand out", "file-text")
            button.clicked.connect(partial(self._offer_handouts, button))
            self.snippet_buttons["Hand out"] = button
            self.buttons.add(button)

    def show_handouts(self, handouts: tuple[tuple[str, str], ...]) -> None:
        """Take the titles and keys of handouts that a guide may give out."""
        self._handouts = handouts

    def show_title(self, title: str, state: str) -> None:
        """Show what is written and whether it is kept."""
        self.header.show_words(title, state, "Guides")

    def show_guide(self, shown: GuideShown) -> None:
        """Show how a guide will look."""
        self.paper.hide()
        self.preview.show()
        self.preview.show_guide(shown)

    def show_pages(self, pages: tuple[PackedPage, ...]) -> None:
        """Show how a handout will look on paper."""
        self.preview.hide()
        self.paper.show()
        self.page.show_pages(pages)

    def show_wrong(self, sentence: str, line: int, mend: str = "") -> None:
        """Say what cannot be read, mark its line and offer to `mend` it; an empty sentence takes it away."""
        self.mend.setText(mend)
        self.mend.setVisible(bool(mend))
        self.wrong.setText(sentence)
        self._trouble.setVisible(bool(sentence))
        self.to_line.setVisible(line > 0)
        self.source.mark_line(line if sentence else 0)
        self.source.setAccessibleDescription(sentence)

    # -------------------------------------------------------------------------------------------------------- wishes

    def _add_snippet(self, snippet: Snippet) -> None:
        button = SnippetButton(snippet.caption, snippet.icon)
        button.setAccessibleName(f"Put in: {snippet.caption}")
        button.clicked.connect(partial(self._put_in, snippet.text))
        self.snippet_buttons[snippet.caption] = button
        self.buttons.add(button)

    def _put_in(self, text: str, _checked: bool = False) -> None:
        self.source.put_in(text)

    def _offer_handouts(self, button: SnippetButton, _checked: bool = False) -> None:
        menu = QMenu(button)
        for title, key in self._handouts:
            menu.addAction(title.replace("&", "&&")).triggered.connect(partial(self._put_in, HAND_OUT.format(key)))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def _to_line(self) -> None:
        self.source.go_to_line(self.source.marked)

    def _turned(self, index: int) -> None:
        self.pages.setText(f"page {index + 1} of {self.page.count}" if self.page.count > 1 else "")

    # -------------------------------------------------------------------------------------------------------- layout

    def _turn_side(self, _looking: object) -> None:
        self._arrange()

    def _arrange(self) -> None:
        both = self.width() >= theme.current().sizes.px(BOTH_FROM)
        looking = bool(self.sides.value())
        self.sides.setVisible(not both)
        self.hint.setVisible(both)  # the first thing to give way
        self._writing.setVisible(both or not looking)
        self._looking.setVisible(both or looking)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()
        super().resizeEvent(event)
