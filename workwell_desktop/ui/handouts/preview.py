"""The real pages of the chosen paper, as close as one likes, and for whom it is where that can be chosen."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workwell_desktop.ui.handouts.shown import Whom
from workwell_desktop.ui.kit import theme
from workwell_desktop.ui.kit.controls import (
    Card,
    Choice,
    Field,
    IconButton,
    IconLabel,
    Label,
    LinkButton,
    Muted,
    WrappedLabel,
)
from workwell_desktop.ui.kit.page_desk import STEPS, PageDesk
from workwell_desktop.ui.kit.paper import PageView
from workwell_desktop.ui.kit.tokens import SMALL, TINY

LEAST_HEIGHT = 300
"""Pixels of the page in sight at the least, at 100 % text, where it stands beneath the gallery."""
LEAST_BESIDE = 210
"""The same where it stands beside the gallery: the buttons to print stay in sight on a small screen."""


class Preview(Card):
    """Shows pages; it prints nothing."""

    whom_requested = Signal(object)
    """The id of whom the paper is to be about, None for nobody."""
    group_requested = Signal()
    """Go where the group's papers can be changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(ground="sunken", parent=parent)
        self.title = WrappedLabel("", "heading")
        self.where = Label("", "muted")
        self.before = IconButton("chevron-left", "Page before")
        self.after = IconButton("chevron-right", "Next page")
        self.further = IconButton("zoom-out", "Look from further away")
        self.closer = IconButton("zoom-in", "Look closer")
        self.desk = PageDesk()
        self.stand(beside=True)
        self.whom = Choice("For whom?")
        self._whom_field = Field("For whom?", self.whom)
        self.note = Muted("")
        self.to_group = LinkButton("Open the group's details", "arrow-right")
        self._message = self._build_message()
        self._lay_out()
        self.before.clicked.connect(self._back)
        self.after.clicked.connect(self._onward)
        self.further.clicked.connect(self.desk.further)
        self.closer.clicked.connect(self.desk.closer)
        self.desk.zoomed.connect(self._show_zoom)
        self.page.turned.connect(self._show_turned)
        self.whom.activated.connect(self._whom_picked)
        self.to_group.clicked.connect(self.group_requested)
        self._show_zoom(STEPS[0])

    @property
    def page(self) -> PageView:
        """The page itself."""
        return self.desk.page

    @property
    def message(self) -> str:
        """Why there is no page, empty when there is one."""
        return self._sentence.text()

    def _build_message(self) -> QWidget:
        message = QWidget()
        column = QVBoxLayout(message)
        column.addStretch(1)
        column.addWidget(IconLabel("info", "muted", side=28), 0, Qt.AlignmentFlag.AlignHCenter)
        self._sentence = Label("", "muted-body", wrap=True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self._sentence)
        column.addWidget(self.to_group, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        message.hide()
        return message

    def _lay_out(self) -> None:
        head, tools = QHBoxLayout(), QHBoxLayout()
        head.setSpacing(SMALL)
        head.addWidget(self.title, 1)
        tools.setSpacing(0)
        for widget in (self.where, self.before, self.after, self.further, self.closer):
            tools.addWidget(widget)
        head.addLayout(tools)
        self.body.setSpacing(TINY)
        self.body.addLayout(head)
        self.body.addWidget(self._whom_field)
        self.body.addWidget(self.note)
        self.body.addWidget(self.desk, 1)
        self.body.addWidget(self._message, 1)

    def stand(self, *, beside: bool) -> None:
        """Stand beside the gallery, where the window decides how high the page is, or beneath it."""
        self.desk.setMinimumHeight(theme.current().sizes.px(LEAST_BESIDE if beside else LEAST_HEIGHT))

    def show_title(self, title: str) -> None:
        """Show which paper it is."""
        self.title.setText(title)
        self.page.setAccessibleName(f"{title}: page preview" if title else "Page preview")

    def show_whom(self, whom: Whom | None, note: str = "") -> None:
        """Show for whom it may be, or nothing to choose; `note` says what is left off this paper, and why."""
        self._whom_field.setVisible(whom is not None)
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self.whom.clear()
        if whom is not None:
            self._whom_field.label.setText(whom.label)
            self.whom.setAccessibleName(whom.label)
            for words, value in whom.lines:
                self.whom.add(words, value)
            self.whom.show_value(whom.chosen)

    def show_sheets(self, sizes: tuple[QSize, ...]) -> None:
        """Show a paper of these pages; they are asked for as they are looked at."""
        self._message.hide()
        self._sentence.setText("")
        self.desk.show()
        self.page.show_sheets(sizes)

    def show_message(self, sentence: str, *, to_group: bool = False) -> None:
        """Say why there is no page, and lead to the group where that can be changed."""
        self.to_group.setVisible(to_group)
        self.page.show_sheets(())
        self._sentence.setText(sentence)
        self.desk.hide()
        self._message.show()

    def _show_turned(self, index: int) -> None:
        self.where.setText(f"page {index + 1} of {self.page.count}" if self.page.count else "")
        several = self.page.count > 1
        self.before.setVisible(several)
        self.after.setVisible(several)
        self.before.setEnabled(index > 0)
        self.after.setEnabled(index + 1 < self.page.count)

    def _show_zoom(self, zoom: float) -> None:
        self.further.setEnabled(zoom > STEPS[0])
        self.closer.setEnabled(zoom < STEPS[-1])

    def _back(self) -> None:
        self.page.turn_to(self.page.index - 1)

    def _onward(self) -> None:
        self.page.turn_to(self.page.index + 1)

    def _whom_picked(self) -> None:
        self.whom_requested.emit(self.whom.value())
