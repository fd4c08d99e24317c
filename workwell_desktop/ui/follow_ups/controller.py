"""Connects the Follow-ups room with the use cases. Every change can be undone and says so, without a name."""

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout

from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.follow_up import words_to_take_along
from workwell_desktop.domain.ids import FollowUpId, GroupId, PersonId
from workwell_desktop.domain.suggestion import Suggestion
from workwell_desktop.ui.follow_ups.model import Filter, board_shown
from workwell_desktop.ui.follow_ups.shown import WaitingRow
from workwell_desktop.ui.follow_ups.view import FollowUpsView
from workwell_desktop.ui.kit.actions import Action
from workwell_desktop.ui.kit.follow_up_form import Typed
from workwell_desktop.ui.kit.follow_up_words import settled_words
from workwell_desktop.ui.kit.outcome_panel import Settling
from workwell_desktop.ui.kit.page import Page
from workwell_desktop.ui.kit.places_to_go import Place, ToFollowUps, ToPerson
from workwell_desktop.ui.kit.telling import told
from workwell_desktop.ui.kit.undo import Change, Replace
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.usecases.desk import Desk
from workwell_desktop.usecases.follow_ups import FollowUpChange

if TYPE_CHECKING:
    from workwell_desktop.domain.follow_up_board import Board

WATCHED = Changes.FOLLOW_UPS | Changes.PEOPLE | Changes.GROUPS | Changes.ROSTER | Changes.SESSIONS | Changes.MARKS


