"""The planner's widgets: header, time bar, list of parts, side cards. It shows a `PlanState` and tells wishes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from workwell_desktop.domain.agenda import Block
from workwell_desktop.domain.session import Session
from workwell_desktop.ui.kit.controls import (
    Button,
    Card,
    Chip,
    Columns,
    EmptyState,
    Flow,
    Label,
    Muted,
    QuietButton,
    Tone,
    page_layout,
)
from workwell_desktop.ui.kit.tokens import MEDIUM, SMALL
from workwell_desktop.ui.planner.ask_panel import AskPanel
from workwell_desktop.ui.planner.details_form import DetailsForm
from workwell_desktop.ui.planner.drafting import Raw
from workwell_desktop.ui.planner.drag_ghost import DragGhost
from workwell_desktop.ui.planner.guides_panel import LibraryPanel
from workwell_desktop.ui.planner.header import PlanHeader
from workwell_desktop.ui.planner.offer import Offer
from workwell_desktop.ui.planner.part_form import PartForm, PartPlace
from workwell_desktop.ui.planner.part_row import PartRow, total_of
from workwell_desktop.ui.planner.parts_list import PartsList
from workwell_desktop.ui.planner.prep_panel import PrepPanel
from workwell_desktop.ui.planner.scrolling import area_around, reveal
from workwell_desktop.ui.planner.series_card import SeriesCard
from workwell_desktop.ui.planner.standing import Step
from workwell_desktop.ui.planner.start_panel import StartPanel
from workwell_desktop.ui.planner.time_bar import TimeBar, total_words

SIDE_WIDTH = 316


@dataclass(frozen=True, kw_only=True)
class PlanState:
    """Everything the page shows besides the forms."""

    session: Session
    crumb: str
    subtitle: str
    rows: tuple[PartRow, ...]
    main: Step
    others: tuple[Step, ...]
    remark: str
    read_only: bool
    earlier: str
    """The title of the session whose plan can be copied, or nothing."""
    today: bool
    """Whether the session's day has come."""


