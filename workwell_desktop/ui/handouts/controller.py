"""Leads the handouts page: what papers are for, how they are printed, and the gallery with its thumbnails."""

from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout

from workwell_desktop.domain.catalogue import PaperAsk
from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.errors import Fault, Refusal
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.ids import GroupId, SessionId, new_id
from workwell_desktop.domain.papers import PaperKind, PaperSize, PrintSize
from workwell_desktop.domain.print_options import PrintOptions
from workwell_desktop.domain.session import Session
from workwell_desktop.ui.handouts.drawings import Drawings
from workwell_desktop.ui.handouts.model import About, Scene, cards_of, narrowed, options_of, subtitle
from workwell_desktop.ui.handouts.packet_controller import PacketController
from workwell_desktop.ui.handouts.preview_controller import PreviewController
from workwell_desktop.ui.handouts.shown import CardLook, CardShown, Drawing, PrintWish
from workwell_desktop.ui.handouts.view import HandoutsView
from workwell_desktop.ui.kit.actions import Action
from workwell_desktop.ui.kit.page import Page
from workwell_desktop.ui.kit.places_to_go import Place, ToGroups, ToHandouts
from workwell_desktop.ui.kit.telling import told
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.usecases.desk import Desk


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
        """Fill again: nearly every change stands on some paper."""
        self.controller.fill()


