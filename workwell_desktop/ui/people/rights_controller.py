"""Connects “Their record” with the use cases: the packet and its places, corrections, a hold, an erasure."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from workwell_desktop.domain.errors import Fault, Refusal
from workwell_desktop.domain.ids import PersonId
from workwell_desktop.domain.language import Language
from workwell_desktop.domain.papers import PaperSize, PaperStyle, PrintSize
from workwell_desktop.domain.person_packet import Answer, NamedThere, as_json
from workwell_desktop.domain.rights import Correction
from workwell_desktop.ui.kit import dates
from workwell_desktop.ui.kit.page import Page
from workwell_desktop.ui.kit.paper_out import PaperOut
from workwell_desktop.ui.kit.places_to_go import ToSafety
from workwell_desktop.ui.kit.saving import ask_to_save, write_whole
from workwell_desktop.ui.kit.telling import told
from workwell_desktop.ui.kit.undo import Change, Replace, make
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.ui.people.erasing_controller import ErasingController
from workwell_desktop.ui.people.rights_model import SECTIONS, correction_row, found_words
from workwell_desktop.ui.people.rights_shown import PacketShown, PlaceRow
from workwell_desktop.ui.people.rights_view import RecordView
from workwell_desktop.usecases.desk import Desk
from workwell_desktop.usecases.rights.erasing_for_good import ErasingForGood
from workwell_desktop.usecases.rights.packet import PacketDraft, draw_packet

_CHOICES = (
    ("Write “a member”", Answer.A_MEMBER),
    ("Leave the sentence out", Answer.LEAVE_OUT),
    ("Keep it: this is nobody else", Answer.KEEP),
)
PAPER, DATA = "record.pdf", "record.json"
"""What the files are called unless somebody calls them otherwise: they say nothing about anybody."""


class RightsController(QObject):
    """Answers the tab. It reads only while the tab is in front: a packet is everything there is of somebody."""

    def __init__(
        self, desk: Desk, window: Window, page: Page, view: RecordView, for_good: ErasingForGood | None
    ) -> None:
        super().__init__(page)
        self._desk, self._window, self._page, self._view = desk, window, page, view
        self._out = PaperOut(page, window.background, window.bulletin.trouble)
        self._person_id: PersonId | None = None
        self._language: Language | None = None
        self._draft: PacketDraft | None = None
        self._answers: dict[tuple[int, ...], Answer] = {}
        self.erasing: ErasingController | None = None
        view.erase.setVisible(for_good is not None)
        if for_good is not None:
            self.erasing = ErasingController(desk, window, page, view.erasing, for_good)
            view.erase_requested.connect(self._begin_erasing)
            view.erasing.kept.connect(self._keep_them)
            view.finish_requested.connect(partial(self.erasing.finish_interrupted, self._again))
        self._connect()

    def _connect(self) -> None:
        view = self._view
        view.language_picked.connect(self._pick_language)
        view.places.answered.connect(self._answer)
        view.save_requested.connect(partial(self._draw, self._save))
        view.print_requested.connect(partial(self._draw, self._print))
        view.save_data_requested.connect(self._save_data)
        view.holds_requested.connect(partial(self._window.navigate, ToSafety("retention")))
        view.corrections.ask_requested.connect(self._ask)
        view.corrections.settle_requested.connect(self._settle)
        view.corrections.remove_requested.connect(self._remove)

    def show(self, person_id: PersonId) -> None:
        """Show somebody's record. What was decided about places stays while it is the same person."""
        fresh = person_id != self._person_id
        if fresh:
            self.leave()
            self._person_id = person_id
        draft = self._desk.packets.draft(person_id, self._language)
        if self._draft is not None and draft.places != self._draft.places:
            self._answers = {}
        self._draft = draft
        places = tuple(self._row(place) for place in draft.places)
        shown = PacketShown(language=draft.packet.language, found=found_words(len(places)), places=places)
        self._view.show_packet(shown, fresh=fresh)
        if fresh or not self._view.unfinished.isHidden():
            self._view.unfinished.setVisible(self.erasing is not None and self.erasing.unfinished())
        self._view.show_hold(self._desk.erasing.held(person_id))
        self._view.corrections.show_rows(
            [correction_row(each) for each in self._desk.corrections.of_person(person_id)]
        )

    def leave(self) -> None:
        """Let go of somebody and of everything decided about them; an erasure that was only looked at is over."""
        self._person_id, self._language, self._draft = None, None, None
        self._answers = {}
        self._view.show_record()
        self._view.corrections.begin_again()
        if self.erasing is not None:
            self.erasing.close()

    def _row(self, place: NamedThere) -> PlaceRow:
        when = f" · {dates.day_with_year(date.fromisoformat(place.day))}" if place.day else ""
        return PlaceRow(
            key=place.key,
            title=f"“{place.words}” in {SECTIONS.get(place.section, 'their record')}{when}",
            sentence=place.sentence,
            choices=_CHOICES,
            chosen=self._answers.get(place.key, Answer.A_MEMBER),
        )

    # The packet

    @Slot(object)
    def _pick_language(self, language: Language) -> None:
        self._language = language
        self._again()

    @Slot(object, object)
    def _answer(self, key: tuple[int, ...], answer: Answer) -> None:
        self._answers[key] = answer

    def _draw(self, then: Callable[[bytes], None]) -> None:
        if self._draft is None:
            return
        settings = self._window.settings.current
        style = PaperStyle(
            size=PaperSize.LETTER if settings.paper_size == "LETTER" else PaperSize.A4,
            print=PrintSize.LARGE if settings.large_print else PrintSize.NORMAL,
        )
        work = partial(draw_packet, self._draft.finished(dict(self._answers)), style)
        self._window.background.run(work, then, self._not_drawn, owner=self)

    def _print(self, pdf: bytes) -> None:
        self._out.ask_and_print(pdf, done=self._given)

    def _save(self, pdf: bytes) -> None:
        self._out.ask_and_save(pdf, PAPER, self._given)

    @Slot()
    def _save_data(self) -> None:
        if self._draft is None:
            return
        data = as_json(self._draft.finished(dict(self._answers)))
        dialog = ask_to_save(self._page, "Save as data", DATA, "JSON (*.json)")
        dialog.fileSelected.connect(partial(self._write, data))
        dialog.show()

    def _write(self, data: bytes, path: str) -> None:
        with told(self._window.bulletin):
            write_whole(data, Path(path))
            self._given()

    def _given(self) -> None:
        """Note that a packet was made: the record of changes says so."""
        if self._person_id is not None:
            with told(self._window.bulletin):
                self._desk.packets.given(self._person_id)
                self._window.bulletin.say("Their packet is made. Read it once before you give it away.")

    def _not_drawn(self, trouble: Fault | Refusal) -> None:
        self._window.bulletin.trouble(trouble.sentence)

    # Corrections

    @Slot(str)
    def _ask(self, asked: str) -> None:
        if self._person_id is None:
            return
        with told(self._window.bulletin, partial(self._refused, None)):
            correction = self._desk.corrections.ask(self._person_id, asked)
            self._push("Request noted", None, correction)
            self._view.corrections.begin_again()

    @Slot(object, str)
    def _settle(self, correction: Correction, done: str) -> None:
        with told(self._window.bulletin, partial(self._refused, correction)):
            self._push("What was done is kept", correction, self._desk.corrections.settle(correction, done))

    @Slot(object)
    def _remove(self, correction: Correction) -> None:
        with told(self._window.bulletin):
            change = Change("Request taken out", correction, None, partial(self._put, correction))
            make(self._page.undo_stack, self._window.bulletin, change)

    def _push(self, words: str, before: Correction | None, after: Correction) -> None:
        change = Change(words, before, after, partial(self._put, after))
        self._page.undo_stack.push(Replace(change, self._window.bulletin.trouble))
        self._window.bulletin.say(words, self._page.undo_stack.undo)

    def _put(self, known: Correction, wanted: Correction | None) -> None:
        if wanted is None:
            self._desk.corrections.remove(known)
        else:
            self._desk.corrections.put(replace(wanted))

    def _refused(self, correction: Correction | None, refusal: Refusal) -> bool:
        wanted = correction.id if correction else None
        return self._view.corrections.show_refusal(refusal.field, refusal.sentence, wanted)

    # Erasing

    @Slot()
    def _begin_erasing(self) -> None:
        if self.erasing is not None and self._person_id is not None:
            self._view.show_erasing()
            self._view.erasing.back_to_record.setFocus()
            self.erasing.begin(self._person_id)

    @Slot()
    def _keep_them(self) -> None:
        if self.erasing is not None:
            self.erasing.close()
        self._view.show_record()
        self._view.erase_button.setFocus()

    def _again(self) -> None:
        if self._person_id is not None:
            with told(self._window.bulletin):
                self.show(self._person_id)