class PlanView(QWidget):
    """The whole page."""

    back_requested = Signal()
    print_requested = Signal()
    note_requested = Signal()
    step_requested = Signal(object)
    """A `Step`."""
    painted = Signal()
    """The plan is on the screen: what stands beside it may follow. Told once after each `await_painting`."""
    part_edited = Signal(str, object)
    detail_edited = Signal(str, object)
    typing_paused = Signal()
    add_requested = Signal()
    buffer_requested = Signal()
    start_from_requested = Signal()
    """Show the plans to start from."""
    keep_requested = Signal()
    """Keep this plan as a template."""
    copy_requested = Signal()
    outline_requested = Signal()
    groups_requested = Signal()
    guides_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.parts = PartsList()
        self.bar = TimeBar()
        self.total = Chip("", Tone.OK)
        self.part = PartForm()
        self.details = DetailsForm()
        self.question = AskPanel()
        self.prep = PrepPanel()
        self.series = SeriesCard()
        self.header = PlanHeader()
        self.ghost = DragGhost(self)
        self._library: LibraryPanel | None = None
        self._start: StartPanel | None = None
        self._awaited = False
        self.gone = EmptyState(
            "calendar-x", "This session is no longer here", "It may have been deleted just now.", "See your groups"
        ).as_card()
        self._columns = Columns(self._build_main(), self._build_side(), SIDE_WIDTH)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(MEDIUM)
        self._top = QVBoxLayout()
        column.addLayout(self._top)
        for each in (self.gone, self.question, self.series, self.prep, self._columns):
            column.addWidget(each)
        column.addStretch(1)
        self.gone.hide()
        page_layout(self, self.header, body)
        self._connect()

    def _build_main(self) -> QWidget:
        main = QWidget()
        column = QVBoxLayout(main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(MEDIUM)
        self.remark = Label("", "muted-body", wrap=True)
        column.addWidget(self.remark)
        top = QHBoxLayout()
        top.setSpacing(MEDIUM)
        top.addWidget(self.bar, 1)
        top.addWidget(self.total)
        column.addLayout(top)
        column.addWidget(self.parts)
        self.start_from = self._build_start_from()
        column.addWidget(self.start_from)
        self.add = QuietButton("Add a part", "plus")
        self.add_buffer = QuietButton("Add a buffer", "timer")
        self.to_library = QuietButton("Find an activity", "search")
        self.hint = Muted("Drag to reorder, or Alt ↑↓. Every change can be undone.")
        column.addWidget(Flow(self.add, self.add_buffer, self.to_library))
        column.addWidget(self.hint)
        column.addStretch(1)
        return main

    def _build_start_from(self) -> Card:
        card = Card("Start from")
        card.body.addWidget(
            Label("Nothing is planned yet. Begin with something and change it as you like.", "muted-body", wrap=True)
        )
        self.copy = Button("", "copy")
        self.outline = Button("A simple outline in five parts", "list-checks")
        self.whole_guide = Button("A whole guide from the library…", "book-open")
        self.all_plans = Button("All plans and templates…", "layers")
        for button in (self.copy, self.outline, self.whole_guide, self.all_plans):
            card.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _build_side(self) -> QWidget:
        side = QWidget()
        self._side = QVBoxLayout(side)
        self._side.setContentsMargins(0, 0, 0, 0)
        self._side.setSpacing(SMALL * 2)
        self._side.addWidget(self.part)
        self._side.addWidget(self.details)
        self._side.addStretch(1)
        return side

    @property
    def guides(self) -> LibraryPanel:
        """The guide library, built when it is first asked for: the plan should not wait for it."""
        if self._library is None:
            self._library = LibraryPanel()
            self._side.insertWidget(1, self._library)
            self._library.show()
        return self._library

    @property
    def start(self) -> StartPanel:
        """The plans to start from, built when they are first asked for."""
        if self._start is None:
            self._start = StartPanel()
            self._top.addWidget(self._start)
        return self._start

    def _connect(self) -> None:
        self.header.crumb_pressed.connect(self.back_requested)
        self.header.print_requested.connect(self.print_requested)
        self.header.note_requested.connect(self.note_requested)
        self.header.step_requested.connect(self.step_requested)
        self.header.start_from_requested.connect(self.start_from_requested)
        self.header.keep_requested.connect(self.keep_requested)
        self.all_plans.clicked.connect(self.start_from_requested)
        self.add_buffer.clicked.connect(self.buffer_requested)
        self.to_library.clicked.connect(self._find_activity)
        self.add.clicked.connect(self.add_requested)
        self.copy.clicked.connect(self.copy_requested)
        self.outline.clicked.connect(self.outline_requested)
        self.whole_guide.clicked.connect(self.guides_requested)
        self.gone.first_step.connect(self.groups_requested)
        self.parts.add_requested.connect(self.add_requested)
        self.parts.edit_requested.connect(self.part.start_editing)
        self.part.edited.connect(self.part_edited)
        self.details.edited.connect(self.detail_edited)
        self.part.left.connect(self.typing_paused)
        self.details.left.connect(self.typing_paused)
        self.question.dismissed.connect(self.header.main.setFocus)

    def await_painting(self) -> None:
        """Tell `painted` once the plan has been painted."""
        self._awaited = True
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._awaited:
            self._awaited = False
            QTimer.singleShot(0, self, self.painted.emit)

    # ----------------------------------------------------------------------------------------------------------- show

    def show_state(self, state: PlanState) -> None:
        """Show a plan. Forms are shown by `show_part` and `show_details`."""
        self._show_here(True)
        session = state.session
        self.header.show_words(session.title, state.subtitle, state.crumb)
        self.header.show_session(session, state.main, state.others, today=state.today)
        self.remark.setText(state.remark)
        self.remark.setVisible(bool(state.remark))
        self.bar.show_rows(state.rows, session.minutes)
        self._show_total(total_of(state.rows), session.minutes)
        empty = not state.rows
        self.start_from.setVisible(empty and not state.read_only)
        self.copy.setText(f"The plan of {state.earlier}")
        self.copy.setVisible(bool(state.earlier))
        self.parts.setVisible(not empty)
        self.parts.set_read_only(state.read_only)
        self.parts.fit()
        self.add.setVisible(not state.read_only)
        self.to_library.setVisible(not state.read_only)
        self.add_buffer.setVisible(not state.read_only and not empty)
        self.hint.setVisible(not state.read_only and not empty)
        self.part.set_read_only(state.read_only)
        self.details.set_read_only(state.read_only)
        if self._library is not None:
            self._library.setVisible(not state.read_only)

    def _find_activity(self) -> None:
        """Lead the keys and the eyes to the guide library."""
        self.guides.words.setFocus(Qt.FocusReason.OtherFocusReason)
        reveal(self.guides)

    def to_top(self) -> None:
        """Scroll to the beginning, as when another session is shown."""
        area = area_around(self._columns)
        if area is not None:
            area.verticalScrollBar().setValue(0)

    def put_away(self) -> None:
        """Put the plans to start from away."""
        if self._start is not None:
            self._start.hide()

    def show_gone(self) -> None:
        """Show that there is no such session any more."""
        self.header.show_words("Session")
        self._show_here(False)

    def show_part(self, block: Block | None, place: PartPlace, drafts: Mapping[str, Raw]) -> None:
        """Show the chosen part in its card, or no card when there is none."""
        self.part.setVisible(block is not None)
        if block is not None:
            self.part.show_part(block, place, drafts)

    def show_details(self, session: Session, today: date, drafts: Mapping[str, Raw]) -> None:
        """Show the session's own details in their card."""
        self.details.show_session(session, today, drafts)

    def _show_here(self, here: bool) -> None:
        self.gone.setVisible(not here)
        self._columns.setVisible(here)
        self.header.show_here(here)
        if not here:
            self.question.hide()
            self.prep.hide()
            self.series.hide()
            self.put_away()

    def _show_total(self, total: int, planned: int) -> None:
        over = total > planned
        self.total.show_as(total_words(total, planned), Tone.WARN if over else Tone.OK, "clock" if over else "")
        self.total.setVisible(total > 0)
        self.bar.setVisible(total > 0)

    # ----------------------------------------------------------------------------------------------------------- drag

    def drag_over(self, offer: Offer, at: QPoint) -> int:
        """Show an offer dragged over a point of the screen; return where it would land, or -1 for nowhere."""
        self.ghost.follow(offer, self.mapFromGlobal(at))
        return self.landing(at)

    def landing(self, at: QPoint) -> int:
        """Return the position in the plan at a point of the screen, or -1."""
        if self.parts.isVisible():
            return self.parts.offer_drop(self.parts.mapFromGlobal(at))
        here = self.start_from.rect().contains(self.start_from.mapFromGlobal(at))
        return 0 if here and self.start_from.isVisible() else -1

    def end_drag(self) -> None:
        """Nothing is dragged any more."""
        self.ghost.hide()
        self.parts.offer_drop(None)
