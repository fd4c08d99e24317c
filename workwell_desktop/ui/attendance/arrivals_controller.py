"""Connects the card for someone who stands on no line: found among everyone known, or written down anew."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.ids import PersonId
from workwell_desktop.domain.session import Session
from workwell_desktop.domain.story import PersonLine
from workwell_desktop.domain.text import folded, plain_letters
from workwell_desktop.ui.attendance.arrivals_view import ArrivalsView
from workwell_desktop.ui.attendance.keeper import Keeper, Named
from workwell_desktop.ui.attendance.shown import Found
from workwell_desktop.ui.kit.matching import matches
from workwell_desktop.ui.kit.telling import told
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.usecases.desk import Desk

MOST_FOUND = 4


class ArrivalsController(QObject):
    """Answers the card."""

    came = Signal(object)
    """The `PersonId` of who was written down or marked."""

    def __init__(self, desk: Desk, window: Window, keeper: Keeper, view: ArrivalsView) -> None:
        super().__init__(keeper)
        self._desk, self._window, self._keeper, self._view = desk, window, keeper, view
        self._session: Session | None = None
        self._here: frozenset[PersonId] = frozenset()
        view.typed.connect(self._look_up)
        view.walk_in_requested.connect(self._walk_in)
        view.guest_requested.connect(self._guest)

    def show(self, session: Session, here: frozenset[PersonId]) -> None:
        """Take the session that people came to, and who is marked there already."""
        self._session, self._here = session, here

    def _look_up(self, typed: str) -> None:
        with told(self._window.bulletin):
            lines = self._desk.people.lines() if len(typed.strip()) > 1 else ()
            twin = any(folded(line.person.display_name) == folded(typed) for line in lines)
            self._view.show_found(_found(lines, self._here, typed), twin=twin)

    def _walk_in(self, name: str, joins: bool) -> None:
        if self._session is None:
            return
        with told(self._window.bulletin, self._refused):
            walked = self._keeper.walk_in(self._session.id, name, joins=joins)
            self.came.emit(walked.person.id)
            self._view.begin()

    def _guest(self, person_id: PersonId) -> None:
        if self._session is None:
            return
        with told(self._window.bulletin, self._refused):
            name = self._desk.people.get(person_id).short_name
            self._keeper.guest(self._session.id, Named(person_id, name))
            self.came.emit(person_id)
            self._view.begin()

    def _refused(self, refusal: Refusal) -> bool:
        self._view.show_refusal(refusal.sentence)
        return True


def _found(lines: Iterable[PersonLine], here: frozenset[PersonId], typed: str) -> tuple[Found, ...]:
    """Return people known by such a name who have no mark at this session yet, with where they belong."""
    found = []
    for line in lines:
        person = line.person
        names = plain_letters(f"{person.display_name} {person.preferred_name} {person.alias}")
        if person.id not in here and matches(typed.replace(".", " "), names):
            about = f"In {', '.join(line.groups)}" if line.groups else "In no group now"
            found.append(Found(person.id, person.display_name, about))
    return tuple(found[:MOST_FOUND])
