"""What came of an import: how many guides and handouts were kept, and why others were not."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workwell_desktop.ui.kit.controls import Card, IconButton, Label, WrappedLabel
from workwell_desktop.ui.kit.tokens import SMALL

MOST = 6
"""Refusals that are told one by one."""


class ImportCard(Card):
    """Hidden until something was imported; it is put away with its cross."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(ground="sunken", parent=parent)
        self.sentence = Label("", "strong", wrap=True)
        self.refused = WrappedLabel("", "muted-body")
        self.close_button = IconButton("x", "Put this away")
        self.close_button.clicked.connect(self.hide)
        line = QHBoxLayout()
        line.setSpacing(SMALL)
        line.addWidget(self.sentence, 1)
        line.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(line)
        self.body.addWidget(self.refused)
        self.hide()

    def show_result(self, sentence: str, refused: tuple[str, ...]) -> None:
        """Say what was kept, and what was not and why."""
        lines = [f"• {each}" for each in refused[:MOST]]
        if len(refused) > MOST:
            lines.append(f"… and {len(refused) - MOST} more.")
        self.sentence.setText(sentence)
        self.refused.setText("\n".join(lines))
        self.refused.setVisible(bool(lines))
        self.show()
