"""The recovery sheet on the screen: see it, print or save it, and type two groups back from the paper."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workwell_desktop.ui.kit.controls import Button, Label, LineEdit, PrimaryButton
from workwell_desktop.ui.kit.paper import PackedPage, PageView
from workwell_desktop.ui.kit.tokens import HUGE, LARGE, MEDIUM, SMALL, TINY

ASKED_BACK = (2, 5)
"""Which groups of the recovery sheet are typed back, counted from 0."""

SHEET_WIDTH = 720
"""Pixels the sheet is drawn wide: sharp at twice the size it is shown."""

LARGEST_PAGE = (330, 450)
"""Pixels of the sheet: so that the next step stays in sight in the smallest window."""


class SheetPanel(QWidget):
    """The sheet's page beside the steps. It shows words handed in and emits wishes."""

    print_requested = Signal()
    save_requested = Signal()
    group_typed = Signal()

    def __init__(self, title: str, words: str) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(HUGE + LARGE)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, SMALL, 0, 0)
        column.setSpacing(MEDIUM)
        self.title, self.words = Label(title, "large", wrap=True), Label(words, wrap=True)
        column.addWidget(self.title)
        column.addWidget(self.words)
        column.addLayout(self._buttons())
        column.addWidget(Label("Now type two groups from the paper", "strong"))
        column.addLayout(self._groups())
        self._beneath = QVBoxLayout()
        column.addLayout(self._beneath)
        column.addStretch(1)
        self.page = PageView()
        self.page.setMaximumSize(*LARGEST_PAGE)
        self.page.setAccessibleName("Recovery sheet, two groups hidden")
        line.addWidget(left, 1)
        line.addWidget(self.page)
        self.setFocusProxy(self.print)

    def _buttons(self) -> QHBoxLayout:
        self.print = PrimaryButton("Print the sheet", "printer")
        self.save = Button("Save as PDF…")
        self.print.clicked.connect(self.print_requested)
        self.save.clicked.connect(self.save_requested)
        line = QHBoxLayout()
        line.setSpacing(SMALL)
        line.addWidget(self.print)
        line.addWidget(self.save)
        line.addStretch(1)
        return line

    def _groups(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(LARGE)
        self.groups: list[LineEdit] = []
        self.said: list[Label] = []
        for position in ASKED_BACK:
            each = QVBoxLayout()
            each.setSpacing(TINY)
            edit = LineEdit(f"Group {position + 1}", "••••")
            edit.setMaxLength(12)
            edit.textEdited.connect(self.group_typed)
            said = Label(" ", "good")
            self.groups.append(edit)
            self.said.append(said)
            label = Label(f"Group {position + 1}", "muted")
            label.setBuddy(edit)
            for widget in (label, edit, said):
                each.addWidget(widget)
            line.addLayout(each)
        line.addStretch(1)
        return line

    def add_beneath(self, widget: QWidget) -> None:
        """Put something beneath the two groups."""
        self._beneath.addWidget(widget)

    def typed(self) -> tuple[str, ...]:
        """Return what stands in the two fields."""
        return tuple(edit.text() for edit in self.groups)

    def show_page(self, pages: tuple[PackedPage, ...]) -> None:
        """Show the sheet."""
        self.page.show_pages(pages)

    def show_right(self, right_ones: tuple[bool, ...]) -> None:
        """Say beside each group whether it is right; a whole group that differs is named calmly."""
        for position, edit, said, right in zip(ASKED_BACK, self.groups, self.said, right_ones, strict=True):
            whole = len(edit.text().replace(" ", "").replace("-", "")) >= 4
            said.set_role("good" if right else "error")
            wrong = f"Group {position + 1} reads differently on the sheet." if whole else " "
            said.setText(f"Group {position + 1} is right." if right else wrong)

    def forget(self) -> None:
        """Empty the two fields and take the page away."""
        for edit, said in zip(self.groups, self.said, strict=True):
            edit.clear()
            said.setText(" ")
        self.page.show_pages(())
