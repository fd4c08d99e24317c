"""Connects what was counted, in the strip beneath the register or in the rows of a group that keeps numbers only."""

from PySide6.QtCore import QObject

from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.ids import SessionId
from workwell_desktop.domain.session import Session
from workwell_desktop.ui.attendance.counting_view import CountingView
from workwell_desktop.ui.attendance.headcounts_view import HeadcountsView
from workwell_desktop.ui.attendance.keeper import Keeper
from workwell_desktop.ui.kit.telling import told
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.usecases.attendance import Counted


class CountingController(QObject):
    """Answers the counts."""

    def __init__(self, window: Window, keeper: Keeper, strip: CountingView, rows: HeadcountsView) -> None:
        super().__init__(keeper)
        self._window, self._keeper, self._strip, self._rows = window, keeper, strip, rows
        self._session: Session | None = None
        strip.counted.connect(self._count)
        rows.counted.connect(self._count_at)

    def show(self, session: Session) -> None:
        """Take the session that the strip counts."""
        self._session = session

    def _count(self, counted: Counted) -> None:
        if self._session is not None:
            self._count_at(self._session.id, counted)

    def _count_at(self, session_id: SessionId, counted: Counted) -> None:
        self._rows.show_refusal("")
        with told(self._window.bulletin, self._refused):
            self._keeper.count(session_id, counted)

    def _refused(self, refusal: Refusal) -> bool:
        for view in (self._strip, self._rows):
            view.show_refusal(refusal.sentence)
        return True
