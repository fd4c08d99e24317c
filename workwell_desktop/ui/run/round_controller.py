"""Leads a round: whose turn it is, what is left of it. A round lives on the screen only; it is over when that is."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from PySide6.QtCore import QObject

from workwell_desktop.domain.attendance import Code
from workwell_desktop.domain.ids import PersonId
from workwell_desktop.domain.round import Round, seconds_each
from workwell_desktop.domain.running import RunState
from workwell_desktop.ui.run.live import Live
from workwell_desktop.ui.run.model import round_of
from workwell_desktop.ui.run.round_view import RoundView

_AWAY = (Code.APOLOGIES, Code.ABSENT, Code.CANCELLED, Code.ON_LEAVE, Code.LEFT_EARLY)
NOBODY = "Mark who is here first; then the time is divided by them."


class RoundController(QObject):
    """Answers the round timer."""

    def __init__(self, live: Live, view: RoundView, parent: QObject) -> None:
        super().__init__(parent)
        self._live, self._view = live, view
        self._names_on = False
        self.going: Round | None = None
        view.next_requested.connect(self.next)
        view.pass_requested.connect(self.pass_on)
        view.come_back_requested.connect(self.come_back)
        view.seconds_requested.connect(self._give)
        view.names_requested.connect(self._show_names)
        view.close_requested.connect(self.close)

    def toggle(self) -> None:
        """Begin a round with those present, or close the one that goes on."""
        if self.going is not None:
            self.close()
            return
        state = self._live.state()
        people = self._present()
        if not people:
            self._live.window.bulletin.say(NOBODY)
            return
        turn = seconds_each(state.block, state.left, len(people))
        self.going = Round(turn_seconds=turn, waiting=people, began=state.lasted)
        self._view.show()
        self.show(state)

    def close(self) -> None:
        """Put the round away."""
        self.going = None
        self._view.hide()

    def show(self, state: RunState) -> None:
        """Show the turn in hand at this second."""
        if self.going is not None:
            shown = round_of(self.going, state.lasted, state.paused, self._live.veil, names_on=self._names_on)
            self._view.show_round(shown)

    def follow(self) -> None:
        """Take in who has come or gone."""
        if self.going is not None:
            self.going = self.going.of_those(self._present(), self._now())

    def next(self) -> None:
        """Go on to the next person."""
        if self.going is not None and not self.going.over:
            self._go(self.going.next(self._now()))

    def pass_on(self) -> None:
        """Let the person whose turn it is pass."""
        if self.going is not None and not self.going.over:
            self._go(self.going.pass_on(self._now()))

    def come_back(self) -> None:
        """Come back to whoever passed first."""
        if self.going is not None:
            self._go(self.going.come_back(self._now()))

    def _give(self, seconds: int) -> None:
        if self.going is not None:
            self._go(replace(self.going, turn_seconds=seconds))

    def _show_names(self, wanted: bool) -> None:
        self._names_on = wanted
        self.show(self._live.state())

    def _go(self, going: Round) -> None:
        self.going = going
        self.show(self._live.state())

    def _now(self) -> timedelta:
        return self._live.state().lasted

    def _present(self) -> tuple[PersonId, ...]:
        """Return those marked as here; while nobody is marked, those who are expected."""
        run = self._live.run
        if run is None:
            return ()
        if run.only_counts:
            return tuple(PersonId(UUID(int=number)) for number in range(run.session.headcount or 0))
        here = [e.person_id for e in run.register.here if e.code is not Code.LEFT_EARLY]
        return tuple(here or [e.person_id for e in run.register.entries if e.code not in _AWAY])
