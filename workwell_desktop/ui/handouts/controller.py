"""Fills the papers of a session, has them drawn beside the window, prints and saves them from memory."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QVBoxLayout

from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.errors import Fault, Refusal
from workwell_desktop.domain.ids import GroupId, SessionId
from workwell_desktop.domain.papers import Paper, PaperKind, PaperSize, PaperStyle, PrintSize
from workwell_desktop.domain.session import Session
from workwell_desktop.ui.handouts.model import file_name, options_of
from workwell_desktop.ui.handouts.view import HandoutsView
from workwell_desktop.ui.kit.page import Page
from workwell_desktop.ui.kit.paper import DrawnPaper, drawn
from workwell_desktop.ui.kit.paper_out import PaperOut
from workwell_desktop.ui.kit.places_to_go import Place, ToHandouts
from workwell_desktop.ui.kit.telling import told
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.usecases.desk import Desk
from workwell_desktop.usecases.papers import draw

PREVIEW_WIDTH = 900
"""Pixels: sharp on a dense screen and when the window is large."""

MOST_PAGES = 60
"""Pages drawn for the preview; printing and saving always take all of them."""


class HandoutsPage(Page):
    """The page of papers."""

    def __init__(self, desk: Desk, window: Window) -> None:
        super().__init__()
        self.view = HandoutsView(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        self.controller = HandoutsController(desk, window, self)

    def show_place(self, place: Place) -> None:
        """Show the papers of a session, of a group's nearest session, or of the nearest of all."""
        if isinstance(place, ToHandouts):
            self.controller.show(place)

    def refresh(self, changes: Changes) -> None:
        """Draw again: nearly every change stands on some paper."""
        self.controller.fill()


@dataclass(frozen=True)
class _Ask:
    """One request for drawn papers; answers to older requests are dropped."""

    number: int
    kind: PaperKind


