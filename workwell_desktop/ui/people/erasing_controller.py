"""Shows what erasing somebody would do, does it beside the window once it is wished for by name, then reports."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QUndoGroup, QUndoStack

from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.errors import Fault, Refusal
from workwell_desktop.domain.ids import PersonId
from workwell_desktop.domain.papers import PaperSize, PaperStyle
from workwell_desktop.ui.kit import dates
from workwell_desktop.ui.kit.page import Page
from workwell_desktop.ui.kit.paper_out import PaperOut
from workwell_desktop.ui.kit.telling import told
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.ui.people.erasing_view import ErasingView
from workwell_desktop.ui.people.rights_model import backup_line, goes, stays
from workwell_desktop.ui.people.rights_shown import PlaceRow, PlanShown, ReportShown
from workwell_desktop.usecases.desk import Desk
from workwell_desktop.usecases.papers import draw
from workwell_desktop.usecases.rights.erasing_for_good import ErasingForGood, ErasureReport
from workwell_desktop.usecases.rights.erasure_report import done, paper_of, with_whom
from workwell_desktop.usecases.rights.naming import NamedIn

if TYPE_CHECKING:
    from workwell_desktop.usecases.rights.erasure import ErasurePlan

_CHOICES = (("Write “a member”", False), ("Let the name stay", True))
_EVERYTHING = ~Changes.NOTHING
_FILE = "report.pdf"


class ErasingController(QObject):
    """Answers the steps of an erasure. `erased` is told once nobody of that name is here any more."""

    def __init__(self, desk: Desk, window: Window, page: Page, view: ErasingView, for_good: ErasingForGood) -> None:
        super().__init__(page)
        self._desk, self._window, self._page, self._view = desk, window, page, view
        self._for_good = for_good
        self._out = PaperOut(page, window.background, window.bulletin.trouble)
        self._plan: ErasurePlan | None = None
        self._stays: dict[tuple[Any, ...], bool] = {}
        self._report: ErasureReport | None = None
        self._busy = False
        self._watched = False
        self.erased: Callable[[], None] | None = None
        view.answered.connect(self._answer)
        view.sure.connect(self._erase)
        view.finish_requested.connect(self._finish)
        view.print_requested.connect(partial(self._draw, self._print))
        view.save_requested.connect(partial(self._draw, self._save))

    def begin(self, person_id: PersonId) -> None:
        """Look through every record for somebody, beside the window, and show what would go."""
        self._plan, self._stays, self._report = None, {}, None
        self._watched = True
        self._view.show_looking()
        work = partial(self._for_good.plan, person_id)
        self._window.background.run(work, self._planned, self._not_drawn, owner=self)

    def _planned(self, plan: "ErasurePlan") -> None:
        if self._watched:
            self._plan = plan
            places = tuple(_row(place) for place in plan.places)
            shown = PlanShown(
                name=plan.person.display_name, goes=goes(plan.counts), stays=stays(plan.counted), places=places
            )
            self._view.show_plan(shown)

    def close(self) -> None:
        """Let go of the plan and the report. What is being done goes on, and is told of in the status line."""
        self._plan, self._report = None, None
        self._stays = {}
        self._watched = False

    @Slot(object, object)
    def _answer(self, key: tuple[Any, ...], stays_there: bool) -> None:
        self._stays[key] = stays_there

    @Slot(str)
    def _erase(self, typed: str) -> None:
        plan = self._plan
        if plan is None or self._busy:
            return
        with told(self._window.bulletin, self._refused):
            plan.refuse_unless_sure(typed)
            self._go(partial(self._for_good.run, plan, dict(self._stays)), self._done)

    def unfinished(self) -> bool:
        """Whether a sudden stop interrupted an erasure, here or before this start."""
        return not self._busy and self._for_good.unfinished()

    def finish_interrupted(self, then: Callable[[], None]) -> None:
        """Finish an erasure that was interrupted, and call `then`."""
        if not self._busy:
            self._busy = True
            report = ErasureReport(at=self._window.now(), records=0, changed=0, kept=0)
            work = partial(self._for_good.finish, report)
            self._window.background.run(work, partial(self._was_finished, then), self._failed, owner=self)

    def _was_finished(self, then: Callable[[], None], report: ErasureReport) -> None:
        self._busy = False
        if report.trouble:
            self._window.bulletin.trouble(report.trouble)
        else:
            self._window.bulletin.say("The erasure is finished: nothing is left in the file of the vault.")
            self._window.bulletin.backed_up.emit()
        then()

    @Slot()
    def _finish(self) -> None:
        if self._report is not None and not self._busy:
            self._go(partial(self._for_good.finish, self._report), self._show)

    def _go(self, work: Callable[[], ErasureReport], then: Callable[[ErasureReport], None]) -> None:
        self._busy = True
        self._view.show_busy(True)
        self._window.background.run(work, then, self._failed, owner=self)

    def _done(self, report: ErasureReport) -> None:
        _forget_steps(self._page)
        watched = self._watched
        self._show(report)
        if watched and self.erased is not None:
            self.erased()
        self._window.bulletin.announce(_EVERYTHING)
        if not watched:
            self._window.bulletin.say("That person's record is erased.")

    def _show(self, report: ErasureReport) -> None:
        self._busy = False
        self._plan, self._report = None, report
        self._view.show_report(_shown(report))
        self._window.bulletin.backed_up.emit()

    def _failed(self, trouble: Fault | Refusal) -> None:
        self._busy = False
        self._view.show_busy(False, trouble.sentence)

    def _refused(self, refusal: Refusal) -> bool:
        self._view.typed_field.show_error(refusal.sentence)
        return True

    def _draw(self, then: Callable[[bytes], None]) -> None:
        if self._report is not None:
            settings = self._window.settings.current
            style = PaperStyle(size=PaperSize.LETTER if settings.paper_size == "LETTER" else PaperSize.A4)
            work = partial(draw, paper_of(self._report), style)
            self._window.background.run(work, then, self._not_drawn, owner=self)

    def _print(self, pdf: bytes) -> None:
        self._out.ask_and_print(pdf)

    def _save(self, pdf: bytes) -> None:
        self._out.ask_and_save(pdf, _FILE, partial(self._window.bulletin.say, "The report is saved."))

    def _not_drawn(self, trouble: Fault | Refusal) -> None:
        self._window.bulletin.trouble(trouble.sentence)


def _row(place: NamedIn) -> PlaceRow:
    return PlaceRow(
        key=place.key,
        title=f"“{place.words}” · {place.title}",
        sentence=place.sentence,
        choices=_CHOICES,
        chosen=place.stays,
    )


def _shown(report: ErasureReport) -> ReportShown:
    copies: list[tuple[str, tuple[str, ...]]] = []
    backups = [backup_line(info) for info in report.backups]
    backups += [f"On “{report.away}”, which was not connected"] if report.away else []
    if report.archives:
        backups.append("In earlier vaults that were put aside on this computer")
    if backups:
        copies.append(("Backups made before", tuple(backups)))
    if report.given:
        copies.append(("Handed over", tuple(_day(each.at.date(), with_whom(each)) for each in report.given)))
    if report.letters:
        lines = (_day(each.issued_on, f"{each.kind.label} {each.recipient}".strip()) for each in report.letters)
        copies.append(("Letters and certificates given out", tuple(lines)))
    outside = (
        "Papers that were printed, files saved elsewhere, messages, and your private notes. The report lists them."
    )
    copies.append(("To look through yourself", (outside,)))
    return ReportShown(trouble=report.trouble, done=done(report), copies=tuple(copies))


def _day(day: date, words: str) -> str:
    return f"{dates.day_with_year(day)}: {words}" if words else dates.day_with_year(day)


def _forget_steps(page: Page) -> None:
    """Forget every step that could be undone in this window: some of them hold words about who was erased."""
    window = page.window()
    stacks = window.findChildren(QUndoStack)
    for group in window.findChildren(QUndoGroup):
        stacks += group.stacks()
    for stack in stacks:
        stack.clear()
