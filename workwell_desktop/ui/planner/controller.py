"""Connects the planner's page with what a facilitator can do: shows one session, keeps what is typed and moved."""

from datetime import date
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.errors import Fault, Refusal
from workwell_desktop.domain.ids import BlockId, SessionId
from workwell_desktop.domain.plan_history import PlanHistory
from workwell_desktop.domain.session import Session, SessionState
from workwell_desktop.ui.kit import dates
from workwell_desktop.ui.kit.page import Page
from workwell_desktop.ui.kit.places_to_go import Place, ToGroup, ToGroups, ToGuides, ToHandouts, ToNote, ToSession
from workwell_desktop.ui.kit.telling import told
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.ui.planner.drafting import Raw
from workwell_desktop.ui.planner.guides_controller import Known, LibraryController
from workwell_desktop.ui.planner.keeper import Keeper
from workwell_desktop.ui.planner.model import PartsModel
from workwell_desktop.ui.planner.part_form import PartPlace
from workwell_desktop.ui.planner.part_row import rows_of
from workwell_desktop.ui.planner.parts_controller import PartsController
from workwell_desktop.ui.planner.prep_controller import PrepController
from workwell_desktop.ui.planner.series_controller import SeriesController
from workwell_desktop.ui.planner.standing import main_step, other_steps, remark
from workwell_desktop.ui.planner.start_controller import StartController
from workwell_desktop.ui.planner.steps_controller import StepsController
from workwell_desktop.ui.planner.typed import Typed
from workwell_desktop.ui.planner.view import PlanState, PlanView
from workwell_desktop.usecases.desk import Desk


