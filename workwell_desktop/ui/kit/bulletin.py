"""The notice board of one window: what changed, what was just done, whether everything is saved.

It carries news and keeps none of it. Texts shown here may name people, so the shell clears them when it locks.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QObject, Signal

from workwell_desktop.domain.changes import Changes

_ACTION = "action"


class SaveState(Enum):
    """How the writing stands."""

    SAVED = "saved"
    SAVING = "saving"
    TROUBLE = "trouble"


@dataclass(frozen=True)
class Saying:
    """One sentence for the status line, with the way back when there is one."""

    text: str
    undo: Callable[[], object] | None = None


@dataclass(frozen=True)
class SaveReport:
    """The state of all drafts together; in trouble, the sentence to show and the way to try again."""

    state: SaveState
    sentence: str = ""
    retry: Callable[[], object] | None = None


class Bulletin(QObject):
    """Broadcasts news to whoever listens."""

    changed = Signal(object)
    """A `Changes` value, once per commit."""
    said = Signal(object)
    """A `Saying`."""
    saving_reported = Signal(object)
    """A `SaveReport`: the worst of all drafts."""
    backed_up = Signal()
    """A verified backup has just been made."""
    vault_checked = Signal()
    """The vault was read through: a search can be believed again, or it is known to be damaged."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._drafts: dict[object, SaveReport] = {}

    def announce(self, changes: Changes) -> None:
        """Tell every listener that these kinds of thing changed: writing works, so an action's trouble is over."""
        if _ACTION in self._drafts:
            self.well()
        if changes:
            self.changed.emit(changes)

    def say(self, text: str, undo: Callable[[], object] | None = None) -> None:
        """Show one quiet sentence at the foot of the window, with an Undo button when `undo` is given."""
        self.said.emit(Saying(text, undo))

    def trouble(self, sentence: str, retry: Callable[[], object] | None = None, source: object = _ACTION) -> None:
        """Show a fault's sentence until `source` reports well again or the facilitator dismisses it."""
        self.report_saving(source, SaveReport(SaveState.TROUBLE, sentence, retry))

    def well(self, source: object = _ACTION) -> None:
        """Take back what `source` reported: all of its writing is done."""
        self.report_saving(source, SaveReport(SaveState.SAVED))

    def report_saving(self, source: object, report: SaveReport) -> None:
        """Note how the writing of one draft stands and broadcast the worst of all drafts."""
        if report.state is SaveState.SAVED:
            self._drafts.pop(source, None)
        else:
            self._drafts[source] = report
        self.saving_reported.emit(self.saving())

    def saving(self) -> SaveReport:
        """Return the worst report of all drafts: trouble before saving before saved."""
        reports = list(self._drafts.values())
        for state in (SaveState.TROUBLE, SaveState.SAVING):
            for report in reports:
                if report.state is state:
                    return report
        return SaveReport(SaveState.SAVED)

    @property
    def words_unsaved(self) -> bool:
        """Whether something typed could not be written. An action that failed has lost nothing."""
        return any(report.state is SaveState.TROUBLE for source, report in self._drafts.items() if source != _ACTION)

    @property
    def words_unwritten(self) -> bool:
        """Whether the computer could not write something typed and it is being tried again; a refusal is not that."""
        troubled = (each for source, each in self._drafts.items() if source != _ACTION)
        return any(each.state is SaveState.TROUBLE and each.retry is not None for each in troubled)

    def forget(self) -> None:
        """Drop every report, as when the vault is closed."""
        self._drafts.clear()
        self.saving_reported.emit(self.saving())
