"""Connects the crisis panel: stamps the time, holds the session's clock, and begins the draft with the first tick.

Opening the panel only to look leaves nothing behind, and so does a minute of reading. A tick, a note or a longer stay
is an incident, kept as it happens.
"""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QLocale, QObject, QTimer
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.crisis import CrisisDesk
from workwell_desktop.domain.ids import GroupId, SessionId
from workwell_desktop.domain.incident import Incident
from workwell_desktop.ui.crisis.model import opened_words, panel_shown
from workwell_desktop.ui.crisis.shown import CrisisShown
from workwell_desktop.ui.crisis.view import CrisisView
from workwell_desktop.ui.kit.page import Page
from workwell_desktop.ui.kit.places_to_go import (
    Place,
    ToCrisis,
    ToGroup,
    ToHandouts,
    ToIncident,
    ToRun,
    ToSettings,
    ToToday,
)
from workwell_desktop.ui.kit.telling import told
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.usecases.crisis import built_in
from workwell_desktop.usecases.desk import Desk

_MORE_THAN_A_LOOK_MS = 60_000


def country_here() -> str:
    """Return the two-letter code of the country the computer is set to."""
    return QLocale.territoryToCode(QLocale.system().territory())


def gate_panel(window: Window) -> CrisisView:
    """Return the panel for a closed vault: steps and built-in numbers, and nothing to write on."""
    view = CrisisView(can_write=False)
    desk = built_in(country_here())
    view.show_panel(panel_shown(desk, window.now(), window.now(), None))
    return view


class CrisisPage(Page):
    """The panel over an open vault. It takes the whole window, and holds no names but those of the facilitators."""

    fills_window = True
    looked_at_for_long = True

    def __init__(self, desk: Desk, window: Window) -> None:
        super().__init__()
        self.view = CrisisView(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        self.controller = CrisisController(desk, window, self)

    @override
    def show_place(self, place: Place) -> None:
        if isinstance(place, ToCrisis):
            self.controller.open(place.session_id, place.group_id)
            self.view.band.back.setFocus()

    @override
    def leaving(self) -> None:
        self.controller.close()

    @override
    def refresh(self, changes: Changes) -> None:
        if changes & (Changes.INCIDENTS | Changes.GROUPS):
            self.controller.show()

    @override
    def hide_names(self, hidden: bool) -> bool:
        return True


class CrisisController(QObject):
    """Keeps one crisis while its panel is open."""

    def __init__(self, desk: Desk, window: Window, page: CrisisPage) -> None:
        super().__init__(page)
        self._desk, self._window, self._view = desk, window, page.view
        self._shown: CrisisDesk | None = None
        self._incident: Incident | None = None
        self._kept = False
        self._held: SessionId | None = None
        self._long = QTimer(self)
        self._long.setSingleShot(True)
        self._long.setInterval(_MORE_THAN_A_LOOK_MS)
        self._long.timeout.connect(self._keep)
        self._view.back_requested.connect(self._go_back)
        self._view.note_requested.connect(self._note)
        self._view.step_ticked.connect(self._tick)
        self._view.numbers_requested.connect(partial(window.navigate, ToSettings()))
        self._view.print_requested.connect(self._print)
        self._view.details_requested.connect(self._see_details)

    def open(self, session_id: SessionId | None, group_id: GroupId | None) -> None:
        """Open the panel now, for a session or a group, and hold the clock of the session that runs."""
        if self._incident is not None:
            return
        with told(self._window.bulletin):
            self._shown = self._desk.crisis.read(country_here(), session_id, group_id)
            self._incident = self._desk.crisis.begin(self._shown)
            self._kept = False
            self._hold_clock()
            self._long.start()
        self.show()

    def show(self) -> None:
        """Show the panel as it stands, with what is kept now."""
        if self._incident is None or self._shown is None:
            return
        with told(self._window.bulletin):
            session, group = self._shown.session, self._shown.group
            self._shown = self._desk.crisis.read(
                country_here(), session.id if session else None, group.id if group else None
            )
            self._view.show_panel(self._words(self._shown, self._incident))

    def close(self) -> None:
        """Let the clock go on; what was ticked stays as a draft."""
        incident, self._incident = self._incident, None
        self._long.stop()
        if incident is None:
            return
        if self._kept:
            with told(self._window.bulletin):
                self._desk.crisis.put(incident.closed(self._window.now()))
        if self._held is not None:
            held, self._held = self._held, None
            with told(self._window.bulletin):
                if self._desk.running.state(held).paused:
                    self._desk.running.resume(held)

    def _print(self) -> None:
        """Go where the numbers are printed as cards for the wallet."""
        session, group = (self._shown.session, self._shown.group) if self._shown else (None, None)
        place = ToHandouts(session.id if session else None, group.id if group else None, "crisis_card")
        self._window.navigate(place)

    def _hold_clock(self) -> None:
        session = self._shown.session if self._shown else None
        if session is None:
            return
        state = self._desk.running.state(session.id)
        if state.running and not state.paused:
            self._desk.running.pause(session.id)
            self._held = session.id

    def _words(self, desk: CrisisDesk, incident: Incident) -> CrisisShown:
        shown = panel_shown(desk, incident.opened_at, self._window.now(), incident)
        if self._held is None:
            return shown
        return replace(shown, opened=opened_words(incident.opened_at, paused=True), back="Back to the session")

    def _tick(self, step: str, done: bool) -> None:
        if self._incident is None:
            return
        self._incident = self._incident.ticked(step, self._window.now(), done=done)
        self._keep()

    def _keep(self) -> None:
        """Keep the draft as it stands: from now on it is an incident."""
        if self._incident is None:
            return
        with told(self._window.bulletin):
            self._desk.crisis.put(self._incident)
            self._kept = True

    def _note(self) -> None:
        self._keep()
        if self._incident is not None and self._kept:
            self._window.navigate(ToIncident(self._incident.id))

    def _go_back(self) -> None:
        """Go back to the session that was held, else the way we came, else to Today."""
        kept = self._kept
        if self._held is not None:
            self._window.navigate(ToRun(self._held))
        elif "go.back" in self._window.actions and self._window.actions["go.back"].isEnabled():
            self._window.actions["go.back"].trigger()
        else:
            self._window.navigate(ToToday())
        if kept:
            self._window.bulletin.say("An incident draft is kept. Write down what happened while it is fresh.")

    def _see_details(self) -> None:
        if self._shown is not None and self._shown.group is not None:
            self._window.navigate(ToGroup(self._shown.group.id, "details"))
