"""What the live screen says of a session that runs no more: what each part took, and the way to closing out."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from workwell_desktop.ui.kit.buttons import Button, PrimaryButton
from workwell_desktop.ui.kit.page_parts import Scroll
from workwell_desktop.ui.kit.surfaces import Card, Divider, Label, WrappedLabel
from workwell_desktop.ui.kit.tokens import HUGE, LARGE, MEDIUM, SMALL
from workwell_desktop.ui.run.shown import EndedShown

_WIDEST = 760


class EndedView(QWidget):
    """One card in the middle of the page."""

    close_out_requested = Signal()
    plan_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = WrappedLabel("", "title")
        self.sentence = Label("", wrap=True)
        self.close_out = PrimaryButton("Close out", "flag")
        self.close_out.clicked.connect(self.close_out_requested)
        self.plan = Button("Open the plan", "clipboard-list")
        self.plan.clicked.connect(self.plan_requested)
        self._card = Card()
        self._card.setMaximumWidth(_WIDEST)
        self._card.body.setSpacing(MEDIUM)
        self._card.body.addWidget(self.title)
        self._card.body.addWidget(self.sentence)
        self._table = QWidget()
        self._card.body.addWidget(self._table)
        buttons = QHBoxLayout()
        buttons.setSpacing(SMALL)
        buttons.addWidget(self.close_out)
        buttons.addWidget(self.plan)
        buttons.addStretch(1)
        self._card.body.addLayout(buttons)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(HUGE, HUGE, HUGE, HUGE)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self._card, 8)
        line.addStretch(1)
        column.addLayout(line)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scroll(inner))

    def show_ended(self, shown: EndedShown) -> None:
        """Show what is left to say."""
        self.title.setText(shown.title)
        self.sentence.setText(shown.sentence)
        self.close_out.setVisible(shown.close_out)
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, SMALL, 0, SMALL)
        grid.setHorizontalSpacing(LARGE)
        grid.setVerticalSpacing(SMALL)
        grid.setColumnStretch(0, 1)
        if shown.parts:
            for column, words in enumerate(("Part", "Planned", "Took", "")):
                grid.addWidget(Label(words, "muted"), 0, column)
        for number, part in enumerate(shown.parts):
            row = 2 * number + 1
            grid.addWidget(Divider(), row, 0, 1, 4)
            grid.addWidget(WrappedLabel(part.title), row + 1, 0)
            for column, words in enumerate((part.planned, part.actual, part.difference), 1):
                label = Label(words, "muted" if column == 3 else "strong" if column == 2 else "")
                grid.addWidget(label, row + 1, column, Qt.AlignmentFlag.AlignLeft)
        self._card.body.replaceWidget(self._table, table)
        self._table.hide()
        self._table.deleteLater()
        self._table = table
        table.setVisible(bool(shown.parts))
