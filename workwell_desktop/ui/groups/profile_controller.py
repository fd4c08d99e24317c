"""Asks before a group's records are to reveal less, and makes the change that was chosen. It can be undone."""

from PySide6.QtCore import QObject, Signal, Slot

from workwell_desktop.domain.group import Group, RecordProfile
from workwell_desktop.domain.losses import Losses
from workwell_desktop.domain.profile import kept_here
from workwell_desktop.ui.groups.keeping import ProfileKept
from workwell_desktop.ui.groups.model import leftovers_asked, profile_asked
from workwell_desktop.ui.groups.profile_view import KeptHere, ProfileQuestion
from workwell_desktop.ui.kit.page import Page
from workwell_desktop.ui.kit.telling import told
from workwell_desktop.ui.kit.undo import Change, make
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.usecases.desk import Desk


class ProfileController(QObject):
    """Answers the question on record profiles. `page.undo_stack` is where the change is undone."""

    settled = Signal()
    """The question is answered, whichever way: show the group as it is kept now."""

    def __init__(self, desk: Desk, window: Window, page: Page, views: tuple[KeptHere, ProfileQuestion]) -> None:
        super().__init__(page)
        self._desk, self._window, self._page = desk, window, page
        self._kept, self._question = views
        self._group: Group | None = None
        self._wanted: RecordProfile | None = None
        self._kept.look_requested.connect(self._look)
        self._question.remove_requested.connect(self._remove)
        self._question.keep_requested.connect(self._keep)
        self._question.left.connect(self._leave)

    def begin(self) -> None:
        """Ask nothing any more."""
        self._wanted = None
        self._question.hide()

    def show(self, group: Group) -> None:
        """Say what is kept in a group."""
        if self._group is None or (self._group.id, self._group.profile) != (group.id, group.profile):
            self._kept.show_sentences(kept_here(group.profile))
        self._group = group

    def asks(self, group: Group, wanted: RecordProfile) -> bool:
        """Ask, if something is kept that a wanted profile does not have; return whether it was asked."""
        if wanted is group.profile:
            if self._wanted is not wanted:
                self.begin()
            return False
        if self._wanted is wanted:
            return True
        losses = self._desk.profiles.change(group.id, wanted)
        if losses.any:
            self._group = group
            self._ask(wanted, losses)
        else:
            self.begin()
        return losses.any

    def _ask(self, wanted: RecordProfile, losses: Losses) -> None:
        left = self._group is not None and self._group.profile is wanted
        self._wanted = wanted
        self._question.ask(leftovers_asked(losses) if left else profile_asked(wanted, losses))

    @Slot()
    def _look(self) -> None:
        if self._group is None:
            return
        with told(self._window.bulletin):
            losses = self._desk.profiles.change(self._group.id, self._group.profile)
            if losses.any:
                self._ask(self._group.profile, losses)
            else:
                self._kept.say_nothing_is_left()

    @Slot()
    def _remove(self) -> None:
        self._make(remove=True)

    @Slot()
    def _keep(self) -> None:
        self._make(remove=False)

    def _make(self, *, remove: bool) -> None:
        group, wanted = self._group, self._wanted
        if group is None or wanted is None:
            return
        with told(self._window.bulletin):
            apply = ProfileKept(self._desk, group.id, wanted, remove=remove)
            said = "Record profile changed, and the rest removed" if remove else "Record profile changed"
            if group.profile is wanted:
                said = "What was left is removed"
            self.begin()
            make(self._page.undo_stack, self._window.bulletin, Change(said, False, True, apply))
        self.settled.emit()

    @Slot()
    def _leave(self) -> None:
        self.begin()
        self.settled.emit()
