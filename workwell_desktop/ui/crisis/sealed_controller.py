"""Seals a copy of the report in front beside the window, and asks where to keep it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from workwell_desktop.domain.errors import Fault, Refusal
from workwell_desktop.domain.ids import IncidentId
from workwell_desktop.domain.papers import PaperStyle
from workwell_desktop.ui.crisis.sealed_view import SealCard
from workwell_desktop.ui.kit.saving import ask_to_save, write_whole
from workwell_desktop.ui.kit.telling import told
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.usecases.desk import Desk
from workwell_desktop.usecases.sealed_report import FILE_NAME, NOBODY, SealedReport, seal


class SealController(QObject):
    """Hands a signed report over; `incident` says which one is in front."""

    def __init__(
        self, desk: Desk, window: Window, card: SealCard, incident: Callable[[], IncidentId | None], page: QWidget
    ) -> None:
        super().__init__(page)
        self._desk, self._window, self._card, self._incident, self._page = desk, window, card, incident, page
        card.seal_requested.connect(self._seal)

    def _seal(self, receiver: str) -> None:
        incident_id = self._incident()
        if incident_id is None:
            return
        with told(self._window.bulletin, self._refused):
            if not receiver.strip():
                raise Refusal(NOBODY, "receiver")
            paper = self._desk.sealed_reports.paper(incident_id)
            self._card.show_busy(True)
            then = partial(self._ask_where, incident_id, receiver)
            self._window.background.run(partial(seal, paper, PaperStyle()), then, self._failed, owner=self)

    def _ask_where(self, incident_id: IncidentId, receiver: str, report: SealedReport) -> None:
        self._card.show_busy(False)
        dialog = ask_to_save(self._page, "Save the sealed copy", f"{FILE_NAME}.pdf", "Papers (*.pdf)")
        dialog.fileSelected.connect(partial(self._keep, incident_id, receiver, report))
        dialog.open()

    def _keep(self, incident_id: IncidentId, receiver: str, report: SealedReport, path: str) -> None:
        with told(self._window.bulletin, self._refused):
            write_whole(report.data, Path(path), what="sealed copy")
            self._desk.sealed_reports.handed_over(incident_id, receiver)
            self._card.show_words(report.words)

    def _refused(self, no: Refusal) -> bool:
        self._card.field.show_error(no.sentence)
        return True

    def _failed(self, trouble: Fault | Refusal) -> None:
        self._card.show_busy(False)
        self._window.bulletin.trouble(trouble.sentence)
