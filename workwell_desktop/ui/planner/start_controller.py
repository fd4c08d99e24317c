"""Starts a plan from an earlier one or from a template, and keeps a plan as a template: each undone in one step."""

from collections.abc import Callable, Hashable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject

from workwell_desktop.domain.agenda import Agenda
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.guide_library import BuiltInTemplate
from workwell_desktop.domain.ids import BlockId, TemplateId, new_id
from workwell_desktop.domain.plan_history import EarlierPlan
from workwell_desktop.domain.session import SessionState
from workwell_desktop.domain.template import Template
from workwell_desktop.domain.text import plain_letters
from workwell_desktop.ui.kit import dates
from workwell_desktop.ui.kit.page import Page
from workwell_desktop.ui.kit.telling import told
from workwell_desktop.ui.kit.undo import Change, make
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.ui.planner.keeper import Keeper
from workwell_desktop.ui.planner.offer import Offer
from workwell_desktop.ui.planner.start_panel import APPEND
from workwell_desktop.ui.planner.view import PlanView
from workwell_desktop.usecases.desk import Desk

Lay = Callable[[str, Agenda], bool]
"""Makes an agenda the plan, as one step under these words."""
Kept = tuple[TemplateId, Template | None]
"""A template of one's own, or that there is none of this id."""
_EARLIER, _OWN, _BUILT_IN = "earlier", "own", "built-in"


class StartController(QObject):
    """Answers the panel of plans to start from. Nothing of it is built or read before it is opened."""

    def __init__(self, desk: Desk, window: Window, view: PlanView, keeper: Keeper, lay: Lay) -> None:
        super().__init__(keeper)
        self._desk, self._window, self._view, self._keeper, self._lay = desk, window, view, keeper, lay
        self._sections: tuple[tuple[str, list[Offer]], ...] = ()
        self._own: tuple[Template, ...] = ()
        self._built = False
        view.start_from_requested.connect(self.open)
        view.keep_requested.connect(partial(self.open, naming=True))

    def open(self, *, naming: bool = False) -> None:
        """Bring the panel forward, or lead to the name of a new template in it."""
        panel = self._view.start
        if not self._built:
            self._built = True
            panel.sought.connect(self._seek)
            panel.list.chosen.connect(self._show_parts)
            panel.use_requested.connect(self._use)
            panel.remove_requested.connect(self._remove)
            panel.keep_requested.connect(self._keep)
            panel.dismissed.connect(self._view.header.start_from.setFocus)
        with told(self._window.bulletin):
            self._read()
            self._seek("")
            session = self._keeper.session
            may_use = session.state is not SessionState.LOCKED
            panel.open(has_plan=bool(session.agenda.blocks), may_use=may_use, naming=naming)

    def refresh(self) -> None:
        """Read the templates again when the panel is open."""
        if self._built and not self._keeper.empty and not self._view.start.isHidden():
            with told(self._window.bulletin):
                self._read()
                self._seek(self._view.start.words.text())

    def _read(self) -> None:
        """Read everything a plan can start from, and lay it out as offers."""
        session = self._keeper.session
        length, plans = session.minutes, self._desk.plan_history.plans(session)
        self._own = self._desk.templates.all()
        earlier = [_earlier_offer(plan, length) for plan in plans if plan.starts_at < session.starts_at]
        later = [_earlier_offer(plan, length) for plan in plans if plan.starts_at >= session.starts_at]
        self._sections = (
            ("The last plan of this group", earlier[:1]),
            ("Templates of your own", [_own_offer(template, length) for template in self._own]),
            ("Templates", [_built_in_offer(template, length) for template in self._desk.guide_library.templates()]),
            ("Earlier sessions", earlier[1:]),
            ("Later sessions", later),
        )

    # ----------------------------------------------------------------------------------------------------------- show

    def _seek(self, words: str) -> None:
        sought = plain_letters(words).split()
        shown: list[Offer] = []
        for heading, offers in self._sections:
            found = [offer for offer in offers if _matches(offer, sought)] if sought else offers
            if found:
                shown += [Offer(title=heading), *found]
        self._view.start.show_offers(tuple(shown))

    def _show_parts(self, offer: object) -> None:
        if isinstance(offer, Offer):
            with told(self._window.bulletin):
                agenda = self._agenda(offer.key)
                self._view.start.show_parts(" · ".join(block.title for block in agenda))

    def _agenda(self, key: Hashable) -> Agenda:
        """Return what an offer stands for, with parts of its own. Raises Refusal when it is gone."""
        kind, which = key if isinstance(key, tuple) else ("", None)
        if kind == _EARLIER:
            return self._desk.plan_history.plan_of(which)
        if kind == _OWN:
            return next((_copy(each.agenda) for each in self._own if each.id == which), Agenda())
        return next((each.agenda() for each in self._desk.guide_library.templates() if each.key == which), Agenda())

    # ------------------------------------------------------------------------------------------------------------ act

    def _use(self, key: Hashable, how: str) -> None:
        panel = self._view.start
        name = next((offer.title for offer in panel.list.offers.offers if offer.key == key), "")
        with told(self._window.bulletin):
            agenda = self._agenda(key)
            if how == APPEND:
                here = self._keeper.session.agenda
                done = self._lay(f"“{name}” added to the end", Agenda((*here.blocks, *agenda.blocks)))
            else:
                done = self._lay(f"“{name}” is the plan now", agenda)
            if done:
                panel.dismiss()
                self._view.parts.setFocus()

    def _keep(self, name: str) -> None:
        panel = self._view.start
        with told(self._window.bulletin, self._show_refusal):
            template = self._desk.templates.draw_up(name, self._keeper.session.agenda)
            before = next((each for each in self._own if each.id == template.id), None)
            words = f"Template “{template.name}” {'replaced' if before else 'kept'}"
            self._change(words, (template.id, before), (template.id, template))
            panel.dismiss()

    def _show_refusal(self, no: Refusal) -> bool:
        self._view.start.show_error(no.sentence)
        return True

    def _remove(self, key: Hashable) -> None:
        template = next((each for each in self._own if (_OWN, each.id) == key), None)
        if template is not None:
            with told(self._window.bulletin):
                self._change(f"Template “{template.name}” removed", (template.id, template), (template.id, None))

    def _change(self, words: str, before: Kept, after: Kept) -> None:
        page = self._view.parent()
        if isinstance(page, Page):
            make(page.undo_stack, self._window.bulletin, Change(words, before, after, self._put))

    def _put(self, kept: Kept) -> None:
        template_id, template = kept
        if template is None:
            self._desk.templates.remove(template_id)
        else:
            self._desk.templates.put(template)


