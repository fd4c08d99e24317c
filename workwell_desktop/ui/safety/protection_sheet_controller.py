"""Leads through the making of a new recovery sheet. Nothing is written before both groups were typed back."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from workwell_desktop.domain.access import Protection
from workwell_desktop.domain.errors import Fault, Refusal
from workwell_desktop.domain.papers import PaperSize, PaperStyle
from workwell_desktop.ui.kit.paper import DrawnPaper, drawn
from workwell_desktop.ui.kit.paper_out import PaperOut
from workwell_desktop.ui.kit.recovery_sheet_panel import ASKED_BACK, SHEET_WIDTH
from workwell_desktop.ui.kit.telling import told
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.ui.safety.protection_shown import NewSheetShown
from workwell_desktop.ui.safety.protection_view import ProtectionView
from workwell_desktop.usecases.access import recovery_sheet
from workwell_desktop.usecases.desk import Desk
from workwell_desktop.usecases.papers import draw
from workwell_desktop.usecases.protecting import OLD_PASSPHRASE, Protecting, Setup

PATIENCE_MS = 2000
"""How long the password store may take before the person is told to look for its window."""

DONE = "The new sheet is in force. The old one opens only the backups made before."


class NewSheetController(QObject):
    """Holds the new sheet while it is being made; the vault knows nothing of it until the last step."""

    changed = Signal(str)
    """New keys are in force; carries what is left to say, or nothing."""

    def __init__(self, desk: Desk, protecting: Protecting, window: Window, keys: ProtectionView) -> None:
        super().__init__(keys)
        self._desk, self._protecting, self._window = desk, protecting, window
        self._keys, self._view = keys, keys.new_sheet
        self._sheet: Setup | None = None
        self._state = NewSheetShown()
        self._out = PaperOut(self._view, window.background, self._view.show_trouble)
        keys.new_sheet_requested.connect(self._begin)
        self._view.cancelled.connect(self._cancel)
        self._view.edited.connect(self._compare)
        self._view.finish_requested.connect(self._finish)
        self._view.sheet.print_requested.connect(self._print)
        self._view.sheet.save_requested.connect(self._save)

    def leave(self) -> None:
        """Forget a sheet that is not in force, unless it is just being put there."""
        if not self._state.busy:
            self._end()

    def _begin(self, for_keys: bool) -> None:
        with told(self._window.bulletin):
            asks = self._protecting.mode() is Protection.PASSPHRASE
            self._sheet = self._protecting.new_sheet()
            self._show(NewSheetShown(asks_passphrase=asks))
            self._keys.show_new_sheet(True)
            self._view.begin("Change all keys" if for_keys else "A new recovery sheet", for_keys=for_keys)
            self._window.background.run(partial(_drawn_sheet, self._paper(ASKED_BACK)), self._drawn, owner=self)

    def _end(self) -> None:
        self._sheet = None
        self._view.forget()
        self._keys.show_new_sheet(False)

    def _cancel(self) -> None:
        self._end()
        self._keys.sheet.new.setFocus()

    def _show(self, state: NewSheetShown) -> None:
        self._state = state
        self._view.show_state(state)

    def _compare(self) -> None:
        if self._sheet is None:
            return
        typed = self._view.sheet.typed()
        right = tuple(self._sheet.typed_back(group, text) for group, text in zip(ASKED_BACK, typed, strict=True))
        self._show(replace(self._state, typed_back=right, passphrase_typed=bool(self._view.passphrase.text())))

    # The paper

    def _paper(self, hidden: tuple[int, ...] = ()) -> Callable[[], bytes]:
        if self._sheet is None:
            raise RuntimeError("there is no sheet to draw")
        organisation = self._desk.own_name.get().organisation
        sheet = recovery_sheet(self._sheet, organisation, self._window.now(), hidden=hidden, renewed=True)
        letter = self._window.settings.current.paper_size == "LETTER"
        return partial(draw, sheet, PaperStyle(size=PaperSize.LETTER if letter else PaperSize.A4))

    def _drawn(self, paper: DrawnPaper) -> None:
        if self._sheet is not None:
            self._view.sheet.show_page(paper.pages)

    def _print(self) -> None:
        self._window.background.run(self._paper(), self._ask_printer, owner=self)

    def _save(self) -> None:
        self._window.background.run(self._paper(), self._ask_where, owner=self)

    def _ask_printer(self, pdf: bytes) -> None:
        self._out.ask_and_print(pdf)

    def _ask_where(self, pdf: bytes) -> None:
        self._out.ask_and_save(pdf, "WorkWell recovery sheet.pdf")

    # The last step

    def _finish(self, passphrase: str) -> None:
        if self._sheet is None:
            return
        self._view.show_trouble("")
        self._show(replace(self._state, busy=True, waiting=False))
        QTimer.singleShot(PATIENCE_MS, self, self._waiting)
        work = partial(self._protecting.finish_new_sheet, self._sheet, passphrase)
        self._window.background.run(work, self._finished, self._not_finished, owner=self)

    def _waiting(self) -> None:
        if self._state.busy and not self._state.asks_passphrase:
            self._show(replace(self._state, waiting=True))

    def _finished(self, left: str) -> None:
        self._show(NewSheetShown())
        self._end()
        self._window.bulletin.backed_up.emit()
        self._window.bulletin.say(DONE)
        self.changed.emit(left)
        self._keys.sheet.new.setFocus()

    def _not_finished(self, trouble: Fault | Refusal) -> None:
        self._show(replace(self._state, busy=False, waiting=False))
        if isinstance(trouble, Refusal) and trouble.field == OLD_PASSPHRASE:
            self._view.show_wrong_passphrase(trouble.sentence)
        else:
            self._view.show_trouble(trouble.sentence)


def _drawn_sheet(draw_sheet: Callable[[], bytes]) -> DrawnPaper:
    return drawn(draw_sheet(), SHEET_WIDTH, limit=1)
