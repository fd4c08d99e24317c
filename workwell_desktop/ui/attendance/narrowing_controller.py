"""Connects the choice of sessions and of people with the settings that remember it for each group."""

from PySide6.QtCore import QObject, Signal

from workwell_desktop.domain.ids import GroupId
from workwell_desktop.domain.period import Period
from workwell_desktop.domain.register_views import Whom
from workwell_desktop.ui.attendance.remembered import chosen, with_chosen
from workwell_desktop.ui.attendance.toolbar_view import ToolbarView
from workwell_desktop.ui.kit.telling import told
from workwell_desktop.ui.kit.window_services import Window


class NarrowingController(QObject):
    """Holds which sessions and whom the register shows."""

    narrowed = Signal()
    """Another period or filter holds."""

    def __init__(self, window: Window, view: ToolbarView) -> None:
        super().__init__(view)
        self._window, self._view = window, view
        self._group_id: GroupId | None = None
        self.period, self.whom = Period(), Whom.EVERYONE
        view.period_picked.connect(self._pick_period)
        view.whom_picked.connect(self._pick_whom)

    def begin(self, group_id: GroupId) -> None:
        """Turn to a group and what was last chosen for it."""
        self._group_id = group_id
        self.period, self.whom = chosen(self._window.settings.current, group_id)
        self.show()

    def show(self) -> None:
        """Show what holds."""
        self._view.show_picked(self.period, self.whom, self._window.now().date())

    def _pick_period(self, period: Period) -> None:
        if period.upside_down:
            self._view.show_wrong("The last day lies before the first.")
            return
        self.period = period
        self._remember()

    def _pick_whom(self, whom: Whom) -> None:
        self.whom = whom
        self._remember()

    def _remember(self) -> None:
        self.show()
        self.narrowed.emit()
        if self._group_id is not None:
            with told(self._window.bulletin):
                kept = self._window.settings
                kept.change(with_chosen(kept.current, self._group_id, self.period, self.whom))
