"""The packet: papers that are printed together, each with copies of its own, as one job or one PDF."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workwell_desktop.domain.catalogue import Pack
from workwell_desktop.ui.handouts.pairing import Pair
from workwell_desktop.ui.handouts.shown import PacketRow, PacketShown
from workwell_desktop.ui.kit import theme
from workwell_desktop.ui.kit.controls import (
    Button,
    Card,
    Choice,
    Divider,
    ElidedLabel,
    Heading,
    IconButton,
    Label,
    Muted,
    NumberStepper,
    PrimaryButton,
    Scroll,
    WrappedLabel,
)
from workwell_desktop.ui.kit.emptying import empty
from workwell_desktop.ui.kit.tokens import LARGE, SMALL

MOST_COPIES = 200
LEAST_ROWS = 144
"""Pixels of the rows in sight at the least, at 100 % text."""
LEAST_WORDS = 110
"""Pixels of a title in sight beside its copies, at 100 % text; with less room it stands above them."""
_EMPTY = (
    "Nothing is in the packet yet. Tick papers with Space or with the box on their card, "
    "or begin with a ready-made pack."
)


class _Line(QWidget):
    """One paper of the packet: what it is, how many copies, and the way out of it."""

    def __init__(self, row: PacketRow) -> None:
        super().__init__()
        self.row = row
        words, numbers = QWidget(), QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(WrappedLabel(row.title, "strong"))
        self.pages = ElidedLabel(row.line, "muted")
        column.addWidget(self.pages)
        self.copies = NumberStepper(f"Copies of {row.title}", 1, MOST_COPIES)
        self.copies.show_value(row.copies)
        self.out = IconButton("x", f"Leave out {row.title}")
        line = QHBoxLayout(numbers)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SMALL)
        line.addWidget(self.copies)
        line.addWidget(self.out)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Pair(words, numbers, (1, 0), LEAST_WORDS))

    def show_row(self, row: PacketRow) -> None:
        """Show other copies or pages of the same paper."""
        self.row = row
        self.pages.setText(row.line)
        self.copies.show_value(row.copies)


class PacketView(Card):
    """Shows the packet; what belongs in it is decided elsewhere."""

    pack_requested = Signal(object)
    """Fill it with a `Pack`."""
    copies_requested = Signal(int, int)
    """So many copies of the paper in this place, from 0."""
    out_requested = Signal(int)
    """Leave out the paper in this place."""
    clear_requested = Signal()
    print_requested = Signal()
    save_requested = Signal()
    stop_requested = Signal()
    """Send no more pages to the printer."""
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.lines: list[_Line] = []
        self.packs = Choice("Ready-made packs")
        self.packs.add("Fill with a ready-made pack…", None)
        for pack in Pack:
            self.packs.add(pack.label, pack)
        self.close_button = IconButton("x", "Close the packet")
        self.clear = Button("Empty it", "trash-2")
        self.save = Button("Save one PDF…", "file-down")
        self.print = PrimaryButton("Print all", "printer")
        self.stop = Button("Stop printing", "x")
        self.total, self.style_line = Label("", "strong", wrap=True), Muted("")
        self.progress = Muted("")
        self.nothing = Muted(_EMPTY)
        self._lay_out()
        self.packs.activated.connect(self._pack_picked)
        self.close_button.clicked.connect(self.closed)
        self.clear.clicked.connect(self._clear)
        self.save.clicked.connect(self.save_requested)
        self.print.clicked.connect(self.print_requested)
        self.stop.clicked.connect(self.stop_requested)
        self.show_progress("")

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(Heading("Packet"), 1)
        head.addWidget(self.close_button)
        self.body.addLayout(head)
        self.body.addWidget(self.packs)
        self.body.addWidget(self.nothing)
        holder = QWidget()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(SMALL)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._rows)
        column.addStretch(1)
        scroll = Scroll(holder, LARGE)
        scroll.setMinimumHeight(theme.current().sizes.px(LEAST_ROWS))
        self.body.addWidget(scroll, 1)
        self.body.addWidget(Divider())
        for label in (self.total, self.style_line):
            self.body.addWidget(label)
        going = QHBoxLayout()
        going.addWidget(self.progress, 1)
        going.addWidget(self.stop)
        self.body.addLayout(going)
        self.body.addWidget(self.clear, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(Pair(self.save, self.print))

    def show_packet(self, shown: PacketShown) -> None:
        """Show what is in it; a line that stays the same paper keeps the keyboard."""
        if [line.row.title for line in self.lines] == [row.title for row in shown.rows]:
            for line, row in zip(self.lines, shown.rows, strict=True):
                line.show_row(row)
        else:
            empty(self._rows)
            self.lines = [self._line(place, row) for place, row in enumerate(shown.rows)]
        self.nothing.setVisible(not shown.rows)
        for widget in (self.total, self.style_line, self.clear):
            widget.setVisible(bool(shown.rows))
        self.total.setText(shown.total)
        self.style_line.setText(shown.style)
        self.save.setEnabled(bool(shown.rows))
        self.print.setEnabled(bool(shown.rows))
        self.packs.setCurrentIndex(0)

    def _line(self, place: int, row: PacketRow) -> _Line:
        line = _Line(row)
        line.copies.value_changed.connect(partial(self.copies_requested.emit, place))
        line.out.clicked.connect(partial(self._out, place))
        self._rows.addWidget(line)
        return line

    def show_progress(self, words: str, *, can_stop: bool = False) -> None:
        """Say how far the packet is, or nothing."""
        self.progress.setText(words)
        self.progress.setVisible(bool(words))
        self.stop.setVisible(can_stop)

    def _out(self, place: int) -> None:
        self.out_requested.emit(place)
        if self.lines:
            self.lines[min(place, len(self.lines) - 1)].out.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.packs.setFocus(Qt.FocusReason.OtherFocusReason)

    def _clear(self) -> None:
        self.clear_requested.emit()
        self.packs.setFocus(Qt.FocusReason.OtherFocusReason)

    def _pack_picked(self) -> None:
        pack = self.packs.value()
        if isinstance(pack, Pack):
            self.pack_requested.emit(pack)
