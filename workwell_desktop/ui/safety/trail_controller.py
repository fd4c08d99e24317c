"""The tab with the record of changes: reading it, checking it, handing it out."""

from pathlib import Path

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.errors import Fault
from workwell_desktop.ui.kit import dates
from workwell_desktop.ui.kit.saving import ask_to_save, write_whole
from workwell_desktop.ui.kit.telling import told
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.ui.safety.tab import Tab
from workwell_desktop.ui.safety.trail_shown import TrailRow
from workwell_desktop.ui.safety.trail_view import TrailView
from workwell_desktop.usecases.desk import Desk
from workwell_desktop.usecases.keeping.audit_trail import PAGE, TrailLine
from workwell_desktop.usecases.open_vault import OpenVault

_NAMED = 2
"""How many records a line names before it only counts."""

_WHOLE = "Every line is as it was written."
_BROKEN = (
    "At least one line is not as it was written. Do not delete anything. An older backup shows what stood there; "
    "ask whoever looks after your computer."
)


class TrailTab(Tab):
    """The record of changes."""

    def __init__(self, desk: Desk, _opened: OpenVault, window: Window, page: QWidget) -> None:
        self.trail = TrailView()
        super().__init__(self.trail, page)
        self._desk, self._window = desk, window
        self._oldest: int | None = None
        self.trail.older_requested.connect(self._read_older)
        self.trail.verify_requested.connect(self._verify)
        self.trail.export_requested.connect(self._export)

    @override
    def read(self) -> None:
        self.trail.show_answer("", whole=True)
        with told(self._window.bulletin):
            lines = self._desk.audit_trail.page()
            self.trail.model.show_rows([self._row(line) for line in lines])
            self._note_oldest(lines)

    @override
    def refresh(self, changes: Changes) -> None:
        if changes:
            self.read()

    @override
    def leaving(self) -> None:
        self.trail.model.show_rows([])

    def _read_older(self) -> None:
        with told(self._window.bulletin):
            lines = self._desk.audit_trail.page(self._oldest)
            self.trail.model.add_rows([self._row(line) for line in lines])
            self._note_oldest(lines)

    def _note_oldest(self, lines: tuple[TrailLine, ...]) -> None:
        self._oldest = lines[-1].seq if lines else None
        self.trail.show_more(more=len(lines) == PAGE and lines[-1].seq > 1)

    def _row(self, line: TrailLine) -> TrailRow:
        here = line.at.astimezone(self._window.now().tzinfo)
        left = line.others + len(line.records[_NAMED:])
        others = f"{left} {'record' if left == 1 else 'records'}" if left else ""
        named = ", ".join(line.records[:_NAMED])
        if named and others:
            named = f"{named} and {left} more"
        return TrailRow(
            line.seq, f"{dates.day_with_year(here.date())}, {dates.clock(here)}", line.what, named or others
        )

    def _verify(self) -> None:
        with told(self._window.bulletin):
            whole = self._desk.audit_trail.verify()
            self.trail.show_answer(_WHOLE if whole else _BROKEN, whole=whole)

    def _export(self) -> None:
        dialog = ask_to_save(self.trail, "Save the record of changes", "record of changes.csv", "Tables (*.csv)")
        dialog.fileSelected.connect(self._write)
        dialog.open()

    def _write(self, path: str) -> None:
        try:
            write_whole(self._desk.audit_trail.export(), Path(path), what="record of changes")
        except Fault as fault:
            self._window.bulletin.trouble(fault.sentence)
        else:
            self._window.bulletin.say("The record of changes was saved. It names no one.")
