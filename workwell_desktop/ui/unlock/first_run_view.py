"""The first run on the screen: a card with four chips, one step at a time. It emits wishes and decides nothing."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from workwell_desktop.domain.access import StoreState
from workwell_desktop.ui.kit.controls import Button, Chip, Label, LineEdit, LinkButton, PrimaryButton, Tone
from workwell_desktop.ui.kit.paper import PackedPage
from workwell_desktop.ui.kit.recovery_sheet_panel import SheetPanel
from workwell_desktop.ui.kit.tokens import SMALL
from workwell_desktop.ui.unlock.first_run_panels import GroupPanel, ProtectionPanel, YouPanel
from workwell_desktop.ui.unlock.first_run_shown import FirstRun, Step
from workwell_desktop.ui.unlock.frame import EntranceFrame

CARD_WIDTH = 880

_SHEET = (
    "If this laptop breaks or the password is forgotten, this sheet alone opens your groups and every backup. "
    "Nobody else can open them, and neither can we."
)


class FirstRunView(EntranceFrame):
    """Four panels of which one is shown, with Back and Continue beneath."""

    back_requested = Signal()
    continue_requested = Signal()
    restore_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(CARD_WIDTH, brand_inside=False, parent=parent)
        self.setAccessibleName("First run")
        self._chips = [Chip(f"{step + 1} {step.label}") for step in Step]
        self.you = YouPanel()
        self.protection = ProtectionPanel()
        self.sheet = SheetPanel("Keep one sheet of paper safe", _SHEET)
        self.group = GroupPanel()
        self._panels = (self.you, self.protection, self.sheet, self.group)
        self._step: Step | None = None
        self.may_restore = False
        """Whether there is a way to bring a vault back instead of making one."""
        self._trouble = Label("", "error", wrap=True)
        self.waiting = Label(StoreState.WAITING.sentence, "muted-body", wrap=True)
        self._busy = QProgressBar()
        self._busy.setRange(0, 0)
        self._busy.setTextVisible(False)
        self._busy.setAccessibleName("Making the vault")
        self.card.body.addLayout(self._chip_line())
        for panel in self._panels:
            self.card.body.addWidget(panel)
        self.card.body.addWidget(self._trouble)
        self.card.body.addWidget(self.waiting)
        self.card.body.addWidget(self._busy)
        self._build_foot()

    def _chip_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(SMALL)
        for chip in self._chips:
            line.addWidget(chip)
        line.addStretch(1)
        return line

    def _build_foot(self) -> None:
        self.back = Button("Back")
        self.onward = PrimaryButton("Continue")
        self.onward.setDefault(True)
        self.back.clicked.connect(self.back_requested)
        self.onward.clicked.connect(self.continue_requested)
        for edit in self._edits():
            edit.returnPressed.connect(self.continue_requested)
        self.restore = LinkButton("I have a backup", "archive-restore")
        self.restore.clicked.connect(self.restore_requested)
        self.foot.addWidget(self.back)
        self.foot.addWidget(self.restore)
        self.foot.addStretch(1)
        self.foot.addWidget(self.onward)

    def _edits(self) -> tuple[LineEdit, ...]:
        """Return the fields in which Enter means Continue."""
        you, protection = self.you, self.protection
        return (
            you.name_edit,
            you.organisation_edit,
            protection.first_edit,
            protection.again_edit,
            *self.sheet.groups,
        )

    @property
    def trouble(self) -> str:
        """The sentence about the step as a whole, or nothing."""
        return self._trouble.text()

    def show_state(self, state: FirstRun) -> None:
        """Show where the first run stands."""
        for step, chip in zip(Step, self._chips, strict=True):
            if step < state.step:
                chip.show_as(step.label, Tone.OK, "check")
            else:
                tone = Tone.PRIMARY if step is state.step else Tone.NEUTRAL
                chip.show_as(f"{step + 1} {step.label}", tone)
        moved = self._step is not state.step
        self._step = state.step
        for step, panel in zip(Step, self._panels, strict=True):
            panel.setVisible(step is state.step)
        self.back.setVisible(state.may_go_back)
        self.restore.setVisible(state.step is Step.YOU and self.may_restore)
        self.onward.setVisible(state.step is not Step.GROUP)
        self.onward.setEnabled(state.may_continue)
        self.waiting.setVisible(state.waiting)
        self._busy.setVisible(state.busy)
        self.protection.show_state(state)
        self.sheet.show_right(state.typed_back)
        if moved:
            self.show_trouble("")
            self._panels[state.step].setFocus(Qt.FocusReason.TabFocusReason)

    def show_trouble(self, sentence: str) -> None:
        """Show what went wrong with the step as a whole; an empty sentence takes it away."""
        self._trouble.setText(sentence)
        self._trouble.setVisible(bool(sentence))

    def show_sheet(self, pages: Sequence[PackedPage]) -> None:
        """Show the recovery sheet's page."""
        self.sheet.show_page(tuple(pages))
