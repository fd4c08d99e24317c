"""The card of the organisation's own head on papers: a name, a contact line, a logo."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from workwell_desktop.domain.letterhead import Letterhead
from workwell_desktop.ui.kit import theme
from workwell_desktop.ui.kit.controls import Button, Card, Field, LineEdit, Muted
from workwell_desktop.ui.kit.tokens import MEDIUM, SMALL

_WHAT_FOR = "Stands at the top of papers that people take home, and of letters. Leave it empty to print without one."


class LetterheadCard(Card):
    """It shows the head and tells what is wished for."""

    edited = Signal(str)
    """The field changed by hand: "name" or "contact"."""
    logo_requested = Signal()
    no_logo_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Letterhead", parent=parent)
        self.name_edit, self.contact_edit = LineEdit(), LineEdit("", "14 Elm Street · 0201 555 010")
        self.choose, self.take_out = Button("Choose logo…", "image"), Button("Take out logo", "trash-2")
        self.logo = QLabel()
        self.logo.setAccessibleName("Logo")
        line = QWidget()
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        for widget in (self.logo, self.choose, self.take_out):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)
        self.fields = {
            "name": Field("Name on papers", self.name_edit),
            "contact": Field("How to reach you", self.contact_edit),
            "logo": Field("Logo", line, "A PNG, JPEG or SVG picture. WorkWell keeps a copy of its own."),
        }
        self.body.setSpacing(MEDIUM)
        self.body.addWidget(Muted(_WHAT_FOR))
        for field in self.fields.values():
            self.body.addWidget(field)
        self.name_edit.textEdited.connect(self._name_edited)
        self.contact_edit.textEdited.connect(self._contact_edited)
        self.choose.clicked.connect(self.logo_requested)
        self.take_out.clicked.connect(self.no_logo_requested)

    def typed(self) -> tuple[str, str]:
        """Return name and contact line as they stand in the fields."""
        return self.name_edit.text(), self.contact_edit.text()

    def show_letterhead(self, head: Letterhead) -> None:
        """Show what is kept, but not over a field whose sentence still stands."""
        for name, edit in (("name", self.name_edit), ("contact", self.contact_edit)):
            if not self.fields[name].error:
                edit.show_text(getattr(head, name))
        picture = QPixmap()
        picture.loadFromData(head.logo)
        largest = QSize(theme.current().sizes.px(120), theme.current().sizes.px(40))
        kept, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        self.logo.setPixmap(picture.scaled(largest, kept, smooth) if head.logo else QPixmap())
        self.logo.setVisible(bool(head.logo))
        self.take_out.setVisible(bool(head.logo))

    def _name_edited(self) -> None:
        self.edited.emit("name")

    def _contact_edited(self) -> None:
        self.edited.emit("contact")
