"""The session on the live screen: what was read of it, where it stands at any second, what its people are called."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

from workwell_desktop.domain.running import RunState, run_state
from workwell_desktop.domain.session import SessionState
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.ui.run.veil import Veil
from workwell_desktop.usecases.desk import Desk

if TYPE_CHECKING:
    from workwell_desktop.domain.ids import SessionId
    from workwell_desktop.usecases.running import RunDesk


class Live:
    """What the controllers of the screen share. It asks the database only in `read`."""

    def __init__(self, desk: Desk, window: Window, again: Callable[[], None]) -> None:
        self.desk, self.window = desk, window
        self.again = again
        """Reads the session again and shows it."""
        self.session_id: SessionId | None = None
        self.run: RunDesk | None = None
        self.usual: Mapping[str, int] = {}
        """What parts took the last time, in minutes, by their folded title."""
        self.hidden = False
        self.quiet = False
        """Whether news of changes is known already."""
        self.veil = Veil({}, hidden=False)

    def read(self) -> None:
        """Read the session with everything around it. Raises `Refusal` when it is gone."""
        assert self.session_id is not None
        self.run = self.desk.running.read(self.session_id)
        self.veil = Veil(self.run.names, self.hidden)

    def remember(self) -> None:
        """Look up what the parts took in the sessions before this one."""
        assert self.run is not None
        session = self.run.session
        self.usual = self.desk.running.usual_minutes(session.group_id, session.starts_at)

    @contextmanager
    def doing(self) -> Iterator[None]:
        """Do what stands inside, however many things it changes, and read and show the session once after it."""
        self.quiet = True
        try:
            yield
        finally:
            self.quiet = False
            self.again()

    def hide(self, hidden: bool) -> None:
        """Call people by numbers from now on, or by their names."""
        self.hidden = hidden
        self.veil = Veil(self.run.names if self.run else {}, hidden)

    def state(self) -> RunState:
        """Return where the session stands at this second."""
        assert self.run is not None
        return run_state(self.run.session, self.run.events, self.window.now())

    @property
    def over(self) -> bool:
        """Whether the session runs no more, or did not take place."""
        assert self.run is not None
        state = self.run.session.state
        return state.off or (state.held and state is not SessionState.IN_PROGRESS)
