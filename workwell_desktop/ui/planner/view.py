"""The planner's widgets: header, time bar, list of parts, side cards. It shows a `PlanState` and tells wishes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from workwell_desktop.domain.agenda import Block
from workwell_desktop.domain.session import Session
from workwell_desktop.ui.kit import icons, theme
from workwell_desktop.ui.kit.controls import (
    Button,
    Card,
    Chip,
    Columns,
    EmptyState,
    IconButton,
    Label,
    Muted,
    PageHeader,
    PrimaryButton,
    QuietButton,
    Tone,
    page_layout,
)
from workwell_desktop.ui.kit.tokens import MEDIUM, SMALL
from workwell_desktop.ui.planner.ask_panel import AskPanel
from workwell_desktop.ui.planner.details_form import DetailsForm
from workwell_desktop.ui.planner.drafting import Raw
from workwell_desktop.ui.planner.part_form import PartForm, PartPlace
from workwell_desktop.ui.planner.part_row import PartRow, total_of
from workwell_desktop.ui.planner.parts_list import PartsList
from workwell_desktop.ui.planner.standing import Step
from workwell_desktop.ui.planner.time_bar import TimeBar, total_words

ROOM_FOR_WORDS = 900
"""Below this width (at 100 % text) the two plain header buttons show their icons only."""
SIDE_WIDTH = 290


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


class PlanView(QWidget):
    """The whole page."""

    back_requested = Signal()
    print_requested = Signal()
    note_requested = Signal()
    step_requested = Signal(object)
    """A `Step`."""
    part_edited = Signal(str, object)
    detail_edited = Signal(str, object)
    typing_paused = Signal()
    add_requested = Signal()
    copy_requested = Signal()
    outline_requested = Signal()
    groups_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._built = False
        self.parts = PartsList()
        self.bar = TimeBar()
        self.total = Chip("", Tone.OK)
        self.part = PartForm()
        self.details = DetailsForm()
        self.question = AskPanel()
        self.header = self._build_header()
        self.gone = EmptyState(
            "calendar-x", "This session is no longer here", "It may have been deleted just now.", "See your groups"
        ).as_card()
        self._columns = Columns(self._build_main(), self._build_side(), SIDE_WIDTH)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(MEDIUM)
        for each in (self.gone, self.question, self._columns):
            column.addWidget(each)
        column.addStretch(1)
        self.gone.hide()
        page_layout(self, self.header, body)
        self._connect()
        self._built = True

    def _build_header(self) -> PageHeader:
        header = PageHeader("Session")
        self.papers = Button("Print papers", "printer")
        self._note_words = "Write note"
        self.note = Button(self._note_words, "pen-line")
        self.more = IconButton("ellipsis", "More for this session")
        self.menu = QMenu(self.more)
        self.main = PrimaryButton(Step.BEGIN.words, Step.BEGIN.icon)
        for button in (self.more, self.papers, self.note, self.main):
            header.add_action(button)
        return header

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
        foot = QHBoxLayout()
        foot.setSpacing(MEDIUM)
        self.add = QuietButton("Add a part", "plus")
        self.hint = Muted("drag to reorder · Alt ↑↓ · every change can be undone")
        self.hint.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        foot.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        foot.addWidget(self.hint, 1)
        column.addLayout(foot)
        column.addStretch(1)
        return main

    def _build_start_from(self) -> Card:
        card = Card("Start from")
        card.body.addWidget(
            Label("Nothing is planned yet. Begin with something and change it as you like.", "muted-body", wrap=True)
        )
        self.copy = Button("", "copy")
        self.outline = Button("A simple outline in five parts", "list-checks")
        for button in (self.copy, self.outline):
            card.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _build_side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL * 2)
        column.addWidget(self.part)
        column.addWidget(self.details)
        column.addStretch(1)
        return side

    def _connect(self) -> None:
        self.header.crumb_pressed.connect(self.back_requested)
        self.papers.clicked.connect(self.print_requested)
        self.note.clicked.connect(self.note_requested)
        self.more.clicked.connect(self._open_menu)
        self.add.clicked.connect(self.add_requested)
        self.copy.clicked.connect(self.copy_requested)
        self.outline.clicked.connect(self.outline_requested)
        self.gone.first_step.connect(self.groups_requested)
        self.main.clicked.connect(self._ask_main)
        self.parts.add_requested.connect(self.add_requested)
        self.parts.edit_requested.connect(self.part.start_editing)
        self.part.edited.connect(self.part_edited)
        self.details.edited.connect(self.detail_edited)
        self.part.left.connect(self.typing_paused)
        self.details.left.connect(self.typing_paused)
        self.question.dismissed.connect(self.main.setFocus)

    # ----------------------------------------------------------------------------------------------------------- show

    def show_state(self, state: PlanState) -> None:
        """Show a plan. Forms are shown by `show_part` and `show_details`."""
        self._show_here(True)
        session = state.session
        self.header.show_words(session.title, state.subtitle, state.crumb)
        self._show_steps(state)
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
        self.hint.setVisible(not state.read_only and not empty)
        self.part.set_read_only(state.read_only)
        self.details.set_read_only(state.read_only)
        self._make_room()

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
        for button in (self.more, self.papers, self.note, self.main):
            button.setVisible(here)
        if not here:
            self.question.hide()

    def _show_steps(self, state: PlanState) -> None:
        self._note_words = "Read note" if state.main is Step.SEE_REGISTER else "Write note"
        self.papers.setVisible(state.main is not Step.PAPERS)
        self.main.setText(state.main.words)
        self.main.set_icon_name(state.main.icon)
        self.main.setProperty("step", state.main.name)
        self.menu.clear()
        for step in state.others:
            chosen = self.menu.addAction(icons.icon(step.icon), step.words)
            chosen.triggered.connect(partial(self._tell_step, step))
        self.more.setVisible(bool(state.others))

    def _show_total(self, total: int, planned: int) -> None:
        over = total > planned
        self.total.show_as(total_words(total, planned), Tone.WARN if over else Tone.OK, "clock" if over else "")
        self.total.setVisible(total > 0)
        self.bar.setVisible(total > 0)

    def _ask_main(self) -> None:
        self._tell_step(Step[str(self.main.property("step"))])

    def _tell_step(self, step: Step, _checked: bool = False) -> None:
        self.step_requested.emit(step)

    def _open_menu(self) -> None:
        self.menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    # ----------------------------------------------------------------------------------------------------------- room

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._make_room()

    def _make_room(self) -> None:
        if not self._built:
            return
        roomy = self.width() >= theme.current().sizes.px(ROOM_FOR_WORDS)
        for button, words in ((self.papers, "Print papers"), (self.note, self._note_words)):
            button.setText(words if roomy else "")
            button.setAccessibleName(words)
            button.setToolTip("" if roomy else words)
            button.updateGeometry()
