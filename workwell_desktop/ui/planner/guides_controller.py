"""Fills the guide library beside the plan and puts what is taken from it into the plan.

Single activities stand there at once; parts of guides are read beside the window when first looked for.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, QPoint

from workwell_desktop.domain.agenda import Block
from workwell_desktop.domain.language import Language
from workwell_desktop.domain.own_text import OwnKind
from workwell_desktop.domain.plan_history import PlanHistory
from workwell_desktop.ui.kit.category_icons import category_icon
from workwell_desktop.ui.kit.telling import told
from workwell_desktop.ui.kit.tokens import category_token
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.ui.planner.guide_parts import FROM, GuidePart, PartKey, found_in, read_parts, wake
from workwell_desktop.ui.planner.offer import Offer
from workwell_desktop.ui.planner.view import PlanView
from workwell_desktop.usecases.desk import Desk

Put = Callable[[Block, int | None], None]
"""Puts a part into the plan, at a position or after the chosen part."""


@dataclass(frozen=True)
class Known:
    """What is known of the group's past, and the day from which it is looked at."""

    history: PlanHistory
    today: date


class LibraryController(QObject):
    """Answers the library panel. Nothing of it is built or read before `show`."""

    def __init__(self, desk: Desk, window: Window, view: PlanView, put: Put, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._window, self._view, self._put = desk, window, view, put
        self._parts: tuple[GuidePart, ...] | None = None
        self._reading = False
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
        offers = [
            self._offer(activity.key, activity.block) for activity in self._desk.guide_library.find_activities(words)
        ]
        if self._parts is None and len(words.strip()) >= FROM:
            self._read()
        parts = found_in(self._parts or (), words)
        if parts:
            offers = [*offers, Offer(title="From guides"), *(self._offer(p.key, p.block, p.guide) for p in parts)]
        self._view.guides.show_offers(tuple(offers))

    def forget_guides(self) -> None:
        """Read the parts of guides again when they are next looked for: one of them was changed."""
        self._parts = None

    def _read(self) -> None:
        if not self._reading:
            self._reading = True
            self._window.background.run(wake, self._read_parts, owner=self)

    def _read_parts(self, _awake: object) -> None:
        self._reading = False
        with told(self._window.bulletin):
            own = self._desk.guides.own_of(OwnKind.GUIDE)
            self._reading = True
            self._window.background.run(partial(read_parts, self._language, own), self._take_parts, owner=self)

    @property
    def _language(self) -> Language:
        code = self._window.settings.current.guide_language
        return Language(code) if code in set(Language) else Language.ENGLISH

    def _take_parts(self, parts: tuple[GuidePart, ...]) -> None:
        self._parts, self._reading = parts, False
        self._seek(self._view.guides.words.text())

    def _offer(self, key: Hashable, block: Block, guide: str = "") -> Offer:
        known = self._known
        words = (block.category.label, f"{block.minutes} min", guide)
        return Offer(
            key=key,
            title=block.title,
            line=" · ".join(word for word in words if word),
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
        with told(self._window.bulletin):
            if isinstance(key, PartKey):
                self._put(self._desk.guides.get(key.guide, self._language).blocks[key.number], position)
            for activity in self._desk.guide_library.activities():
                if activity.key == key:
                    self._put(activity.block, position)
