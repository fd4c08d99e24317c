"""Unfolds and folds the panels around the register, and gives the keys back to it."""

from PySide6.QtCore import QObject, QTimer

from workwell_desktop.ui.attendance.details_controller import DetailsController
from workwell_desktop.ui.attendance.view import AttendanceView


class PanelsController(QObject):
    """Answers whoever wants more of the page, or less."""

    def __init__(self, view: AttendanceView, details: DetailsController) -> None:
        super().__init__(view)
        self._view, self._details = view, details
        view.grid.more.connect(self._open_details)
        view.marking.more_requested.connect(self._turn_details)
        view.marking.details.closed.connect(self._close_details)
        view.marking.details.asked.connect(self._show_question)
        view.toolbar.arrivals_requested.connect(self.open_arrivals)
        view.arrivals.closed.connect(self._close_arrivals)
        view.paper.closed.connect(self.close_paper)

    def fold(self) -> None:
        """Fold everything: another group comes forward."""
        self._view.show_arrivals(False)
        self._view.show_paper(False)
        self._view.marking.show_more(False)

    def open_arrivals(self) -> None:
        """Ask who else came."""
        self._view.show_arrivals(True)

    def close_paper(self) -> None:
        """Show the table again."""
        self._view.show_paper(False)
        self._back_to_cells()

    def _turn_details(self, wanted: bool) -> None:
        if wanted:
            self._open_details()
        else:
            self._close_details()

    def _open_details(self) -> None:
        self._details.unfold()
        QTimer.singleShot(0, self, self._view.bring_details)  # once it has its height

    def _show_question(self) -> None:
        QTimer.singleShot(0, self, self._view.bring_question)

    def _close_details(self) -> None:
        self._view.marking.show_more(False)
        self._back_to_cells()

    def _close_arrivals(self) -> None:
        self._view.show_arrivals(False)
        self._back_to_cells()

    def _back_to_cells(self) -> None:
        self._view.grid.cells.setFocus()