class HandoutsController(QObject):
    """Answers the wishes of the handouts page."""

    def __init__(self, desk: Desk, window: Window, page: HandoutsPage) -> None:
        super().__init__(page)
        self._desk = desk
        self._window = window
        self._view = page.view
        self._session: Session | None = None
        self._kind = PaperKind.SIGN_IN_SHEET
        self._drawn: dict[PaperKind, DrawnPaper] = {}
        self._waiting: list[PaperKind] = []
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._fill_next)
        self._number = 0
        self._out = PaperOut(page, window.background, window.bulletin.trouble)
        view = self._view
        view.kind_requested.connect(self._choose)
        view.group_requested.connect(self._choose_group)
        view.session_requested.connect(self._choose_session)
        view.style_requested.connect(self._choose_style)
        view.print_requested.connect(self._print)
        view.save_requested.connect(self._save)
        view.place_requested.connect(window.navigate)

    def show(self, place: ToHandouts) -> None:
        """Find the session meant and show its papers."""
        with told(self._window.bulletin):
            if place.session_id is not None:
                self._session = self._desk.sessions.get(place.session_id)[0]
            elif place.group_id is not None:
                self._kind = PaperKind.REGISTER
                self._session = self._nearest(place.group_id)
            elif self._session is None:
                nearest = self._desk.day.read().next
                self._session = nearest.session if nearest else self._any()
            self._show_options()
            self.fill()

    def fill(self) -> None:
        """Fill every paper of the session and have it drawn, each in a turn of its own once the page is painted."""
        if self._session is None:
            return
        with told(self._window.bulletin):
            self._session = self._desk.sessions.get(self._session.id)[0]
            self._number += 1
            self._drawn.clear()
            self._show_kind()
            self._waiting = [self._kind, *(kind for kind in PaperKind if kind is not self._kind)]
            for kind in self._waiting:
                self._view.show_drawn(kind, None)
            self._turn.start()

    @Slot()
    def _fill_next(self) -> None:
        """Fill the next paper that waits; drawing takes the processor, and what is shown must not wait for it."""
        if self._session is None or not self._waiting or not self._view.isVisible():
            return  # a page that is gone asks its vault for nothing; one that comes back begins anew
        kind = self._waiting.pop(0)
        with told(self._window.bulletin):
            paper = self._desk.papers.fill(kind, self._session.id)
            ask, work = _Ask(self._number, kind), partial(_drawn_paper, paper, self._style())
            self._window.background.run(work, partial(self._show_drawn, ask), self._failed, owner=self)
        if self._waiting:
            self._turn.start()

    def shown(self) -> DrawnPaper:
        """Return the paper in the preview. Raises KeyError while it is being drawn."""
        return self._drawn[self._kind]

    def _show_drawn(self, ask: _Ask, paper: DrawnPaper) -> None:
        if ask.number == self._number:
            self._drawn[ask.kind] = paper
            self._view.show_drawn(ask.kind, paper)

    def _failed(self, trouble: Fault | Refusal) -> None:
        self._window.bulletin.trouble(trouble.sentence)

    def _show_options(self) -> None:
        if self._session is None:
            self._view.show_options(None)
            return
        sessions = self._desk.sessions.of_group(self._session.group_id, plans=False)
        self._view.show_options(options_of(self._desk.groups.all(), sessions, self._session.id))
        style = self._style()
        self._view.show_style(style.size, style.print)

    def _show_kind(self) -> None:
        if self._session is not None:
            self._view.show_kind(self._kind, self._desk.papers.copies(self._kind, self._session.id))

    def _nearest(self, group_id: GroupId) -> Session | None:
        """Return the group's session that begins next, else its latest."""
        sessions = self._desk.sessions.of_group(group_id, plans=False)
        coming = [session for session in sessions if session.ends_at >= self._window.now() and not session.state.off]
        return coming[0] if coming else (sessions[-1] if sessions else None)

    def _any(self) -> Session | None:
        found = (self._nearest(group.id) for group in self._desk.groups.all())
        return next((session for session in found if session is not None), None)

    def _style(self) -> PaperStyle:
        settings = self._window.settings.current
        size = PaperSize.LETTER if settings.paper_size == "LETTER" else PaperSize.A4
        return PaperStyle(size=size, print=PrintSize.LARGE if settings.large_print else PrintSize.NORMAL)

    def _choose(self, kind: PaperKind) -> None:
        self._kind = kind
        with told(self._window.bulletin):
            self._show_kind()
            self._view.page.turn_to(0)
            self._view.show_drawn(kind, self._drawn.get(kind))

    def _choose_group(self, group_id: GroupId) -> None:
        with told(self._window.bulletin):
            session = self._nearest(group_id)
            if session is None:
                self._window.bulletin.say("This group has no session yet. Plan one first.")
            else:
                self._session = session
            self._show_options()
            self.fill()

    def _choose_session(self, session_id: SessionId) -> None:
        with told(self._window.bulletin):
            self._session = self._desk.sessions.get(session_id)[0]
            self.fill()

    def _choose_style(self, size: PaperSize, print_size: PrintSize) -> None:
        settings = self._window.settings
        paper = "LETTER" if size is PaperSize.LETTER else "A4"
        with told(self._window.bulletin):
            settings.change(replace(settings.current, paper_size=paper, large_print=print_size is PrintSize.LARGE))
        self.fill()

    def _print(self, copies: int) -> None:
        if self._kind in self._drawn:
            self._out.ask_and_print(self._drawn[self._kind].pdf, copies, self._noting())

    def _save(self) -> None:
        if self._kind in self._drawn and self._session is not None:
            pdf = self._drawn[self._kind].pdf
            self._out.ask_and_save(pdf, file_name(self._kind, self._session), self._noting())

    def _noting(self) -> Callable[[], None] | None:
        """Return what keeps that papers of a coming session are out; nothing for a register, which looks back."""
        session = self._session
        if session is None or self._kind is PaperKind.REGISTER or not session.state.upcoming:
            return None
        return partial(self._note_printed, session.id)

    def _note_printed(self, session_id: SessionId) -> None:
        with told(self._window.bulletin):
            self._desk.papers.mark_printed(session_id)


def _drawn_paper(paper: Paper, style: PaperStyle) -> DrawnPaper:
    return drawn(draw(paper, style), PREVIEW_WIDTH, limit=MOST_PAGES)
