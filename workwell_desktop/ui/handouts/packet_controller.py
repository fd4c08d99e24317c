"""Papers that go out together: which, how many of each, and printing or saving them as one."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workwell_desktop.domain.catalogue import Pack, PackItem, PaperAsk
from workwell_desktop.domain.errors import Fault, Refusal
from workwell_desktop.domain.person import distinct_names
from workwell_desktop.ui.handouts.drawings import Drawings
from workwell_desktop.ui.handouts.model import Packed, Scene, counts_as_out, file_name, packet_shown
from workwell_desktop.ui.handouts.printed import note_printed
from workwell_desktop.ui.handouts.view import HandoutsView
from workwell_desktop.ui.kit.paper_out import PaperOut, PrintRun
from workwell_desktop.ui.kit.telling import told
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.usecases.desk import Desk

if TYPE_CHECKING:
    from workwell_desktop.domain.ids import PersonId
    from workwell_desktop.domain.papers import Paper, PaperStyle


class PacketController(QObject):
    """Keeps the packet of the page. It is forgotten with the page; nothing of it is written down."""

    wanted = Signal()
    """Other papers are to be drawn: see `asks`."""

    def __init__(self, desk: Desk, window: Window, view: HandoutsView, drawings: Drawings) -> None:
        super().__init__(view)
        self._desk, self._window, self._view, self._drawings = desk, window, view, drawings
        self._scene: Scene | None = None
        self._items: tuple[PackItem, ...] = ()
        self._names: Mapping[PersonId, str] = {}
        self._waiting: Callable[[], None] | None = None
        self._run: PrintRun | None = None
        self._out = PaperOut(view, window.background, window.bulletin.trouble)
        packet = view.packet
        packet.pack_requested.connect(self._fill)
        packet.copies_requested.connect(self._change_copies)
        packet.out_requested.connect(self._leave_out)
        packet.clear_requested.connect(self._clear)
        packet.print_requested.connect(partial(self._once_ready, self._print))
        packet.save_requested.connect(partial(self._once_ready, self._draw))
        packet.stop_requested.connect(self._stop)

    @property
    def items(self) -> tuple[PackItem, ...]:
        """The papers in it, in order."""
        return self._items

    def asks(self) -> tuple[PaperAsk, ...]:
        """Return its papers as they are asked for."""
        return tuple(item.ask for item in self._items)

    def show(self, scene: Scene) -> None:
        """Keep the papers in it, for another session and in another way of printing when that changed."""
        before, self._scene = self._scene, scene
        moved = before is not None and before.about != scene.about
        left = before is not None and before.about.group_id != scene.about.group_id
        kept = (item for item in self._items if item.ask.key in scene.offered and not (left and item.ask.person_id))
        with told(self._window.bulletin):
            self._items = tuple(self._again(scene, item, moved=moved) for item in kept)
        self._look()

    def _again(self, scene: Scene, item: PackItem, *, moved: bool) -> PackItem:
        asked = item.ask
        ask = replace(
            scene.ask(asked.key), variant=asked.variant, person_id=asked.person_id, incident_id=asked.incident_id
        )
        return replace(item, ask=ask, copies=self._proposed(ask) if moved else item.copies)

    def _proposed(self, ask: PaperAsk) -> int:
        try:
            return self._desk.papers.copies(ask)
        except Refusal:
            return 1

    def toggle(self, ask: PaperAsk, copies: int | None = None) -> None:
        """Take a paper into the packet, with as many copies as make sense unless they are given; or out of it."""
        scene = self._scene
        if scene is None:
            return
        if any(item.ask.key == ask.key for item in self._items):
            self._set(tuple(item for item in self._items if item.ask.key != ask.key))
        else:
            with told(self._window.bulletin):
                title = scene.entries[ask.key].title
                self._set((*self._items, PackItem(ask, title, copies or self._proposed(ask))))

    def show_drawn(self, ask: PaperAsk) -> None:
        """Note that a paper has been drawn; what waited for it goes on."""
        if ask in self.asks():
            self._show()
            if self._waiting is not None and self._settled():
                go_on, self._waiting = self._waiting, None
                self._view.packet.show_progress("")
                go_on()

    def _settled(self) -> bool:
        return all(self._drawings.get(ask) or self._drawings.refusal(ask) for ask in self.asks())

    def _set(self, items: tuple[PackItem, ...]) -> None:
        self._items = items
        self._waiting = None
        self._look()

    def _look(self) -> None:
        if any(item.ask.person_id for item in self._items) and self._scene and self._scene.group:
            members = self._desk.roster.of_group(self._scene.group.id).members
            self._names = distinct_names([member.person for member in members])
        self._view.gallery.list.cards.show_ticked(frozenset(item.ask.key for item in self._items))
        self._show()
        self.wanted.emit()

    def _show(self) -> None:
        self._view.show_packet(packet_shown([self._packed(item) for item in self._items], self._drawings.style))

    def _packed(self, item: PackItem) -> Packed:
        drawing = self._drawings.get(item.ask)
        name = self._names.get(item.ask.person_id, "") if item.ask.person_id else ""
        pages = drawing.count if drawing else None
        return Packed(item.title, item.copies, pages, f"for {name}" if name else "", self._drawings.refusal(item.ask))

    # ---------------------------------------------------------------------------------------------------- wishes

    def _fill(self, pack: Pack) -> None:
        scene = self._scene
        if scene is None or scene.session is None:
            self._window.bulletin.say("A ready-made pack is for one session. Plan or choose one first.")
            self._show()
            return
        with told(self._window.bulletin):
            before = self._items
            found = self._desk.papers.pack(pack, scene.session.id)
            self._set(
                tuple(
                    replace(item, ask=replace(scene.ask(item.ask.key), person_id=item.ask.person_id))
                    for item in found
                )
            )
            if before:
                self._window.bulletin.say(f"Packet filled: {pack.label}", partial(self._set, before))

    def _change_copies(self, place: int, copies: int) -> None:
        items = list(self._items)
        items[place] = replace(items[place], copies=copies)
        self._items = tuple(items)
        self._show()

    def _leave_out(self, place: int) -> None:
        self._set((*self._items[:place], *self._items[place + 1 :]))

    def _clear(self) -> None:
        before = self._items
        self._set(())
        self._window.bulletin.say("Packet emptied", partial(self._set, before))

    def _once_ready(self, go_on: Callable[[], None]) -> None:
        """Go on at once when every paper is drawn, else as soon as it is."""
        if self._settled():
            go_on()
        else:
            self._waiting = go_on
            self._view.packet.show_progress("Getting the papers ready…")
            self.wanted.emit()

    def _ready(self) -> list[PackItem]:
        """Return the papers that can be filled, and say so when one cannot."""
        ready = [item for item in self._items if self._drawings.get(item.ask) is not None]
        if len(ready) < len(self._items):
            self._window.bulletin.say(
                "Some papers of the packet cannot be filled and are left out. Their lines say why."
            )
        return ready

    def _print(self) -> None:
        papers = [(drawing.pdf, item.copies) for item in self._ready() if (drawing := self._drawings.get(item.ask))]
        if papers:
            self._out.ask_and_print_all(papers, self._noting(), self._began)

    def _began(self, run: PrintRun) -> None:
        self._run = run
        run.went.connect(self._show_progress)
        run.finished.connect(self._ended)

    def _show_progress(self, gone: int, count: int) -> None:
        self._view.packet.show_progress(f"Sending page {gone} of {count} to the printer", can_stop=True)

    def _ended(self) -> None:
        self._run = None
        self._view.packet.show_progress("")

    def _stop(self) -> None:
        if self._run is not None:
            self._run.stop()

    def _draw(self) -> None:
        """Draw all papers as one PDF, beside the window."""
        papers = [(self._drawings.paper(item.ask), item.copies) for item in self._ready()]
        if papers:
            work = partial(_drawn_together, papers, self._drawings.style)
            self._window.background.run(work, self._save, self._failed, owner=self)

    def _save(self, pdf: bytes) -> None:
        session = self._scene.session if self._scene else None
        self._out.ask_and_save(pdf, file_name("Papers", session), self._noting())

    def _failed(self, trouble: Fault | Refusal) -> None:
        self._window.bulletin.trouble(trouble.sentence)

    def _noting(self) -> Callable[[], None] | None:
        """Return what keeps that papers of a coming session are out, when there are such in the packet."""
        scene = self._scene
        if scene is None or scene.session is None:
            return None
        if not any(counts_as_out(scene.entries[item.ask.key], scene.session) for item in self._items):
            return None
        return partial(note_printed, self._desk, self._window, scene.session.id)


def _drawn_together(papers: "Sequence[tuple[Paper, int]]", style: "PaperStyle") -> bytes:
    from workwell_desktop.usecases.papers import draw_pack

    return draw_pack(papers, style)
