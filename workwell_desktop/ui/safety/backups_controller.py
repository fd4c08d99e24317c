"""Tells how the backups stand, makes one beside the window, and leads behind the lock to restore one."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget
from typing_extensions import override

from workwell_desktop.domain.backup import BackupInfo, BackupStatus, Reason, SecondPlace
from workwell_desktop.domain.errors import Fault, Refusal
from workwell_desktop.ui.kit.saving import new_file_dialog
from workwell_desktop.ui.kit.telling import told
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.ui.safety.backups_model import BackupsModel, shown
from workwell_desktop.ui.safety.backups_view import BackupsView
from workwell_desktop.ui.safety.tab import Tab
from workwell_desktop.usecases.backups import Stopped
from workwell_desktop.usecases.desk import Desk
from workwell_desktop.usecases.open_vault import OpenVault

_NO_BACKUPS = "In the demo nothing is backed up, because nothing is kept."
_MADE = "The backup was made and verified."
_FORGOTTEN = "Backups stay on this computer. What lies in the other place stays there."
_WHOLE = "The backup of {} reads back as it was written."


class BackupsTab(Tab):
    """The backups of the vault."""

    progressed = Signal(int)

    def __init__(self, _desk: Desk, opened: OpenVault, window: Window, page: QWidget) -> None:
        self._model = BackupsModel()
        self._cards = BackupsView(self._model)
        super().__init__(self._cards, page)
        self._model.setParent(self)
        self._opened, self._window = opened, window
        self._infos: tuple[BackupInfo, ...] = ()
        self._stopped = False
        self._dialog: QFileDialog | None = None
        status, place = self._cards.status, self._cards.place
        status.place.path.setText(str(opened.places.backups_dir))
        status.copy_requested.connect(partial(self._copy, opened.places.backups_dir))
        status.back_up_requested.connect(self._back_up)
        status.stop_requested.connect(self._stop)
        status.restore_requested.connect(self._restore)
        status.confirm_requested.connect(self._confirm)
        place.choose_requested.connect(self.ask_for_place)
        place.forget_requested.connect(self._forget_place)
        self._cards.kept.check_requested.connect(self._check)
        self.progressed.connect(self._show_progress)
        window.bulletin.backed_up.connect(self.read)
        window.bulletin.vault_checked.connect(self.read)
        if opened.throw_away:
            self._cards.show_demo(_NO_BACKUPS)

    @override
    def read(self) -> None:
        if not self._opened.throw_away:
            self._window.background.run(partial(_stand, self._opened), self._seen, self._unseen, owner=self)

    def _seen(self, stand: tuple[BackupStatus, tuple[BackupInfo, ...]]) -> None:
        status, self._infos = stand
        state = shown(status, self._infos, self._opened.health.condition, self._window.now())
        self._model.show_lines(state.lines)
        self._cards.show_state(state)

    def _unseen(self, trouble: Fault | Refusal) -> None:
        self._cards.status.show_trouble(trouble.sentence)

    def _copy(self, path: Path) -> None:
        QGuiApplication.clipboard().setText(str(path))
        self._window.bulletin.say("The path is on the clipboard.")

    # Making one

    def _back_up(self) -> None:
        self._stopped = False
        self._cards.status.show_trouble("")
        self._cards.status.show_percent(0)
        backups = self._opened.backups
        work = partial(backups.back_up, Reason.BY_HAND, self.progressed.emit, lambda: self._stopped)
        self._window.background.run(work, self._backed_up, self._not_backed_up, owner=self)

    @Slot(int)
    def _show_progress(self, percent: int) -> None:
        if not self._cards.status.button.isEnabled():
            self._cards.status.show_percent(percent)

    def _stop(self) -> None:
        self._stopped = True

    def _backed_up(self, _made: BackupInfo) -> None:
        self._cards.status.show_percent(None)
        self._window.bulletin.backed_up.emit()
        self._window.bulletin.say(_MADE)

    def _not_backed_up(self, trouble: Fault | Refusal) -> None:
        self._cards.status.show_percent(None)
        if isinstance(trouble, Stopped):
            self._window.bulletin.say(trouble.sentence)
        else:
            self._cards.status.show_trouble(trouble.sentence)

    # The second place

    def ask_for_place(self) -> QFileDialog:
        """Ask for the folder of the second place, beside the window."""
        dialog = new_file_dialog(self._cards, "Where should backups go as well?")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self._take_place)
        dialog.open()
        self._dialog = dialog
        return dialog

    def _take_place(self, folder: str) -> None:
        self._cards.place.show_trouble("")
        self._cards.place.show_busy(True)
        work = partial(self._opened.backups.choose_place, Path(folder))
        self._window.background.run(work, self._place_taken, self._place_refused, owner=self)

    def _place_taken(self, place: SecondPlace) -> None:
        self._cards.place.show_busy(False)
        self._window.bulletin.say(f"Backups go to {place.name} too.")
        self._window.bulletin.backed_up.emit()

    def _place_refused(self, trouble: Fault | Refusal) -> None:
        self._cards.place.show_busy(False)
        self._cards.place.show_trouble(trouble.sentence)

    def _forget_place(self) -> None:
        before = self._opened.backups.second.chosen()
        with told(self._window.bulletin):
            self._opened.backups.second.forget()
            again = partial(self._take_place, str(before.folder)) if before else None
            self._window.bulletin.say(
                "Backups stay on this computer. What lies in the other place stays there.", again
            )
        self.read()

    # One of them

    def _check(self, row: int) -> None:
        if row < len(self._infos):
            self._cards.kept.show_busy(True)
            work = partial(self._opened.backups.check, self._infos[row])
            then = partial(self._checked, self._model.index(row, 0))
            self._window.background.run(work, then, self._check_failed, owner=self)

    def _checked(self, at: QModelIndex, _nothing: None) -> None:
        self._cards.kept.show_busy(False)
        self._cards.kept.show_answer(_WHOLE.format(at.data()), "")

    def _check_failed(self, trouble: Fault | Refusal) -> None:
        self._cards.kept.show_busy(False)
        self._cards.kept.show_answer("", trouble.sentence)

    # Restoring

    def _restore(self) -> None:
        """Lock; the screen behind the lock leads to the backups."""
        with told(self._window.bulletin):
            self._opened.backups.wish_to_restore()
            self._window.lock()

    def _confirm(self) -> None:
        with told(self._window.bulletin):
            self._opened.backups.confirm_restored()
            self._window.bulletin.say("Automatic backups go on.")
        self.read()
        self._window.bulletin.backed_up.emit()


def _stand(opened: OpenVault) -> tuple[BackupStatus, tuple[BackupInfo, ...]]:
    """See how the backups stand, on a worker: a stick may take its time."""
    return opened.backups.status(), opened.backups.all()