class HandoutsController(QObject):
    """Answers the wishes of the handouts page."""

    def __init__(self, desk: Desk, window: Window, page: HandoutsPage) -> None:
        super().__init__(page)
        self._desk, self._window, self._view = desk, window, page.view
        self._about = About()
        self._read = self._reading = False
        self._cards: tuple[CardShown, ...] = ()
        self._loose: PrintOptions | None = None
        self._filled: object = None
        self.scene = Scene(self._about, self._usual(None))
        self.drawings = Drawings(desk, window, page.isVisible, self)
        self.preview = PreviewController(desk, window, page.view, self.drawings)
        self.packet = PacketController(desk, window, page.view, self.drawings)
        self._connect(page)

    def _connect(self, page: HandoutsPage) -> None:
        gallery = self._view.gallery
        gallery.narrowed.connect(self._narrow)
        gallery.group_requested.connect(self._choose_group)
        gallery.session_requested.connect(self._choose_session)
        gallery.groups_requested.connect(self._to_groups)
        gallery.list.chosen.connect(self._choose)
        gallery.list.tick_requested.connect(self._tick)
        gallery.list.seen.connect(self._want)
        self.preview.options_wished.connect(self._keep_options)
        for part in (self.preview, self.packet):
            part.wanted.connect(self._want)
        self.drawings.drawn.connect(self._show_drawn)
        known = self._window.actions
        if "handouts.print" not in known:
            words = ("handouts.print", "Print the paper", self.preview.print, "Handouts", "Ctrl+P", "printer")
            known.add(Action(*words, in_menu=False), page)

    def shown(self) -> Drawing | None:
        """Return the paper in the preview, None while it is being drawn."""
        ask = self.preview.ask
        return self.drawings.get(ask) if ask is not None else None

    # ------------------------------------------------------------------------------------------------------ what for

    def show(self, place: ToHandouts) -> None:
        """Find what is meant and show its papers, the one that is named in front."""
        with told(self._window.bulletin):
            if place.session_id is not None:
                session = self._desk.sessions.get(place.session_id)[0]
                self._about = About(session.group_id, session.id)
            elif place.group_id is not None:
                self._about = self._for_group(place.group_id)
                self.preview.choose(PaperKind.REGISTER)
            elif self._about.group_id is None:
                self._about = self._nearest_of_all()
            if place.paper:
                self._view.show_packet_panel(False)
                self._view.gallery.show_everything()
                self.preview.choose(place.paper)
        if self._filled == self._stamp():
            self._show_cards()
            self.preview.look()
        else:
            self.fill()

    def _stamp(self) -> object:
        """Return what papers depend on besides what is kept in the vault, of which every change is told."""
        return self._about, self._window.now().date(), self._window.settings.current

    def _nearest_of_all(self) -> About:
        nearest = self._desk.day.read().next
        if nearest is not None:
            return About(nearest.session.group_id, nearest.session.id)
        known = [self._for_group(group.id) for group in self._desk.groups.all()]
        return next((about for about in known if about.session_id), known[0] if known else About())

    def _for_group(self, group_id: GroupId) -> About:
        """Take the group's session that begins next, else its latest, else none."""
        sessions = self._desk.sessions.of_group(group_id, plans=False)
        coming = [session for session in sessions if session.ends_at >= self._window.now() and not session.state.off]
        nearest = coming[0] if coming else sessions[-1] if sessions else None
        return About(group_id, nearest.id if nearest else None)

    # ------------------------------------------------------------------------------------------------------- filling

    def fill(self) -> None:
        """Read everything again and show it; the files that come along are read beside the window the first time."""
        if self._read:
            self._fill()
        elif not self._reading:
            self._reading = True
            self._view.gallery.show_waiting(True)
            self._window.background.run(_read_ahead, self._show_first, self._failed, owner=self)

    def _show_first(self, _read: None) -> None:
        self._read, self._reading = True, False
        self._view.gallery.show_waiting(False)
        self._fill()

    def _failed(self, trouble: Fault | Refusal) -> None:
        self._reading = False
        self._view.gallery.show_waiting(False)
        self._window.bulletin.trouble(trouble.sentence)

    def _fill(self) -> None:
        with told(self._window.bulletin):
            groups = self._desk.groups.all()
            if self._about.group_id not in {group.id for group in groups}:
                self._about = self._nearest_of_all()
            group = next((group for group in groups if group.id == self._about.group_id), None)
            sessions = self._desk.sessions.of_group(group.id, plans=False) if group else ()
            session = next((each for each in sessions if each.id == self._about.session_id), None)
            if group is not None and session is None:
                self._about = self._for_group(group.id)
                session = next((each for each in sessions if each.id == self._about.session_id), None)
            self.scene = self._scene(group, session)
            self._cards = cards_of(self.scene)
            self.drawings.renew(self.scene.options.style)
            self._view.show_subtitle(subtitle(group, session))
            self._view.gallery.show_options(options_of(groups, sessions, self._about))
            self._show_cards()
            self.packet.show(self.scene)
            self.preview.show(self.scene)
            self._filled = self._stamp()

    def _scene(self, group: Group | None, session: Session | None) -> Scene:
        offered = {entry.key: entry for entry in self._desk.papers.catalogue(group.id if group else None)}
        every = self._desk.papers.catalogue() if group else offered.values()
        usual = self._usual(group)
        return Scene(
            about=self._about,
            options=self._desk.papers.options(group.id, usual) if group else self._loose or usual,
            group=group,
            session=session,
            entries={entry.key: offered.get(entry.key, entry) for entry in every},
            offered=frozenset(offered),
        )

    def _usual(self, group: Group | None) -> PrintOptions:
        """Return how papers are printed where nothing else was chosen for a group: as the settings say."""
        settings = self._window.settings.current
        return PrintOptions(
            group_id=group.id if group else GroupId(new_id()),
            size=PaperSize.LETTER if settings.paper_size == "LETTER" else PaperSize.A4,
            print=PrintSize.LARGE if settings.large_print else PrintSize.NORMAL,
        )

    def _show_cards(self) -> None:
        gallery = self._view.gallery
        found = narrowed(self._cards, gallery.typed(), gallery.piles())
        gallery.show_cards(found)
        if self.preview.key not in self.scene.entries and not self.preview.key and found:
            self.preview.choose(found[0].key)
        gallery.list.choose(self.preview.key)

    # -------------------------------------------------------------------------------------------------------- drawing

    def _want(self, _seen: object = None) -> None:
        """Have drawn what is looked at: the chosen paper, the packet, and the cards in sight, in this order."""
        first = (self.preview.ask,) if self.preview.ask is not None else ()
        sight = (key for key in self._view.gallery.list.in_sight() if key in self.scene.offered)
        self.drawings.want((*first, *self.packet.asks(), *(self.scene.ask(key) for key in sight)))
        for key in self._view.gallery.list.in_sight():
            self._show_look(key)

    def _show_drawn(self, ask: PaperAsk) -> None:
        self._show_look(ask.key)
        self.preview.show_drawn(ask)
        self.packet.show_drawn(ask)

    def _show_look(self, key: str) -> None:
        """Show on a card how its paper came out; the last look stays while a new one is being drawn."""
        entry = self.scene.entries.get(key)
        if entry is None:
            return
        ask = self.scene.ask(key)
        drawing = self.drawings.get(ask)
        if drawing is not None:
            self._view.gallery.list.cards.show_look(key, CardLook(drawing.first, drawing.line))
        elif self.drawings.refusal(ask):
            self._view.gallery.list.cards.show_look(key, CardLook(None, entry.about))

    # --------------------------------------------------------------------------------------------------------- wishes

    def _choose(self, key: str) -> None:
        self._view.show_packet_panel(False)
        self.preview.choose(key)
        self.preview.look()

    def _tick(self, key: str) -> None:
        ask, copies = self.scene.ask(key), None
        if self.preview.ask is not None and key == self.preview.key:
            ask, copies = self.preview.ask, self._view.printing.copies.value()
        self.packet.toggle(ask, copies)

    def _narrow(self) -> None:
        self._show_cards()

    def _choose_group(self, group_id: GroupId) -> None:
        with told(self._window.bulletin):
            self._about = self._for_group(group_id)
            self.fill()

    def _choose_session(self, session_id: SessionId | None) -> None:
        self._about = replace(self._about, session_id=session_id)
        self.fill()

    def _keep_options(self, wish: PrintWish) -> None:
        """Keep how the group's papers are printed; without a group it holds for this page."""
        before = self.scene.options
        changed = replace(
            before,
            size=wish.size,
            print=wish.print,
            colour=wish.colour,
            language=wish.language or before.language,
            second=wish.second if wish.second_asked else before.second,
        )
        with told(self._window.bulletin):
            if self.scene.group is None:
                self._loose = changed
                self.fill()
            else:
                self._desk.papers.keep_options(changed)

    def _to_groups(self) -> None:
        self._window.navigate(ToGroups())


def _read_ahead() -> None:
    from workwell_desktop.usecases.papers import read_ahead  # here, beside the window: it brings all papers along

    read_ahead()
