"""Leads through the first run. Nothing is written before both groups of the recovery sheet were typed back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial

from PySide6.QtCore import QObject, QTimer

from workwell_desktop.domain.access import Protection, StoreState
from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.errors import Fault, Refusal
from workwell_desktop.domain.facilitator import Facilitator
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.ids import GroupId, new_id
from workwell_desktop.domain.papers import PaperSize, PaperStyle
from workwell_desktop.ui.kit.paper import DrawnPaper, drawn
from workwell_desktop.ui.kit.paper_out import PaperOut
from workwell_desktop.ui.kit.places_to_go import Place, ToGroup
from workwell_desktop.ui.kit.recovery_sheet_panel import ASKED_BACK, SHEET_WIDTH
from workwell_desktop.ui.kit.settings import ThemeChoice
from workwell_desktop.ui.unlock.entrance import Entrance
from workwell_desktop.ui.unlock.first_run_shown import FirstRun, Step
from workwell_desktop.ui.unlock.first_run_view import FirstRunView
from workwell_desktop.ui.unlock.unlock_controller import PATIENCE
from workwell_desktop.usecases.access import Access, judge_passphrase, recovery_sheet
from workwell_desktop.usecases.open_vault import OpenVault
from workwell_desktop.usecases.papers import draw


class FirstRunController(QObject):
    """Holds the state of the first run; lives as long as its view."""

    def __init__(self, access: Access, entrance: Entrance) -> None:
        self.view = FirstRunView()
        super().__init__(self.view)
        self._access = access
        self._entrance = entrance
        self._state = FirstRun()
        self._setup = access.begin()
        self._opened: OpenVault | None = None
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE // timedelta(milliseconds=1))
        self._patience.timeout.connect(self._waiting)
        self._out = PaperOut(self.view, entrance.background, self.view.show_trouble)
        self._connect()
        self.view.you.look.show_value(entrance.settings.current.theme)
        self.view.you.text_size.show_value(entrance.settings.current.text_scale)
        self.view.show_state(self._state)
        entrance.background.run(access.store_trouble, self._store_answered, owner=self)

    def _connect(self) -> None:
        view = self.view
        view.back_requested.connect(self._back)
        view.continue_requested.connect(self._onward)
        if self._entrance.restore is not None:
            view.may_restore = True
            view.restore_requested.connect(self._entrance.restore)
        view.you.look_chosen.connect(self._choose_look)
        view.you.text_size_chosen.connect(self._choose_size)
        view.protection.way_chosen.connect(self._choose_way)
        view.protection.passphrase_edited.connect(self._judge)
        view.sheet.print_requested.connect(self._print)
        view.sheet.save_requested.connect(self._save)
        view.sheet.group_typed.connect(self._compare)
        view.group.create_requested.connect(self._create_group)
        view.group.sample_requested.connect(self._add_sample)
        view.group.later_requested.connect(self._later)

    def _show(self, state: FirstRun) -> None:
        self._state = state
        self.view.show_state(state)

    # You

    def _choose_look(self, look: ThemeChoice) -> None:
        self._change_settings(theme=look)

    def _choose_size(self, percent: int) -> None:
        self._change_settings(text_scale=percent)

    def _change_settings(self, **changes: ThemeChoice | int) -> None:
        settings = self._entrance.settings
        try:
            settings.change(replace(settings.current, **changes))  # type: ignore[arg-type]  # names are Settings' own
        except Fault as fault:
            self.view.show_trouble(fault.sentence)

    def _facilitator(self) -> Facilitator:
        you = self.view.you
        return Facilitator(name=you.name_edit.text(), organisation=you.organisation_edit.text()).checked()

    def _you_complete(self) -> bool:
        you = self.view.you
        you.name.clear_error()
        you.organisation.clear_error()
        try:
            self._facilitator()
        except Refusal as refusal:
            field = you.organisation if refusal.field == "organisation" else you.name
            field.show_error(refusal.sentence)
            field.control.setFocus()
            return False
        return True

    # Protection

    def _store_answered(self, state: StoreState) -> None:
        way = self._state.protection if state in (StoreState.OPEN, StoreState.LOCKED) else Protection.PASSPHRASE
        self._show(replace(self._state, store=state, protection=way))

    def _choose_way(self, way: Protection) -> None:
        self._show(replace(self._state, protection=way))
        if way is Protection.PASSPHRASE:
            self.view.protection.first_edit.setFocus()

    def _judge(self) -> None:
        first, again = self.view.protection.texts()
        ok, sentence = judge_passphrase(first)
        self.view.protection.first.set_hint(sentence)
        differs = bool(again) and not first.startswith(again) and first != again
        self.view.protection.again.show_error("The two differ. Type the same passphrase again." if differs else "")
        self._show(replace(self._state, passphrase_ok=ok, passphrase_same=first == again))

    # Recovery sheet

    def _sheet(self, hidden: tuple[int, ...] = ()) -> Callable[[], bytes]:
        sheet = recovery_sheet(self._setup, self._facilitator().organisation, self._entrance.now(), hidden=hidden)
        size = PaperSize.LETTER if self._entrance.settings.current.paper_size == "LETTER" else PaperSize.A4
        return partial(draw, sheet, PaperStyle(size=size))

    def _draw_sheet(self) -> None:
        work = partial(_drawn_sheet, self._sheet(ASKED_BACK))
        self._entrance.background.run(work, self._sheet_drawn, owner=self)

    def _sheet_drawn(self, paper: DrawnPaper) -> None:
        self.view.show_sheet(paper.pages)

    def _print(self) -> None:
        self._entrance.background.run(self._sheet(), self._ask_printer, owner=self)

    def _save(self) -> None:
        self._entrance.background.run(self._sheet(), self._ask_where, owner=self)

    def _ask_printer(self, pdf: bytes) -> None:
        self._out.ask_and_print(pdf)

    def _ask_where(self, pdf: bytes) -> None:
        self._out.ask_and_save(pdf, "WorkWell recovery sheet.pdf")

    def _compare(self) -> None:
        typed = self.view.sheet.typed()
        first, second = (self._setup.typed_back(group, text) for group, text in zip(ASKED_BACK, typed, strict=True))
        self._show(replace(self._state, typed_back=(first, second)))

    # Moving on

    def _back(self) -> None:
        if self._state.may_go_back:
            self._show(replace(self._state, step=Step(self._state.step - 1)))

    def _onward(self) -> None:
        state = self._state
        if not state.may_continue or (state.step is Step.YOU and not self._you_complete()):
            return
        if state.step is Step.SHEET:
            self._make()
            return
        self._show(replace(state, step=Step(state.step + 1)))
        if self._state.step is Step.SHEET:
            self._draw_sheet()

    def _make(self) -> None:
        self._show(replace(self._state, busy=True))
        if self._state.protection is Protection.EASY:
            self._patience.start()
        passphrase = self.view.protection.texts()[0]
        work = partial(self._access.create, self._setup, self._state.protection, passphrase, self._facilitator())
        self._entrance.background.run(work, self._made, self._not_made, owner=self)

    def _waiting(self) -> None:
        self._show(replace(self._state, waiting=True))

    def _made(self, opened: OpenVault) -> None:
        self._patience.stop()
        self._opened = opened
        self._entrance.kept(opened)
        self.view.protection.forget()
        self._show(replace(self._state, step=Step.GROUP, busy=False, waiting=False))

    def _not_made(self, trouble: Fault | Refusal) -> None:
        self._patience.stop()
        if isinstance(trouble, Fault) and self._access.exists():  # made, only not opened: a vault like any other
            self._entrance.again()
            return
        self._show(replace(self._state, busy=False, waiting=False))
        self.view.show_trouble(trouble.sentence)

    # First group

    def _create_group(self, name: str) -> None:
        self._with_desk(partial(self._created, name))

    def _created(self, name: str, opened: OpenVault) -> Place:
        desk = opened.desk(_nobody_listens, self._entrance.now)
        author = desk.own_name.get().name
        group = Group(id=GroupId(new_id()), name=name, facilitators=(author,))
        return ToGroup(desk.groups.save(group).id, "members")

    def _add_sample(self) -> None:
        self._with_desk(self._sampled)

    def _sampled(self, opened: OpenVault) -> None:
        opened.desk(_nobody_listens, self._entrance.now).sample.add()

    def _later(self) -> None:
        self._with_desk(_go_to_today)

    def _with_desk(self, act: Callable[[OpenVault], Place | None]) -> None:
        if self._opened is None:
            return
        self.view.group.name.clear_error()
        try:
            place = act(self._opened)
        except Refusal as refusal:
            self.view.group.name.show_error(refusal.sentence)
            return
        except Fault as fault:
            self.view.show_trouble(fault.sentence)
            return
        opened, self._opened = self._opened, None
        self._entrance.entered(opened, place)


def _drawn_sheet(draw_sheet: Callable[[], bytes]) -> DrawnPaper:
    return drawn(draw_sheet(), SHEET_WIDTH, limit=1)


def _go_to_today(_opened: OpenVault) -> None:
    """Enter without a group; Today offers the first step."""


def _nobody_listens(_changes: Changes) -> None:
    """Take the news before any page is there to hear it."""