def _copy(agenda: Agenda) -> Agenda:
    return Agenda(tuple(replace(block, id=BlockId(new_id())) for block in agenda))


def _earlier_offer(plan: EarlierPlan, length: int) -> Offer:
    when = dates.weekday_day(plan.starts_at.date())
    words = f"{_size(plan.minutes, length)} · {_parts(plan.parts)} · {when} {plan.starts_at.year}"
    return Offer(key=(_EARLIER, plan.session_id), title=plan.title, line=words, icon="history")


def _built_in_offer(template: BuiltInTemplate, length: int) -> Offer:
    words = f"{_size(template.minutes, length)} · {_parts(len(template.blocks))}"
    key = (_BUILT_IN, template.key)
    return Offer(key=key, title=template.name, line=words, remark=template.for_whom, icon="list-checks")


def _own_offer(template: Template, length: int) -> Offer:
    words = f"{_size(template.agenda.minutes, length)} · {_parts(len(template.agenda))}"
    return Offer(key=(_OWN, template.id), title=template.name, line=words, icon="save", own=True)


def _parts(count: int) -> str:
    return "1 part" if count == 1 else f"{count} parts"


def _size(minutes: int, length: int) -> str:
    """Return a plan's minutes against the session's: "60 of 90 min", "90 min, fits", "105 min, 15 over"."""
    spare = length - minutes
    if spare == 0:
        return f"{minutes} min, fits"
    return f"{minutes} min, {spare} spare" if spare > 0 else f"{minutes} min, {-spare} over"


def _matches(offer: Offer, sought: list[str]) -> bool:
    words = plain_letters(f"{offer.title} {offer.line} {offer.remark}")
    return all(word in words for word in sought)
