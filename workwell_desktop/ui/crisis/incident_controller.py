"""Connects the incident page: the draft is kept as it is typed, finished once, or removed while it is a draft."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.crisis import IncidentLine
from workwell_desktop.domain.ids import IncidentId
from workwell_desktop.domain.incident import Incident
from workwell_desktop.ui.crisis.incident_view import IncidentView
from workwell_desktop.ui.crisis.model import incident_row, incident_shown
from workwell_desktop.ui.crisis.sealed_controller import SealController
from workwell_desktop.ui.kit import dates
from workwell_desktop.ui.kit.autosave import Autosaver
from workwell_desktop.ui.kit.page import Page
from workwell_desktop.ui.kit.places_to_go import Place, ToIncident
from workwell_desktop.ui.kit.telling import told
from workwell_desktop.ui.kit.undo import Change, make
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.usecases.desk import Desk


class IncidentPage(Page):
    """The page of incidents."""

    def __init__(self, desk: Desk, window: Window) -> None:
        super().__init__()
        self.view = IncidentView(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        self.controller = IncidentController(desk, window, self)

    @override
    def show_place(self, place: Place) -> None:
        if isinstance(place, ToIncident):
            self.controller.show(place.incident_id)

    @override
    def refresh(self, changes: Changes) -> None:
        if changes & (Changes.INCIDENTS | Changes.GROUPS | Changes.SESSIONS):
            self.controller.read()

    @override
    def leaving(self) -> None:
        self.controller.leave()


class IncidentController(QObject):
    """Keeps the incident in front."""

    def __init__(self, desk: Desk, window: Window, page: IncidentPage) -> None:
        super().__init__(page)
        self._desk, self._window, self._view, self._page = desk, window, page.view, page
        self._wanted: IncidentId | None = None
        self._in_form: IncidentId | None = None
        self._saver = Autosaver(self._save, window.bulletin, self)
        self._saver.saved.connect(self._say_saved)
        self._saver.refused.connect(self._view.show_refusal)
        self._view.text_edited.connect(self._saver.touch)
        self._view.picked.connect(self.show)
        self._view.finish_requested.connect(self._finish)
        self._view.remove_requested.connect(self._remove)
        self._seal = SealController(desk, window, page.view.seal, lambda: self._in_form, page)

    def show(self, incident_id: IncidentId | None) -> None:
        """Show one incident, or the newest when none is named."""
        self.flush()
        self._view.seal.forget()
        self._wanted = incident_id
        self.read()

    def flush(self) -> None:
        """Write what is still in the keys."""
        self._saver.flush()

    def leave(self) -> None:
        """Write what is in the keys, and take away words that were shown once."""
        self.flush()
        self._view.seal.forget()

    def read(self) -> None:
        """Read the list and the incident in front again; what is being typed stays."""
        with told(self._window.bulletin):
            lines = self._desk.crisis.all()
            chosen = self._chosen(lines)
            self._view.show_list(
                tuple(incident_row(line.incident, line.group) for line in lines),
                chosen.incident.id if chosen else None,
            )
            if chosen is None:
                self._in_form = None
                self._view.show_no_incident()
                return
            self._wanted = chosen.incident.id
            self._view.show_incident(incident_shown(chosen.incident, chosen.session, chosen.group))
            if not self._saver.pending or self._in_form != chosen.incident.id:
                self._in_form = chosen.incident.id
                self._view.show_text(chosen.incident.text)
                self._view.show_saved("")

    def _chosen(self, lines: tuple[IncidentLine, ...]) -> IncidentLine | None:
        wanted = next((line for line in lines if line.incident.id == self._wanted), None)
        return wanted or (lines[0] if lines else None)

    def _save(self) -> None:
        if self._in_form is not None:
            self._desk.crisis.write(self._in_form, self._view.text())

    def _say_saved(self) -> None:
        self._view.show_saved(f"Draft saved {dates.clock(self._window.now())}")

    def _finish(self) -> None:
        if self._in_form is None or not self._saver.flush():
            return
        with told(self._window.bulletin, self._view.show_refusal):
            self._desk.crisis.sign(self._in_form)
            self._window.bulletin.say("The incident report is signed.")

    def _remove(self) -> None:
        if self._in_form is None:
            return
        self._saver.discard()
        with told(self._window.bulletin):
            gone = self._desk.crisis.get(self._in_form)
            make(self._page.undo_stack, self._window.bulletin, Change("Draft removed", gone, None, self._put_or_drop))

    def _put_or_drop(self, incident: Incident | None) -> None:
        if incident is not None:
            self._wanted = incident.id
            self._desk.crisis.put(incident)
        elif self._in_form is not None:
            self._desk.crisis.remove(self._in_form)
