"""Fills the guide library beside the plan and puts what is taken from it into the plan."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject, QPoint

from workwell_desktop.domain.agenda import Block
from workwell_desktop.domain.guide_library import Activity
from workwell_desktop.domain.plan_history import PlanHistory
from workwell_desktop.ui.kit.category_icons import category_icon
from workwell_desktop.ui.kit.tokens import category_token
from workwell_desktop.ui.planner.offer import Offer
from workwell_desktop.ui.planner.view import PlanView
from workwell_desktop.usecases.guide_library import Library

Put = Callable[[Block, int | None], None]
"""Puts a part into the plan, at a position or after the chosen part."""


@dataclass(frozen=True)
class Known:
    """What is known of the group's past, and the day from which it is looked at."""

    history: PlanHistory
    today: date


class LibraryController(QObject):
    """Answers the library panel. Nothing of it is built or read before `show`."""

    def __init__(self, library: Callable[[], Library], view: PlanView, put: Put, parent: QObject) -> None:
        super().__init__(parent)
        self._library, self._view, self._put = library, view, put
        self._known: Known | None = None
        self._built = False

    def show(self, known: Known) -> None:
        """Show the library, with what this group has used."""
        self._known = known
        if not self._built:
            self._built = True
            panel = self._view.guides
            panel.sought.connect(self._seek)
            panel.list.taken.connect(self._take)
            panel.list.drag_moved.connect(self._view.drag_over)
            panel.list.drag_ended.connect(self._view.end_drag)
            panel.list.dropped.connect(self._drop)
        self._seek(self._view.guides.words.text())

    def _seek(self, words: str) -> None:
        found = self._library().find_activities(words)
        self._view.guides.show_offers(tuple(self._offer(activity) for activity in found))

    def _offer(self, activity: Activity) -> Offer:
        block, known = activity.block, self._known
        return Offer(
            key=activity.key,
            title=block.title,
            line=f"{block.category.label} · {block.minutes} min",
            remark=known.history.part_words(block.title, known.today) if known is not None else "",
            token=category_token(block.category.value),
            icon=category_icon(block.category.value),
        )

    def _take(self, key: object) -> None:
        self._put_in(key, None)

    def _drop(self, offer: object, at: QPoint) -> None:
        position = self._view.landing(at)
        self._view.end_drag()
        if isinstance(offer, Offer) and position >= 0:
            self._put_in(offer.key, position)

    def _put_in(self, key: object, position: int | None) -> None:
        for activity in self._library().activities():
            if activity.key == key:
                self._put(activity.block, position)
