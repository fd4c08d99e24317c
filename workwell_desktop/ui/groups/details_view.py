"""Editing a group in place, and removing one made by mistake. Text is saved as it is typed, without a button."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from workwell_desktop.ui.groups.form_view import GroupForm
from workwell_desktop.ui.groups.profile_view import KeptHere, ProfileQuestion
from workwell_desktop.ui.kit.removal_card import RemovalCard, RemovalWords
from workwell_desktop.ui.kit.tokens import LARGE

REMOVAL = RemovalWords(
    title="Made by mistake?",
    why="A group without sessions can be removed. One that met is set to “Finished” and keeps its records.",
    remove="Remove this group…",
    keep="Keep it",
    sure="Remove group",
    question="Remove “{}” and its roster? The people themselves stay, and you can undo this.",
)


class DetailsView(QWidget):
    """The fields of a group, and the way to take it away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = GroupForm(with_status=True)
        self.profile_question, self.kept_here = ProfileQuestion(), KeptHere()
        self.removal = RemovalCard(REMOVAL)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LARGE)
        column.addWidget(self.form)
        column.addWidget(self.profile_question)
        column.addWidget(self.kept_here)
        column.addWidget(self.removal)
        column.addStretch(1)
