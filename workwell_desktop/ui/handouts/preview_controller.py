"""The chosen paper: for whom, in which way, its real pages, what the check found, and how it goes out."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from workwell_desktop.domain.catalogue import Needs, PaperAsk, PaperEntry
from workwell_desktop.domain.errors import Fault, Refusal
from workwell_desktop.domain.ids import IncidentId, PersonId
from workwell_desktop.ui.handouts.drawings import Drawings
from workwell_desktop.ui.handouts.model import (
    FOR_SOMEBODY,
    WITH_NAMES,
    About,
    Scene,
    counts_as_out,
    file_name,
    for_incidents,
    for_people,
    print_shown,
    with_variant,
)
from workwell_desktop.ui.handouts.printed import note_printed
from workwell_desktop.ui.handouts.shown import Drawing, PrintWish
from workwell_desktop.ui.handouts.view import HandoutsView
from workwell_desktop.ui.kit.paper import PackedPage, drawn_page
from workwell_desktop.ui.kit.paper_out import PaperOut
from workwell_desktop.ui.kit.places_to_go import ToGroup
from workwell_desktop.ui.kit.telling import told
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.usecases.desk import Desk

_NO_INCIDENT = "No incident has been written down. F1 opens the crisis panel, and what you tick there begins one."
_NO_NAMES = "The record profile of this group keeps names off paper."


class PreviewController(QObject):
    """Answers the wishes about one paper."""

    wanted = Signal()
    """Another paper is to be drawn: see `ask`."""
    options_wished = Signal(object)
    """A `PrintWish` of the facilitator."""

    def __init__(self, desk: Desk, window: Window, view: HandoutsView, drawings: Drawings) -> None:
        super().__init__(view)
        self._desk, self._window, self._view, self._drawings = desk, window, view, drawings
        self._scene: Scene | None = None
        self._key = ""
        self._variants: dict[str, str] = {}
        self._whom: dict[str, object] = {}
        self._ask: PaperAsk | None = None
        self._drawing: Drawing | None = None
        self._waiting: Callable[[Drawing], None] | None = None
        self._proposed: tuple[str, About, int] | None = None
        self._out = PaperOut(view, window.background, window.bulletin.trouble)
        view.preview.whom_requested.connect(self._choose_whom)
        view.preview.group_requested.connect(self._to_group)
        view.preview.page.wanted.connect(self._draw_page)
        view.printing.wished.connect(self._wish)
        view.printing.variant_requested.connect(self._choose_variant)
        view.printing.print_requested.connect(self._print)
        view.printing.save_requested.connect(self._save)

    @property
    def key(self) -> str:
        """The key of the chosen paper."""
        return self._key

    @property
    def ask(self) -> PaperAsk | None:
        """The chosen paper as it is asked for, None when there is none."""
        return self._ask

    @property
    def drawing(self) -> Drawing | None:
        """The chosen paper as it is shown, None while it is being drawn."""
        return self._drawing

    def choose(self, key: str) -> None:
        """Choose another paper; `show` or `look` brings it up."""
        if key != self._key:
            self._key, self._drawing, self._waiting = key, None, None
            self._view.preview.desk.fit()
            self._view.preview.page.turn_to(0)
            self._view.preview.show_sheets(())

    def show(self, scene: Scene) -> None:
        """Show the chosen paper as things stand now."""
        if self._scene is not None and scene.about.group_id != self._scene.about.group_id:
            self._whom.clear()
        self._scene = scene
        self.look()

    def look(self) -> None:
        """Bring up the chosen paper with its choices."""
        scene = self._scene
        if scene is None or self._key not in scene.entries:
            self._ask = None
            self._view.preview.show_title("")
            self._view.preview.show_whom(None)
            self._refuse("That paper is no longer here. Choose another one.")
            return
        entry = scene.entries[self._key]
        with told(self._window.bulletin):
            self._show_whom(scene, entry)
            self._ask = ask = self._asked(scene, entry)
            self._view.preview.show_title(entry.title)
            self._view.printing.show_print(print_shown(entry, ask, scene.options))
            self._propose(ask)
            self.show_drawn(ask)
            self.wanted.emit()

    def _asked(self, scene: Scene, entry: PaperEntry) -> PaperAsk:
        ask = with_variant(scene.ask(entry.key), entry, self._variants.get(entry.key, ""))
        whom = self._whom.get(entry.key)
        if entry.needs is Needs.INCIDENT:
            return replace(ask, incident_id=whom)  # type: ignore[arg-type]  # the model put an id of an incident there
        return replace(ask, person_id=whom) if whom else ask  # type: ignore[arg-type]  # or one of a person

    def _show_whom(self, scene: Scene, entry: PaperEntry) -> None:
        preview = self._view.preview
        note = _NO_NAMES if scene.group and not scene.names_on_paper and entry.key in WITH_NAMES else ""
        if entry.needs is Needs.INCIDENT:
            incidents = [line.incident for line in self._desk.crisis.all()]
            known = [incident.id for incident in incidents]
            if self._whom.get(entry.key) not in known:
                self._whom[entry.key] = known[0] if known else None
            preview.show_whom(for_incidents(incidents, self._whom[entry.key]) if known else None, note)
        elif scene.group and scene.names_on_paper and (entry.needs is Needs.PERSON or entry.key in FOR_SOMEBODY):
            people = [member.person for member in self._desk.roster.of_group(scene.group.id).members]
            if self._whom.get(entry.key) not in {person.id for person in people}:
                self._whom[entry.key] = None
            offered = entry.key in scene.offered
            preview.show_whom(for_people(people, self._whom[entry.key]) if offered else None, note)
        else:
            self._whom.pop(entry.key, None)
            preview.show_whom(None, note)

    def _propose(self, ask: PaperAsk) -> None:
        """Propose copies once for a paper of a session; what was typed since then stays."""
        try:
            copies = self._desk.papers.copies(ask)
        except Refusal:
            copies = 1
        proposed = (ask.key, About(ask.group_id, ask.session_id), copies)
        if proposed != self._proposed:
            self._proposed = proposed
            self._view.printing.show_copies(copies)

    def show_drawn(self, ask: PaperAsk) -> None:
        """Show a paper that has been drawn, if it is the chosen one, or why it cannot be."""
        if ask != self._ask:
            return
        refusal = self._drawings.refusal(ask)
        drawing = self._drawings.get(ask)
        if refusal:
            self._refuse(_NO_INCIDENT if ask.incident_id is None and ask.key == "incident_report" else refusal)
        elif drawing is not None and drawing != self._drawing:
            self._drawing = drawing
            self._view.preview.show_sheets(drawing.sizes)
            self._view.preview.page.show_page(0, drawing.first)
        if not refusal:
            self._view.printing.show_ready(self._drawing is not None)
        if drawing is not None:
            self._view.printing.show_findings(drawing.findings)
            go_on, self._waiting = self._waiting, None
            if go_on is not None:
                go_on(drawing)

    def _refuse(self, sentence: str) -> None:
        self._drawing = self._waiting = None
        scene = self._scene
        shut = scene is not None and self._key in scene.entries and self._key not in scene.offered
        self._view.preview.show_message(sentence, to_group=shut)
        self._view.printing.show_ready(False)
        self._view.printing.show_findings(None)

    def _draw_page(self, index: int, width: int) -> None:
        """Draw a page as sharp as it is looked at, beside the window."""
        drawing = self._drawing
        if drawing is not None:
            work = partial(drawn_page, drawing.pdf, index, width)
            self._window.background.run(work, partial(self._show_page, drawing, index), self._failed, owner=self)

    def _show_page(self, drawing: Drawing, index: int, page: PackedPage) -> None:
        if drawing is self._drawing:
            self._view.preview.page.show_page(index, page)

    def _failed(self, trouble: Fault | Refusal) -> None:
        self._window.bulletin.trouble(trouble.sentence)

    # ---------------------------------------------------------------------------------------------------- wishes

    def _choose_whom(self, whom: PersonId | IncidentId | None) -> None:
        self._whom[self._key] = whom
        self.look()

    def _to_group(self) -> None:
        if self._scene is not None and self._scene.group is not None:
            self._window.navigate(ToGroup(self._scene.group.id, "details"))

    def _choose_variant(self, variant: str) -> None:
        self._variants[self._key] = variant
        self.look()

    def _wish(self, wish: PrintWish) -> None:
        self.options_wished.emit(wish)

    def print(self) -> None:
        """Print as many copies as are set."""
        if self._view.printing.print.isEnabled():
            self._print(self._view.printing.copies.value())

    def _once_drawn(self, go_on: Callable[[Drawing], None]) -> None:
        """Go on with the paper as it is now: at once, or as soon as it has been drawn anew."""
        drawing = self._drawings.get(self._ask) if self._ask else None
        if drawing is not None:
            go_on(drawing)
        else:
            self._waiting = go_on

    def _print(self, copies: int) -> None:
        self._once_drawn(partial(self._print_drawing, copies))

    def _print_drawing(self, copies: int, drawing: Drawing) -> None:
        self._out.ask_and_print(drawing.pdf, copies, self._noting())

    def _save(self) -> None:
        self._once_drawn(self._save_drawing)

    def _save_drawing(self, drawing: Drawing) -> None:
        if self._scene is None:
            return
        entry = self._scene.entries[self._key]
        session = self._scene.session if entry.needs is not Needs.NOTHING else None
        self._out.ask_and_save(drawing.pdf, file_name(entry.title, session), self._noting())

    def _noting(self) -> Callable[[], None] | None:
        """Return what keeps that papers of a coming session are out; nothing for those that look back."""
        scene = self._scene
        if scene is None or scene.session is None or not counts_as_out(scene.entries[self._key], scene.session):
            return None
        return partial(note_printed, self._desk, self._window, scene.session.id)
