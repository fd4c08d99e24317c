"""The backups, in three cards: how they stand, the second place, and those that are kept. It emits wishes."""

from PySide6.QtCore import QAbstractItemModel, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from workwell_desktop.ui.kit.controls import (
    Button,
    Card,
    Divider,
    Flow,
    IconLabel,
    Label,
    PrimaryButton,
    WrappedLabel,
)
from workwell_desktop.ui.kit.page_parts import Columns, stacked
from workwell_desktop.ui.kit.records_table import RecordsTable
from workwell_desktop.ui.kit.tokens import LARGE, MEDIUM, TINY
from workwell_desktop.ui.safety.backups_shown import BackupsShown, Note, PlaceShown
from workwell_desktop.ui.safety.place_on_disk import PlaceOnDisk

EXPLAINED = (
    "WorkWell makes one every half hour while you work, when you close it, and before anything risky, whenever "
    "something changed. It keeps the last few, and one for each of 24 hours, 7 days, 4 weeks and 12 months. Each has "
    "a key of its own; this vault's key opens it, and so does the recovery sheet."
)
_SIDE = 340
"""Pixels of the narrow column at 100 % text."""

_ROWS = 7
"""How many backups are in sight at once."""


class _Notice(QWidget):
    """Something to be put right."""

    def __init__(self, note: Note) -> None:
        super().__init__()
        column = QVBoxLayout()
        column.setSpacing(TINY)
        column.addWidget(Label(note.title, "strong", wrap=True))
        column.addWidget(Label(note.words, "muted-body", wrap=True))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, TINY, 0, TINY)
        line.setSpacing(MEDIUM)
        line.addWidget(IconLabel("triangle-alert", "warn"), 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(column, 1)


class StatusCard(Card):
    """When the last backup was proved, a button for one now, and what else can be done."""

    back_up_requested = Signal()
    stop_requested = Signal()
    restore_requested = Signal()
    confirm_requested = Signal()
    copy_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Backups", parent=parent)
        self.last, self.where = Label("", "strong", wrap=True), Label("", "muted-body", wrap=True)
        self.explained = Label(EXPLAINED, "muted-body", wrap=True)
        self._notices = QVBoxLayout()
        self._notes: tuple[Note, ...] = ()
        self._shown: list[_Notice] = []
        self.confirm = PrimaryButton("This is the right vault", "check")
        self.button = Button("Back up now", "archive-restore")
        self.restore = Button("Restore a backup…", "undo-2")
        self.stop = Button("Stop", "x")
        self._busy = QProgressBar()
        self._busy.setTextVisible(False)
        self._busy.setAccessibleName("Making a backup")
        self._trouble = Label("", "error", wrap=True)
        self._line = Divider()
        self.place = PlaceOnDisk("Where the backups lie", "Copy the path of the backups")
        self._buttons = Flow(self.button, self.stop, self.restore)
        self.body.addWidget(self.last)
        self.body.addWidget(self.where)
        self.body.addLayout(self._notices)
        self.body.addWidget(self.confirm, 0, Qt.AlignmentFlag.AlignLeft)
        for widget in (self.explained, self._buttons, self._busy, self._trouble, self._line, self.place):
            self.body.addWidget(widget)
        self.button.clicked.connect(self.back_up_requested)
        self.stop.clicked.connect(self.stop_requested)
        self.restore.clicked.connect(self.restore_requested)
        self.confirm.clicked.connect(self.confirm_requested)
        self.place.copy_requested.connect(self.copy_requested)
        self.show_percent(None)
        self.show_trouble("")

    def show_state(self, state: BackupsShown) -> None:
        """Show how the backups stand."""
        self.last.setText(state.last)
        self.where.setText(state.where)
        self.where.setVisible(bool(state.where))
        self.confirm.setVisible(state.confirm)
        if state.notes != self._notes:
            self._notes = state.notes
            for notice in self._shown:
                notice.hide()
                notice.deleteLater()
            self._shown = [_Notice(note) for note in state.notes]
            for notice in self._shown:
                self._notices.addWidget(notice)

    def show_percent(self, percent: int | None) -> None:
        """Show how far a backup is that is being made; None when none is."""
        busy = percent is not None
        self.button.setEnabled(not busy)
        self.restore.setEnabled(not busy)
        self.stop.setVisible(busy)
        self._busy.setVisible(busy)
        self._busy.setRange(0, 100 if percent else 0)
        self._busy.setValue(percent or 0)

    @property
    def trouble(self) -> str:
        """The sentence about a backup that could not be made, or nothing."""
        return self._trouble.text()

    def show_trouble(self, sentence: str) -> None:
        """Show why no backup could be made; an empty sentence takes it away."""
        self._trouble.setText(sentence)
        self._trouble.setVisible(bool(sentence))

    def show_demo(self, words: str) -> None:
        """Take away what makes no sense for a vault that nobody keeps."""
        self.last.setText("No backups in the demo")
        self.explained.setText(words)
        for part in (self._buttons, self._line, self.place, self.where, self.confirm):
            part.hide()


class PlaceCard(Card):
    """The second place for backups."""

    choose_requested = Signal()
    forget_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("A second place", parent=parent)
        self._icon = IconLabel("hard-drive", "primary")
        self.name, self.folder = Label("", "strong", wrap=True), WrappedLabel("", "muted")
        self.words, self.risk = Label("", "muted-body", wrap=True), Label("", "muted-body", wrap=True)
        self._risk_icon = IconLabel("triangle-alert", "warn")
        column = QVBoxLayout()
        column.setSpacing(TINY)
        for label in (self.name, self.folder, self.words):
            column.addWidget(label)
        line = QHBoxLayout()
        line.setSpacing(MEDIUM)
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(column, 1)
        beneath = QHBoxLayout()
        beneath.setSpacing(MEDIUM)
        beneath.addWidget(self._risk_icon, 0, Qt.AlignmentFlag.AlignTop)
        beneath.addWidget(self.risk, 1)
        self._trouble = Label("", "error", wrap=True)
        self.choose = Button("Choose a folder…", "hard-drive")
        self.forget = Button("Use no second place", "x")
        self.body.addLayout(line)
        self.body.addLayout(beneath)
        self.body.addWidget(self._trouble)
        self.body.addWidget(Flow(self.choose, self.forget))
        self.choose.clicked.connect(self.choose_requested)
        self.forget.clicked.connect(self.forget_requested)
        self.show_trouble("")

    def show_place(self, place: PlaceShown) -> None:
        """Show the place and how it is."""
        self._icon.show_as("triangle-alert" if place.amiss else "hard-drive", "warn" if place.amiss else "primary")
        self.name.setText(place.name or "None chosen yet")
        self.folder.setText(place.folder)
        self.folder.setVisible(bool(place.folder))
        self.words.setText(place.words)
        self.risk.setText(place.risk)
        self.risk.setVisible(bool(place.risk))
        self._risk_icon.setVisible(bool(place.risk))
        self.choose.setText("Choose another folder…" if place.name else "Choose a folder…")
        self.forget.setVisible(bool(place.name))

    def show_busy(self, busy: bool) -> None:
        """Let nothing be asked twice while the place is looked at."""
        self.choose.setEnabled(not busy)
        self.forget.setEnabled(not busy)

    @property
    def trouble(self) -> str:
        """Why a place could not be taken, or nothing."""
        return self._trouble.text()

    def show_trouble(self, sentence: str) -> None:
        """Show why a place could not be taken; an empty sentence takes it away."""
        self._trouble.setText(sentence)
        self._trouble.setVisible(bool(sentence))


class KeptCard(Card):
    """The backups that are kept, and a button that reads one through again."""

    check_requested = Signal(int)

    def __init__(self, model: QAbstractItemModel, parent: QWidget | None = None) -> None:
        super().__init__("Kept backups", parent=parent)
        self.table = RecordsTable("Kept backups")
        self.table.setModel(model)
        self.table.stretch(1)
        self.check = Button("Check this one now", "check")
        self.result = Label("", "good", wrap=True)
        self._trouble = Label("", "error", wrap=True)
        self.body.addWidget(self.table)
        self.body.addWidget(self.check, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.result)
        self.body.addWidget(self._trouble)
        self.check.clicked.connect(self._wish)
        self.table.opened.connect(self._wish)
        model.modelReset.connect(self._measure)
        self._measure()
        self.show_answer("", "")

    def show_busy(self, busy: bool) -> None:
        """Show that a backup is being read through."""
        self.check.setEnabled(not busy)
        if busy:
            self.show_answer("", "")

    def show_answer(self, good: str, bad: str) -> None:
        """Say how a backup reads; two empty sentences say nothing."""
        self.result.setText(good)
        self.result.setVisible(bool(good))
        self._trouble.setText(bad)
        self._trouble.setVisible(bool(bad))

    @property
    def answer(self) -> str:
        """What was said about the backup last read through."""
        return self.result.text() or self._trouble.text()

    def _wish(self) -> None:
        if self.check.isEnabled():
            self.check_requested.emit(max(0, self.table.currentIndex().row()))

    def _measure(self) -> None:
        """Be as high as the rows need, up to a handful."""
        rows = self.table.model().rowCount()
        self.setVisible(rows > 0)
        height = self.table.verticalHeader().defaultSectionSize() * min(max(rows, 1), _ROWS)
        self.table.setFixedHeight(height + self.table.horizontalHeader().sizeHint().height() + LARGE)


class BackupsView(QWidget):
    """How the backups stand with the second place beside it, and beneath them those that are kept."""

    def __init__(self, model: QAbstractItemModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.status, self.place, self.kept = StatusCard(), PlaceCard(), KeptCard(model)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LARGE)
        self._columns = Columns(stacked(self.status), stacked(self.place), _SIDE)
        column.addWidget(self._columns)
        column.addWidget(self.kept)
        column.addStretch(1)

    def show_state(self, state: BackupsShown) -> None:
        """Show how the backups stand."""
        self.status.show_state(state)
        self.place.show_place(state.place)

    def show_demo(self, words: str) -> None:
        """Take away what makes no sense for a vault that nobody keeps."""
        self.status.show_demo(words)
        self.place.hide()
        self.kept.hide()
