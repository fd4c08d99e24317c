"""The fourth step: an honest place for feedback slips, which this version does not read yet."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workwell_desktop.ui.close_out.foot import Foot
from workwell_desktop.ui.kit.controls import Card, CheckBox, Divider, Label


class FeedbackPanel(QWidget):
    """A sentence and a tick."""

    ticked = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.foot = Foot("Done, go on")
        self.tick = CheckBox("The slips are in their envelope, or there were none")
        card = Card("Feedback")
        card.body.addWidget(
            Label(
                "Feedback slips come in a later version. If you collected paper slips, keep them in their envelope, "
                "unsorted: nobody's slip should be told by its place in the pile.",
                wrap=True,
            )
        )
        card.body.addWidget(self.tick)
        card.body.addWidget(Divider())
        card.body.addWidget(self.foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addStretch(1)
        self.tick.clicked.connect(self.ticked)

    def show_done(self, done: bool) -> None:
        """Show whether the slips are looked after."""
        self.tick.setChecked(done)
