"""The restore on the screen: one card, one step at a time. It emits wishes and decides nothing."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from workwell_desktop.ui.kit.controls import Button, Label, LinkButton, PrimaryButton
from workwell_desktop.ui.kit.tokens import SMALL
from workwell_desktop.ui.restore.panels import ChoosePanel, KeyPanel, LookPanel
from workwell_desktop.ui.restore.shown import RestoreShown, Step
from workwell_desktop.ui.unlock.frame import EntranceFrame

CARD_WIDTH = 720

_MAIN = {
    Step.OPEN: ("Open the backup", "lock-open"),
    Step.LOOK: ("Use the backup", "archive-restore"),
    Step.NEW_PASSPHRASE: ("Set passphrase", "check"),
}


class RestoreView(EntranceFrame):
    """Three panels of which one is shown, with Back and one large button beneath."""

    back_requested = Signal()
    main_requested = Signal()
    stop_requested = Signal()
    start_over_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(CARD_WIDTH, brand_inside=False, parent=parent)
        self.setAccessibleName("Restore a backup")
        self._title = Label("", "large", wrap=True)
        self._sentence = Label("", "muted-body", wrap=True)
        self.choose, self.key, self.look = ChoosePanel(), KeyPanel(), LookPanel()
        self._trouble = Label("", "error", wrap=True)
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName("Reading the backup through")
        self.card.body.addWidget(self._title)
        self.card.body.addWidget(self._sentence)
        self.card.body.addSpacing(SMALL)
        for part in (self.choose, self.key, self.look, self._trouble, self._progress):
            self.card.body.addWidget(part)
        self.back = Button("Back", "arrow-left")
        self.stop = Button("Stop", "x")
        self.start_over = LinkButton("Start over with an empty vault…")
        self.main = PrimaryButton("", "check")
        self.back.clicked.connect(self.back_requested)
        self.stop.clicked.connect(self.stop_requested)
        self.start_over.clicked.connect(self.start_over_requested)
        self.main.clicked.connect(self.main_requested)
        self.key.entered.connect(self.main_requested)
        self.foot.addWidget(self.back)
        self.foot.addWidget(self.stop)
        self.foot.addWidget(self.start_over)
        self.foot.addStretch(1)
        self.foot.addWidget(self.main)
        self.show_trouble("")

    def show_state(self, state: RestoreShown) -> None:
        """Show where the restore stands."""
        self._title.setText(state.title)
        self._sentence.setText(state.sentence)
        self._sentence.setVisible(bool(state.sentence))
        self.choose.setVisible(state.step is Step.CHOOSE)
        self.key.setVisible(state.step in (Step.OPEN, Step.NEW_PASSPHRASE))
        self.look.setVisible(state.step is Step.LOOK and state.look is not None)
        if state.step is Step.CHOOSE:
            self.choose.show_backups(state.backups, state.more, state.busy)
            self.setTabOrder(self.choose.again, self.back)
            self.setTabOrder(self.back, self.start_over)
        elif state.step is Step.LOOK and state.look is not None:
            self.look.show_look(state.look)
        else:
            self.key.show_state(state)
        self._progress.setVisible(state.busy)
        self._progress.setRange(0, 100 if state.percent else 0)
        self._progress.setValue(state.percent)
        self.stop.setVisible(state.busy and state.percent > 0)
        self.back.setVisible(state.step is not Step.NEW_PASSPHRASE and not self.stop.isVisibleTo(self))
        self.back.setEnabled(not state.busy)
        self.start_over.setVisible(state.step is Step.CHOOSE and state.may_start_over and not state.busy)
        words, icon = _MAIN.get(state.step, ("", ""))
        self.main.setText(words)
        if icon:
            self.main.set_icon_name(icon)
        self.main.setVisible(bool(words))
        self.main.setEnabled(not state.busy)

    def show_trouble(self, sentence: str) -> None:
        """Show what stood in the way; an empty sentence takes it away."""
        self._trouble.setText(sentence)
        self._trouble.setVisible(bool(sentence))

    @property
    def title(self) -> str:
        """The heading on the card."""
        return self._title.text()

    @property
    def sentence(self) -> str:
        """What stands beneath the heading."""
        return self._sentence.text()

    @property
    def trouble(self) -> str:
        """What stood in the way, or nothing."""
        return self._trouble.text()
