"""The left side of the guides page: words to look for, what to narrow to, and the guides that were found."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from workwell_desktop.domain.group import GroupKind
from workwell_desktop.ui.guides.guide_list import GuideList
from workwell_desktop.ui.guides.shown import Kind, Narrowing
from workwell_desktop.ui.kit.controls import Button, Card, Choice, Label, Muted, SearchField, SeveralChoice
from workwell_desktop.ui.kit.tokens import SMALL

LENGTHS = (45, 60, 90)
"""Minutes a session may last at most, to choose from."""


class ListView(QWidget):
    """Finds nothing itself: it tells how the list is narrowed."""

    narrowed = Signal(object)
    """A `Narrowing`: the facilitator looks for something else."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = SearchField("Find a guide", "Find a guide")
        self.kinds = SeveralChoice("Show", [(kind.label, kind) for kind in Kind])
        self.longest = Choice("Length")
        self.longest.add("Any length", None)
        for minutes in LENGTHS:
            self.longest.add(f"Up to {minutes} min", minutes)
        self.group_kind = Choice("Kind of group")
        self.group_kind.add("Any group", None)
        for kind in GroupKind:
            if kind is not GroupKind.OTHER:
                self.group_kind.add(kind.label, kind)
        self.list = GuideList()
        self.waiting = Muted("Opening the shelf…")
        self.waiting.hide()
        self.nothing = self._build_nothing()
        self._lay_out()
        self.words.textEdited.connect(self._tell)
        self.words.installEventFilter(self)
        self.kinds.chosen.connect(self._tell)
        for choice in (self.longest, self.group_kind):
            choice.activated.connect(self._tell)

    def _build_nothing(self) -> Card:
        card = Card()
        card.body.addWidget(Label("Nothing here fits all of this.", "strong", wrap=True))
        card.body.addWidget(Muted("Try fewer words, such as “trust”, “listening” or “boundaries”."))
        self.clear = Button("Show all guides", "x")
        self.clear.clicked.connect(self._clear)
        card.body.addWidget(self.clear, 0, Qt.AlignmentFlag.AlignLeft)
        card.hide()
        return card

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        choices = QHBoxLayout()
        choices.setSpacing(SMALL)
        choices.addWidget(self.longest, 1)
        choices.addWidget(self.group_kind, 1)
        column.addWidget(self.words)
        column.addWidget(self.kinds)
        column.addLayout(choices)
        column.addWidget(self.waiting)
        column.addWidget(self.nothing)
        column.addWidget(self.list, 1)
        self._spare = QWidget()
        self._spare.hide()
        column.addWidget(self._spare, 1)

    def narrowing(self) -> Narrowing:
        """Return what is looked for."""
        longest, group_kind = self.longest.value(), self.group_kind.value()
        return Narrowing(
            words=self.words.text(),
            kinds=frozenset(kind for kind in self.kinds.values() if isinstance(kind, Kind)),
            longest=longest if isinstance(longest, int) else None,
            group_kind=group_kind if isinstance(group_kind, GroupKind) else None,
        )

    def show_narrowing(self, narrowing: Narrowing) -> None:
        """Show what is looked for, without `narrowed`."""
        self.words.show_text(narrowing.words)
        self.kinds.show_values(narrowing.kinds)
        self.longest.show_value(narrowing.longest)
        self.group_kind.show_value(narrowing.group_kind)

    def show_waiting(self, waiting: bool) -> None:
        """Show that the guides are being read for the first time."""
        self.waiting.setVisible(waiting)

    def show_found(self, found: bool) -> None:
        """Show the list, or that nothing was found."""
        self.list.setVisible(found)
        self.nothing.setVisible(not found)
        self._spare.setVisible(not found)

    def _clear(self) -> None:
        self.show_narrowing(Narrowing())
        self._tell()
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self, _what: object = None) -> None:
        self.narrowed.emit(self.narrowing())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow down and Enter lead from the words to the list, and Esc empty the words."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._lead_on(event.key()):
            return True
        return super().eventFilter(watched, event)

    def _lead_on(self, key: int) -> bool:
        model = self.list.model()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter) and model.rowCount():
            if not self.list.currentIndex().isValid():
                self.list.setCurrentIndex(model.index(0, 0))
            self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return True
        if key == Qt.Key.Key_Escape and self.words.text():
            self.words.clear()
            self._tell()
            return True
        return False
