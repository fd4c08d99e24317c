"""The list of people: find, open, add by one line. It decides nothing."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QVBoxLayout, QWidget
from typing_extensions import override

from workwell_desktop.ui.kit import theme
from workwell_desktop.ui.kit.controls import (
    Button,
    Card,
    EmptyState,
    Field,
    LineEdit,
    Muted,
    PageHeader,
    PrimaryButton,
    SearchField,
    page_layout,
)
from workwell_desktop.ui.kit.records_table import RecordsTable
from workwell_desktop.ui.kit.tokens import MEDIUM, SMALL

NARROW_COLUMN = 1
"""Pronouns; the other two share what is left."""


class PeopleView(QWidget):
    """Everyone, or what to do while there is nobody."""

    opened = Signal(int)
    """The row of the person to open."""
    typed = Signal(str)
    """The filter changed."""
    add_requested = Signal(str)
    """Add someone of this name."""
    name_typed = Signal(str)
    """The name of someone new changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = PageHeader("People")
        self.add_button = PrimaryButton("Add person", "user-plus")
        self.add_button.clicked.connect(self.unfold)
        self.header.add_action(self.add_button)
        self.search = SearchField("Find a person", "Find by name, alias or group")
        self.search.textChanged.connect(self.typed)
        self.search.returnPressed.connect(self._open_first)
        self.table = RecordsTable("People")
        self.table.opened.connect(self._open)
        self.empty = Card()
        sentence = (
            "A first name and an initial, or an alias, are enough. People can also be added from within a group."
        )
        self.state = EmptyState("square-user", "Nobody yet", sentence, "Add the first person")
        self.state.first_step.connect(self.unfold)
        self.empty.body.addWidget(self.state)
        self.nothing = Muted("Nobody is called like that.")
        self.panel = self._build_panel()
        self.panel.hide()
        self._lay_out()

    def _build_panel(self) -> Card:
        card = Card("Add a person", stripe="primary")
        self.name = LineEdit(placeholder="First name and last initial, or an alias")
        self.name.textEdited.connect(self._name_edited)
        self.name.returnPressed.connect(self._add)
        self.name_field = Field("Name or alias", self.name)
        self.save_button = PrimaryButton("Add person", "check")
        self.save_button.clicked.connect(self._add)
        self.cancel_button = Button("Not now")
        self.cancel_button.clicked.connect(self.fold)
        buttons = QHBoxLayout()
        buttons.setSpacing(SMALL)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.save_button)
        card.body.addWidget(self.name_field)
        card.body.addLayout(buttons)
        return card

    def _lay_out(self) -> None:
        self.card = Card()
        self.card.body.setContentsMargins(SMALL, SMALL, SMALL, SMALL)
        self.card.body.addWidget(self.table)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(MEDIUM)
        for widget in (self.panel, self.search, self.nothing, self.empty):
            column.addWidget(widget)
        column.addWidget(self.card, 1)
        column.addStretch(0)
        page_layout(self, self.header, body, scrolls=False)

    def use_model(self, model: QAbstractItemModel) -> None:
        """Show the rows of this model."""
        self.table.setModel(model)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.horizontalHeader().setSectionResizeMode(NARROW_COLUMN, QHeaderView.ResizeMode.Fixed)
        self._measure()

    def _measure(self) -> None:
        if self.table.model() is not None:
            self.table.horizontalHeader().resizeSection(NARROW_COLUMN, theme.current().sizes.px(150))

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._measure()
        super().changeEvent(event)

    def show_counts(self, everyone: int, shown: int) -> None:
        """Say how many there are, and offer what fits."""
        words = "1 person" if everyone == 1 else f"{everyone} people"
        self.header.show_words("People", words if everyone else "")
        self.empty.setVisible(not everyone and self.panel.isHidden())
        self.add_button.setVisible(bool(everyone) and self.panel.isHidden())
        self.search.setVisible(bool(everyone))
        self.card.setVisible(bool(shown))
        self.nothing.setVisible(bool(everyone) and not shown)
        self._everyone, self._shown = everyone, shown

    def unfold(self) -> None:
        """Open the line for someone new."""
        self.panel.show()
        self.show_counts(self._everyone, self._shown)
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def fold(self) -> None:
        """Close the line for someone new; what was typed stays for the next time."""
        self.panel.hide()
        self.show_counts(self._everyone, self._shown)
        (self.search if self._everyone else self.state.button).setFocus(Qt.FocusReason.OtherFocusReason)

    def begin(self) -> None:
        """Empty and close the line for someone new."""
        self.name.show_text("")
        self.name_field.clear_error()
        self.show_twin(False)
        self.panel.hide()

    def show_twin(self, exists: bool) -> None:
        """Say, or no longer say, that someone has this name already."""
        self.name_field.set_hint("Someone of this name is known already. That is allowed." if exists else "")

    def _name_edited(self, text: str) -> None:
        self.name_field.clear_error()
        self.name_typed.emit(text)

    def _add(self) -> None:
        self.name_field.clear_error()
        self.add_requested.emit(self.name.text())

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(index.row())

    def _open_first(self) -> None:
        if self._shown:
            self.opened.emit(0)

    _everyone = 0
    _shown = 0

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape and self.panel.isVisible():
            self.fold()
        elif key == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
        elif key == Qt.Key.Key_Down and self.search.hasFocus() and self._shown:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            self.table.selectRow(max(0, self.table.currentIndex().row()))
        else:
            super().keyPressEvent(event)
