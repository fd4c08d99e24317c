"""The head of a guide: what it is, its title, what can be done with it, its languages and its contents."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget
from typing_extensions import override

from workwell_desktop.ui.guides.shown import TEXT_SIZES, GuideShown
from workwell_desktop.ui.kit import icons, theme
from workwell_desktop.ui.kit.controls import (
    Chip,
    Flow,
    IconButton,
    LinkButton,
    PrimaryButton,
    SegmentedChoice,
    Tone,
    WrappedLabel,
)
from workwell_desktop.ui.kit.tokens import SMALL, TINY

BESIDE_FROM = 520
"""The width from which the buttons stand beside the title, at 100 % text."""
CONTENTS_FROM = 4
"""Chapters from which a guide has a list of contents."""


class ReaderHead(QWidget):
    """The top of the reader. Without `acting` it only shows, as in a preview."""

    use_requested = Signal()
    language_requested = Signal(object)
    """A `Language`."""
    chapter_requested = Signal(int)
    """The number of a chapter, from 0."""
    print_requested = Signal()
    duplicate_requested = Signal()
    edit_requested = Signal()
    export_requested = Signal()
    export_all_requested = Signal()
    """Everything of one's own, in one file."""
    remove_requested = Signal()
    text_size_requested = Signal(int)
    """Per cent of the program's text."""

    def __init__(self, *, acting: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._acting, self._size = acting, TEXT_SIZES[0]
        self.kicker = WrappedLabel("", "muted")
        self.title = WrappedLabel("", "title")
        self.use = PrimaryButton("Use in a session", "calendar-plus")
        self.print = IconButton("printer", "Print as a booklet")
        self.larger = IconButton("a-large-small", "Larger text")
        self.more = IconButton("ellipsis", "More for this guide")
        self.menu = QMenu(self.more)
        self.stale = Chip("", Tone.WARN, "clock")
        self.pills, self.contents = Flow(gap=SMALL), Flow(gap=SMALL)
        self.languages: SegmentedChoice | None = None
        self.links: list[LinkButton] = []
        self._lay_out()
        self.use.clicked.connect(self.use_requested)
        self.print.clicked.connect(self.print_requested)
        self.larger.clicked.connect(self._next_size)
        self.more.clicked.connect(self._open_menu)
        for button in (self.use, self.print, self.larger, self.more):
            button.setVisible(acting)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(TINY)
        words.addWidget(self.kicker)
        words.addWidget(self.title)
        words.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(TINY)
        for button in (self.larger, self.print, self.more):
            buttons.addWidget(button)
        buttons.addSpacing(TINY)
        buttons.addWidget(self.use)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setSpacing(SMALL)
        self._top.addLayout(words, 1)
        self._top.addLayout(buttons)
        self._buttons = buttons
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addLayout(self._top)
        column.addWidget(self.pills)
        column.addWidget(self.stale, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.contents)
        self._turn()

    def show_guide(self, shown: GuideShown) -> None:
        """Show what a guide is and what can be done with it."""
        self.kicker.setText(shown.kicker)
        self.title.setText(shown.title)
        self.use.setVisible(self._acting and shown.usable)
        self.print.setVisible(self._acting and shown.file and not shown.draft)
        self.more.setVisible(self._acting and shown.file)
        self.stale.show_as(shown.stale, Tone.WARN, "clock")
        self.stale.setVisible(bool(shown.stale))
        self._show_pills(shown)
        self._show_contents(shown)
        if self._acting:
            self._fill_menu(shown)

    def show_text_size(self, size: int) -> None:
        """Show how large the text is read, in per cent."""
        self._size = size
        name = f"Text {size} %. Press for {self._following(size)} %."
        self.larger.setToolTip(name)
        self.larger.setAccessibleName(name)

    def _show_pills(self, shown: GuideShown) -> None:
        self.pills.clear()
        for icon, words in shown.pills:
            self.pills.add(Chip(words, Tone.NEUTRAL, icon))
        self.languages = None
        if len(shown.languages) > 1 and self._acting:
            options = [(language.own_name, language) for language in shown.languages]
            self.languages = SegmentedChoice("Language", options)
            self.languages.show_value(shown.language)
            self.languages.chosen.connect(self.language_requested)
            self.pills.add(self.languages)
        self.pills.setVisible(bool(shown.pills) or self.languages is not None)

    def _show_contents(self, shown: GuideShown) -> None:
        self.contents.clear()
        self.links = []
        wanted = self._acting and len(shown.chapters) >= CONTENTS_FROM
        self.contents.setVisible(wanted)
        for number, chapter in enumerate(shown.chapters if wanted else ()):
            if not chapter.listed:
                continue
            link = LinkButton(chapter.title.replace("&", "&&"))
            link.setAccessibleName(f"Go to: {chapter.title}")
            link.clicked.connect(partial(self._tell_chapter, number))
            self.links.append(link)
            self.contents.add(link)

    def _fill_menu(self, shown: GuideShown) -> None:
        self.menu.clear()
        if shown.own:
            self._offer("pencil", "Edit", self.edit_requested.emit)
            self._offer("copy", "Duplicate", self.duplicate_requested.emit)
        else:
            self._offer("copy", "Duplicate and edit", self.duplicate_requested.emit)
        self._offer("file-down", "Export…", self.export_requested.emit)
        if shown.own:
            self._offer("layers", "Export all of my own…", self.export_all_requested.emit)
            self.menu.addSeparator()
            self._offer("trash-2", "Remove", self.remove_requested.emit)

    def _offer(self, icon: str, words: str, call: Callable[[], None]) -> None:
        self.menu.addAction(icons.icon(icon), words).triggered.connect(call)

    def _open_menu(self) -> None:
        self.menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _following(self, size: int) -> int:
        return next((each for each in TEXT_SIZES if each > size), TEXT_SIZES[0])

    def _next_size(self) -> None:
        self.text_size_requested.emit(self._following(self._size))

    def _tell_chapter(self, number: int, _checked: bool = False) -> None:
        self.chapter_requested.emit(number)

    def _turn(self) -> None:
        """Put the buttons beneath the words when there is no room beside them."""
        large = self.width() < theme.current().sizes.px(BESIDE_FROM)
        directions = QBoxLayout.Direction
        self._top.setDirection(directions.TopToBottom if large else directions.LeftToRight)
        self._top.setAlignment(self._buttons, Qt.AlignmentFlag.AlignLeft if large else Qt.AlignmentFlag.AlignTop)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._turn()
        super().resizeEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._turn()
        super().changeEvent(event)