class PlannerPage(Page):
    """The page that answers `ToSession`."""

    def __init__(self, desk: Desk, window: Window) -> None:
        super().__init__()
        self.view = PlanView(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        self.controller = PlanController(desk, window, self)

    @override
    def show_place(self, place: Place) -> None:
        if isinstance(place, ToSession):
            self.controller.show(place.session_id)

    @override
    def leaving(self) -> None:
        self.controller.leave()

    @override
    def refresh(self, changes: Changes) -> None:
        self.controller.hear(changes)


class PlanController(QObject):
    """Shows the session in front and answers the wishes of its page."""

    def __init__(self, desk: Desk, window: Window, page: PlannerPage) -> None:
        super().__init__(page)
        self._window, self._view, self._stack = window, page.view, page.undo_stack
        self._desk = desk
        self._keeper = Keeper(desk, window.bulletin, page.undo_stack, self)
        self._keeper.changed.connect(self._show)
        self._model = PartsModel(self)
        self._view.parts.setModel(self._model)
        self._typed = Typed(desk, window, self._keeper, self)
        self._typed.kept.connect(self._show)
        self._steps = StepsController(desk, window, self._view, self._keeper, self)
        self._parts = PartsController(window, self._view, self._keeper, self._chosen_part, self._typed.flush)
        self._steps.leaving_for_good.connect(self._forget)
        self._typed.reason_wanted.connect(self._steps.ask_to_move)
        self._steps.stays.connect(partial(self._typed.drop, None, "starts"))
        self._library = LibraryController(desk, window, self._view, self._parts.put, self)
        self._start = StartController(desk, window, self._view, self._keeper, self._parts.lay)
        self._prep = PrepController(desk, window, page.undo_stack, self._view.prep, self)
        self._series = SeriesController(desk, window, page.undo_stack, self._view.series, self)
        self._history = PlanHistory()
        self._session_id: SessionId | None = None
        self._selected: BlockId | None = None
        self._place = 0
        self._connect()

    def _connect(self) -> None:
        view = self._view
        view.back_requested.connect(self._go_back)
        view.groups_requested.connect(partial(self._window.navigate, ToGroups()))
        view.guides_requested.connect(partial(self._window.navigate, ToGuides()))
        view.print_requested.connect(self._print)
        view.note_requested.connect(self._write_note)
        view.step_requested.connect(self._take_step)
        view.part_edited.connect(self._type_part)
        view.detail_edited.connect(self._type_detail)
        view.typing_paused.connect(self._typed.flush)
        view.parts.chosen.connect(self._choose)
        view.painted.connect(self._show_beside)

    # ----------------------------------------------------------------------------------------------------------- show

    def show(self, session_id: SessionId) -> None:
        """Bring a session forward."""
        another = session_id != self._session_id
        if another:
            if self._session_id is not None:
                self._typed.put_aside(self._session_id)
            self._forget()
            self._session_id = session_id
            self._typed.bring_back(session_id)
        self.read()
        self._view.await_painting()
        if another:
            self._view.to_top()
            (self._view.parts if self._model.rows else self._view.outline).setFocus()

    def read(self) -> None:
        """Read the session again and show it; what is being typed stays."""
        if self._session_id is None:
            return
        try:
            self._keeper.load(self._session_id)
        except Refusal:
            self._typed.discard()
            self._view.show_gone()
        except Fault as fault:
            self._window.bulletin.trouble(fault.sentence, self.read)
        else:
            self._show()

    def _show_beside(self) -> None:
        """Learn from the group's earlier plans and bring the library; the plan itself has not waited for that."""
        if self._keeper.empty or self._keeper.session.state is SessionState.LOCKED:
            return
        self._prep.read()
        with told(self._window.bulletin):
            session = self._keeper.session
            self._history = self._desk.plan_history.of(session)
            self._library.show(Known(self._history, self._seen_from(session)))
            if self._history.took:
                self._show()
            else:
                self._show_history(session)

    def _seen_from(self, session: Session) -> date:
        """Return the day from which the past is told: today, or the day of a session that is past."""
        return min(session.day, self._window.now().date())

    def hear(self, changes: Changes) -> None:
        """Read again what these changes may have altered."""
        if changes & (Changes.SESSIONS | Changes.GROUPS):
            self.read()
        self._prep.hear(changes)
        if changes & Changes.LIBRARY:
            self._library.forget_guides()
        if changes & Changes.TEMPLATES:
            self._start.refresh()

    def leave(self) -> None:
        """Write what is still in the keys. What a rule refused waits here for the facilitator to come back."""
        self._view.details.finish_typing()
        self._view.part.finish_typing()
        self._typed.leave()

    def _forget(self) -> None:
        self._typed.discard()
        self._stack.clear()
        self._view.question.dismiss()
        self._view.put_away()
        self._history = PlanHistory()
        self._session_id = self._selected = None
        self._place = 0
        self._keeper.let_go()

    def _show(self) -> None:
        session = self._keeper.session
        rows = rows_of(session.agenda, session.starts_at, self._history.took)
        known = {row.id for row in self._model.rows}
        fresh = [row.id for row in rows if row.id not in known]
        self._model.show_rows(rows)
        if len(fresh) == 1 and known:
            self._selected = fresh[0]
        elif self._model.row_of(self._selected) < 0:
            self._selected = rows[max(0, min(self._place, len(rows) - 1))].id if rows else None
        self._view.show_state(self._state(session))
        self._prep.show(session, self._keeper.group)
        self._series.show(session)
        self._view.parts.choose(self._model.row_of(self._selected))
        self._show_forms()

    def _state(self, session: Session) -> PlanState:
        earlier = None if session.agenda.blocks else self._keeper.earlier_plan()
        now = self._window.now()
        return PlanState(
            session=session,
            crumb=self._keeper.group.name,
            subtitle=_subtitle(session),
            rows=self._model.rows,
            main=main_step(session, now),
            others=other_steps(session, now),
            remark=remark(session),
            read_only=session.state is SessionState.LOCKED,
            earlier=earlier.title if earlier else "",
            today=session.day <= now.astimezone(session.starts_at.tzinfo).date(),
        )

    def _show_forms(self) -> None:
        session, drafts = self._keeper.session, self._typed.drafts
        row = self._model.row_of(self._selected)
        self._place = max(0, row)
        block = session.agenda.blocks[row] if row >= 0 else None
        place = PartPlace(
            number=row + 1,
            count=len(session.agenda),
            start=session.agenda.starts(session.starts_at)[row].time() if row >= 0 else session.starts_at.time(),
            facilitators=session.facilitators,
        )
        self._view.show_part(block, place, drafts.of(self._selected))
        self._view.show_details(session, self._window.now().date(), drafts.of(None))
        self._show_history(session)
        for field, sentence in drafts.refused_of(None).items():
            self._view.details.show_error(field, sentence)
        if self._selected is not None:
            for field, sentence in drafts.refused_of(self._selected).items():
                self._view.part.show_error(field, sentence)

    def _show_history(self, session: Session) -> None:
        self._view.part.show_expected(self._history.expected)
        self._view.details.show_theme_history(self._history.theme_words(session.theme, self._seen_from(session)))

    def _chosen_part(self) -> BlockId | None:
        return self._selected

    def _choose(self, block_id: BlockId) -> None:
        if block_id != self._selected:
            self._selected = block_id
            self._typed.flush()
            self._show_forms()

    # --------------------------------------------------------------------------------------------------------- typing

    def _type_part(self, field: str, raw: Raw) -> None:
        if self._selected is not None:
            self._typed.put(self._selected, field, raw)

    def _type_detail(self, field: str, raw: Raw) -> None:
        self._typed.put(None, field, raw)

    # ------------------------------------------------------------------------------------------------------------- go

    def _take_step(self, step: object) -> None:
        self._typed.flush()
        self._steps.take(step)

    def _go_back(self) -> None:
        self._window.navigate(ToGroup(self._keeper.session.group_id))

    def _print(self) -> None:
        self._window.navigate(ToHandouts(self._keeper.session.id))

    def _write_note(self) -> None:
        self._window.navigate(ToNote(self._keeper.session.id))


def _subtitle(session: Session) -> str:
    end = session.starts_at.replace(tzinfo=None) + session.length
    words = [f"{dates.weekday_day(session.day)}, {dates.span(session.starts_at, end)}"]
    if session.place:
        words.append(session.place)
    if session.facilitators:
        words.append(_joined(session.facilitators))
    if session.state is not SessionState.PLANNED:
        words.append(session.state.label)
    return " · ".join(words)


def _joined(names: tuple[str, ...]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]