class FollowUpsPage(Page):
    """The page of follow-ups."""

    def __init__(self, desk: Desk, window: Window) -> None:
        super().__init__()
        self._place: Place | None = None
        self.view = FollowUpsView(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        self.controller = FollowUpsController(desk, window, self)
        window.actions.add(
            Action("follow_ups.new", "New follow-up", self.view.open_form, "Follow-ups", "Ctrl+N", "plus"), self
        )

    def show_place(self, place: Place) -> None:
        """Show what waits, and unfold the one that the place names."""
        self.controller.read()
        if isinstance(place, ToFollowUps) and place is not self._place:
            self._place = place
            self.controller.unfold(place.follow_up_id)

    def refresh(self, changes: Changes) -> None:
        """Read again what these changes may have altered."""
        if changes & WATCHED:
            self.controller.read()

    def hide_names(self, hidden: bool) -> bool:
        """Hide every name, reason and number."""
        self.controller.hide_names(hidden)
        return True


class FollowUpsController(QObject):
    """Answers the wishes of the room."""

    def __init__(self, desk: Desk, window: Window, page: FollowUpsPage) -> None:
        super().__init__(page)
        self._desk, self._window, self._page = desk, window, page
        self._view = page.view
        self._board: Board | None = None
        self._hidden = False
        view = self._view
        view.make_requested.connect(self._make)
        view.change_requested.connect(self._change)
        view.list.settle_requested.connect(self._settle)
        view.list.remove_requested.connect(self._remove)
        view.list.copy_requested.connect(self._copy)
        view.list.person_requested.connect(self._open_person)
        view.side.reopen_requested.connect(self._reopen)
        view.side.suggestion_taken.connect(self._take)
        view.side.suggestion_set_aside.connect(self._set_aside)
        view.filter_changed.connect(self._show)

    def read(self) -> None:
        """Read what waits and show it."""
        with told(self._window.bulletin):
            self._board = self._desk.follow_ups.board()
            self._show()

    def unfold(self, follow_up_id: FollowUpId | None) -> None:
        """Open the panel of one follow-up that is in sight."""
        if follow_up_id is not None and self._view.list.opened() != follow_up_id:
            self._view.list.unfold(follow_up_id)

    def hide_names(self, hidden: bool) -> None:
        """Show everything with or without names; a half-typed form or panel is put away with them."""
        if hidden == self._hidden:
            return
        self._hidden = hidden
        if hidden:
            self._view.put_away()
        self._show()

    @Slot()
    def _show(self) -> None:
        if self._board is None:
            return
        chosen = self._view.groups.value()
        wanted = Filter(GroupId(chosen) if isinstance(chosen, UUID) else None, self._view.search.text())
        today = self._window.now().date()
        self._view.show_board(board_shown(self._board, wanted, today, hidden=self._hidden))

    @Slot(object)
    def _make(self, typed: Typed) -> None:
        with told(self._window.bulletin, self._form_refused):
            person_id, group_id = self._about(typed.about)
            made = self._desk.follow_ups.make_by_hand(
                typed.why, person_id=person_id, group_id=group_id, due=typed.due, who=typed.who
            )
            self._view.close_form()
            self._push("Follow-up added", FollowUpChange(None, made))

    @Slot(object, object)
    def _change(self, row: WaitingRow, typed: Typed) -> None:
        with told(self._window.bulletin, self._form_refused):
            before = row.follow_up
            about: dict[str, object] = {}
            if typed.about != (before.person_id or before.group_id):  # else it stays with its group and session
                about = dict(zip(("person_id", "group_id"), self._about(typed.about), strict=True))
            words = {"why": typed.why, "due": typed.due, "who": typed.who}
            change = self._desk.follow_ups.reword(row.id, **words, **about)
            self._view.close_form()
            self._push("Follow-up changed", change)

    @Slot(object, object)
    def _settle(self, follow_up_id: FollowUpId, settling: Settling) -> None:
        with told(self._window.bulletin, self._panel_refused):
            change = self._desk.follow_ups.settle(
                follow_up_id, settling.outcome, settling.remark, way=settling.way, again=settling.again
            )
            self._view.list.fold()
            self._push(settled_words(settling.outcome, settling.again), change)

    @Slot(object)
    def _remove(self, follow_up_id: FollowUpId) -> None:
        with told(self._window.bulletin):
            self._push("Follow-up removed", self._desk.follow_ups.remove(follow_up_id))

    @Slot(object)
    def _copy(self, follow_up_id: FollowUpId) -> None:
        with told(self._window.bulletin):
            QGuiApplication.clipboard().setText(words_to_take_along(self._desk.follow_ups.get(follow_up_id)))
            self._window.bulletin.say("Copied, without any name.")

    @Slot(object)
    def _reopen(self, follow_up_id: FollowUpId) -> None:
        with told(self._window.bulletin):
            self._push("Follow-up open again", self._desk.follow_ups.reopen(follow_up_id))

    @Slot(object)
    def _take(self, suggestion: Suggestion) -> None:
        with told(self._window.bulletin):
            self._push("Follow-up added", FollowUpChange(None, self._desk.follow_ups.make_of(suggestion)))

    @Slot(object)
    def _set_aside(self, suggestion: Suggestion) -> None:
        with told(self._window.bulletin):
            self._push("Set aside", FollowUpChange(None, self._desk.follow_ups.set_aside(suggestion)))

    @Slot(object)
    def _open_person(self, person_id: PersonId) -> None:
        self._window.navigate(ToPerson(person_id))

    def _push(self, words: str, change: FollowUpChange) -> None:
        """Put a change that has been made on the stack of the page, and say it."""
        stack, bulletin = self._page.undo_stack, self._window.bulletin
        replay = partial(self._desk.follow_ups.replay, change)
        stack.push(Replace(Change(words, False, True, replay), bulletin.trouble))
        bulletin.say(words, stack.undo)

    def _about(self, value: object) -> tuple[PersonId | None, GroupId | None]:
        if self._board is None or not isinstance(value, UUID):
            return None, None
        return (None, GroupId(value)) if value in self._board.groups else (PersonId(value), None)

    def _form_refused(self, refusal: Refusal) -> bool:
        return self._view.form.show_refusal(refusal.field, refusal.sentence)

    def _panel_refused(self, refusal: Refusal) -> bool:
        return self._view.list.panel.show_refusal(refusal.field, refusal.sentence)
