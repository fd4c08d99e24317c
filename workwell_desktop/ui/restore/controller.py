"""Leads from a choice of backups to the vault that came back. Nothing changes places before “Use the backup”."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QMessageBox

from workwell_desktop.domain.access import Protection, StoreState
from workwell_desktop.domain.backup import BackupInfo
from workwell_desktop.domain.errors import Fault, Refusal
from workwell_desktop.ui.kit import backup_words
from workwell_desktop.ui.kit.saving import new_file_dialog
from workwell_desktop.ui.restore.model import backup_line, look_shown
from workwell_desktop.ui.restore.shown import Lock, RestoreShown, Step
from workwell_desktop.ui.restore.view import RestoreView
from workwell_desktop.ui.unlock.entrance import Entrance
from workwell_desktop.usecases.access import Access, judge_passphrase
from workwell_desktop.usecases.backup_reading import Opened
from workwell_desktop.usecases.restoring import Restored, Restoring, Staged

T = TypeVar("T")

LISTED = 5
"""How many backups are listed at first, and how many more at each wish."""

_CHOOSE = (
    "Choose the backup to look at. It is read through and shown to you first; nothing changes until you say so, and "
    "nothing is ever deleted."
)
_PASSPHRASE = "This backup is locked. Type the passphrase of its time, or the one you use today."
_LOCKED = "This backup is locked. Open it with the recovery sheet of its time."
_OPEN_TITLE = "Open the backup of {}"
_LOOK_TITLE = "This is in the backup of {}"
_NEW_PASSPHRASE = "Your vault is back, but its key is not in a password store here. {}"
_START_OVER = (
    "Your vault and its backups on this computer move into the folder “archive”, whole. Nothing is deleted. WorkWell "
    "then begins as on the first day."
)


class RestoreController(QObject):
    """Holds the state of a restore; lives as long as its view."""

    progressed = Signal(int)

    def __init__(self, access: Access, entrance: Entrance) -> None:
        self.view = RestoreView()
        super().__init__(self.view)
        self._access, self._entrance = access, entrance
        self._restoring = Restoring(access.places, access.store)
        self._state = RestoreShown(sentence=_CHOOSE)
        self._infos: tuple[BackupInfo, ...] = ()
        self._limit = LISTED
        self._info: BackupInfo | None = None
        self._staged: Staged | None = None
        self._restored: Restored | None = None
        self._stopped = False
        self._dialog: QFileDialog | QMessageBox | None = None
        self._connect()
        self._look_for_backups()

    def _connect(self) -> None:
        view = self.view
        view.back_requested.connect(self._back)
        view.main_requested.connect(self._onward)
        view.stop_requested.connect(self._stop)
        view.start_over_requested.connect(self.ask_to_start_over)
        view.choose.picked.connect(self._pick)
        view.choose.folder_requested.connect(self.ask_for_folder)
        view.choose.again_requested.connect(self._look_for_backups)
        view.choose.more_requested.connect(self._show_more)
        view.key.typed.connect(self._judge)
        view.key.other_requested.connect(self._other_lock)
        self.progressed.connect(self._show_progress)

    def _show(self, state: RestoreShown) -> None:
        self._state = state
        self.view.show_state(state)

    # Choosing

    def _look_for_backups(self) -> None:
        self._begin(partial(_look_for_backups, self._restoring), self._found)

    def _found(self, infos: tuple[BackupInfo, ...]) -> None:
        self._infos, self._limit = infos, LISTED
        self._list()

    def _show_more(self) -> None:
        self._limit += LISTED
        self._list()

    def _list(self) -> None:
        now = self._entrance.now()
        lines = tuple(backup_line(info, now) for info in self._infos[: self._limit])
        more = max(0, len(self._infos) - self._limit)
        over = self._access.exists()
        self._show(RestoreShown(sentence=_CHOOSE, backups=lines, more=more, may_start_over=over))

    def ask_for_folder(self) -> QFileDialog:
        """Ask for a folder with backups, beside the window."""
        dialog = new_file_dialog(self.view, "Where are the backups?")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self._folder_chosen)
        dialog.open()
        self._dialog = dialog
        return dialog

    def _folder_chosen(self, folder: str) -> None:
        self._begin(partial(self._restoring.in_folder, Path(folder)), self._found)

    # Opening

    def _pick(self, number: int) -> None:
        self._info = self._infos[number]
        self._begin(partial(_first_try, self._restoring, self._info), self._tried)

    def _tried(self, answer: Opened | tuple[Protection, StoreState]) -> None:
        if isinstance(answer, Opened):
            self._stage(answer)
            return
        by_passphrase = answer[0] is Protection.PASSPHRASE
        lock = Lock.PASSPHRASE if by_passphrase else Lock.SHEET
        title = _OPEN_TITLE.format(self._moment())
        sentence = _PASSPHRASE if by_passphrase else _LOCKED
        self._show(RestoreShown(Step.OPEN, title, sentence, lock=lock, both_locks=by_passphrase))

    def _other_lock(self) -> None:
        sheet = self._state.lock is Lock.PASSPHRASE
        sentence = _LOCKED if sheet else _PASSPHRASE
        self._show(replace(self._state, lock=Lock.SHEET if sheet else Lock.PASSPHRASE, sentence=sentence))

    def _open(self, text: str) -> None:
        if self._info is not None:
            way = self._restoring.with_sheet if self._state.lock is Lock.SHEET else self._restoring.with_passphrase
            self._begin(partial(way, self._info, text), self._stage, self._not_opened)

    def _not_opened(self, trouble: Fault | Refusal) -> None:
        self._show(replace(self._state, busy=False))
        self.view.key.field.show_error(trouble.sentence)

    # Looking

    def _stage(self, opened: Opened) -> None:
        self.view.key.forget()
        self._stopped = False
        self._show(replace(self._state, busy=True, percent=1))
        work = partial(self._restoring.stage, opened, self.progressed.emit, lambda: self._stopped)
        self._entrance.background.run(work, self._staged_now, self._failed, owner=self)

    def _staged_now(self, staged: Staged) -> None:
        self._staged = staged
        look = look_shown(staged.look, staged.comparison, staged.erased_again, self._entrance.now())
        self._show(RestoreShown(Step.LOOK, _LOOK_TITLE.format(self._moment()), "", look=look))

    @Slot(int)
    def _show_progress(self, percent: int) -> None:
        if self._state.busy:
            self._show(replace(self._state, percent=max(1, percent)))

    def _stop(self) -> None:
        self._stopped = True

    # Using

    def _onward(self) -> None:
        if self._state.busy:
            return
        if self._state.step is Step.OPEN:
            self._open(self.view.key.edit.text())
        elif self._state.step is Step.NEW_PASSPHRASE and self._restored is not None:
            keys = self._restored.vault.keys
            work = partial(self._access.set_passphrase, keys, self.view.key.edit.text())
            self._begin(work, self._passphrase_set, self._not_opened)
        elif self._staged is not None:
            self._begin(partial(self._restoring.put_in_place, self._staged), self._in_place)

    def _in_place(self, restored: Restored) -> None:
        self._staged = None
        if not restored.trouble:
            self._entrance.entered(restored.vault, None)
            return
        self._restored = restored
        self._entrance.kept(restored.vault)
        self._show(RestoreShown(Step.NEW_PASSPHRASE, "Choose a passphrase", _NEW_PASSPHRASE.format(restored.trouble)))

    def _passphrase_set(self, _nothing: None) -> None:
        self.view.key.forget()
        if self._restored is not None:
            self._entrance.entered(self._restored.vault, None)

    def _judge(self, text: str) -> None:
        self.view.key.field.clear_error()
        if self._state.step is Step.NEW_PASSPHRASE:
            self.view.key.field.set_hint(judge_passphrase(text)[1])

    # Back, and over again

    def _back(self) -> None:
        self.view.show_trouble("")
        self.view.key.forget()
        staged, self._staged = self._staged, None
        if staged is not None:
            self._entrance.background.run(partial(self._restoring.put_aside, staged), _put_aside, _put_aside)
        if self._state.step is Step.CHOOSE:
            self._entrance.again()
        else:
            self._list()

    def ask_to_start_over(self) -> QMessageBox:
        """Ask before everything moves into the archive."""
        box = QMessageBox(self.view)
        box.setIcon(QMessageBox.Icon.NoIcon)
        box.setText("Start over with an empty vault?")
        box.setInformativeText(_START_OVER)
        box.addButton("Keep my vault", QMessageBox.ButtonRole.RejectRole)
        sure = box.addButton("Move it to the archive", QMessageBox.ButtonRole.AcceptRole)
        sure.clicked.connect(self._start_over)
        box.open()
        self._dialog = box
        return box

    def _start_over(self) -> None:
        self._begin(self._restoring.start_over, self._started_over)

    def _started_over(self, _folder: Path) -> None:
        self._entrance.again()

    # Inside

    def _begin(
        self,
        work: Callable[[], T],
        then: Callable[[T], None],
        failed: Callable[[Fault | Refusal], None] | None = None,
    ) -> None:
        self.view.show_trouble("")
        self._show(replace(self._state, busy=True, percent=0))
        self._entrance.background.run(work, then, failed or self._failed, owner=self)

    def _failed(self, trouble: Fault | Refusal) -> None:
        self._show(replace(self._state, busy=False, percent=0))
        self.view.show_trouble(trouble.sentence)

    def _moment(self) -> str:
        return backup_words.moment(self._info.made_at, self._entrance.now()) if self._info else ""


def _look_for_backups(restoring: Restoring) -> tuple[BackupInfo, ...]:
    """Clear away what an earlier restore only laid down, and find the backups."""
    restoring.settle()
    return restoring.found()


def _put_aside(_answer: object) -> None:
    """Take the answer: what is left of it is cleared away the next time."""


def _first_try(restoring: Restoring, info: BackupInfo) -> Opened | tuple[Protection, StoreState]:
    """Try this laptop's own key first; say how the backup was protected when that is not it."""
    answer = restoring.with_store(info)
    return answer if isinstance(answer, Opened) else (restoring.way(info), answer)
