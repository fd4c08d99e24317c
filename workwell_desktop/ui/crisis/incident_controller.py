"""Connects the incident page: the draft is kept as it is typed, finished once, or removed while it is a draft."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.ids import IncidentId
from workwell_desktop.domain.incident import Incident, IncidentText
from workwell_desktop.domain.note_class import NoteClass
from workwell_desktop.ui.crisis.incident_view import IncidentView
from workwell_desktop.ui.crisis.model import incident_row, incident_shown
from workwell_desktop.ui.crisis.sealed_controller import SealController
from workwell_desktop.ui.kit.page import Page
from workwell_desktop.ui.kit.places_to_go import Place, ToIncident
from workwell_desktop.ui.kit.signed_keeper import NoteVerbs, SignedKeeper, Words
from workwell_desktop.ui.kit.telling import told
from workwell_desktop.ui.kit.undo import Change, make
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.usecases.desk import Desk
from workwell_desktop.usecases.note_templates import templates_of

if TYPE_CHECKING:
    from workwell_desktop.domain.crisis import IncidentLine


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
        if changes & (Changes.INCIDENTS | Changes.GROUPS | Changes.SESSIONS | Changes.KEEPING):
            self.controller.read()

    @override
    def leaving(self) -> None:
        self.controller.leave()


class IncidentController(QObject):
    """Keeps the incident in front."""

    def __init__(self, desk: Desk, window: Window, page: IncidentPage) -> None:
        super().__init__(page)
        self._desk, self._window, self._view, self._page = desk, window, page.view, page
        self._line: IncidentLine | None = None
        signing = desk.crisis.signing
        verbs = NoteVerbs(
            called="Incident report",
            read=desk.crisis.get,
            words_of=_words_of,
            write=self._write,
            sign=signing.sign,
            lock=signing.lock,
            add=signing.add,
            earlier=signing.earlier,
        )
        self._keeper = SignedKeeper(self._view.form, verbs, window, self)
        self._view.form.templates.offer(templates_of(NoteClass.INCIDENT))
        self._view.picked.connect(self.show)
        self._view.remove_requested.connect(self._remove)
        self._seal = SealController(desk, window, page.view.seal, self._in_front, page)

    def show(self, incident_id: IncidentId | None) -> None:
        """Show one incident, or the newest when none is named."""
        self._view.seal.forget()
        self._read(incident_id, named=True)

    def leave(self) -> None:
        """Write what is in the keys, and take away words that were shown once."""
        self._keeper.leave()
        self._view.seal.forget()

    def read(self) -> None:
        """Read the list and the incident in front again; what is being typed stays."""
        self._read(None, named=False)

    def _read(self, incident_id: IncidentId | None, *, named: bool) -> None:
        with told(self._window.bulletin):
            lines = self._desk.crisis.all()
            wanted = (incident_id,) if named else (self._keeper.key,)
            chosen = next((line for line in lines if line.incident.id in wanted), lines[0] if lines else None)
            self._line = chosen
            self._view.show_list(
                tuple(incident_row(line.incident, line.group) for line in lines),
                chosen.incident.id if chosen else None,
            )
            if chosen is None:
                self._keeper.put_away()
                self._view.show_no_incident()
                return
            self._view.show_incident(incident_shown(chosen.incident, chosen.session, chosen.group))
            self._keeper.show(chosen.incident.id)
            group_id = chosen.group.id if chosen.group else None
            self._view.sees.show_lines(self._desk.notes.who_sees(NoteClass.INCIDENT, group_id))

    def _in_front(self) -> IncidentId | None:
        return self._line.incident.id if self._line else None

    def _write(self, incident_id: IncidentId, words: Words) -> None:
        self._desk.crisis.write(incident_id, IncidentText(**words))

    def _remove(self) -> None:
        incident_id = self._in_front()
        if incident_id is None or not self._keeper.flushed():
            return
        with told(self._window.bulletin):
            gone = self._desk.crisis.get(incident_id)
            put = partial(self._put_or_drop, incident_id)
            make(self._page.undo_stack, self._window.bulletin, Change("Draft removed", gone, None, put))

    def _put_or_drop(self, incident_id: IncidentId, incident: Incident | None) -> None:
        if incident is None:
            self._desk.crisis.remove(incident_id)
        else:
            self._desk.crisis.put(incident)
            self.show(incident_id)


def _words_of(incident: Incident) -> Words:
    return {
        "facts": incident.facts,
        "actions": incident.actions,
        "told": incident.told,
        "opinion": incident.opinion,
    }
