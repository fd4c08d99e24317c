"""The planner's header: what session this is and what can be done with it, always in words.

Buttons that have no room beside the title are offered in the menu instead, so none is ever only a picture.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QPoint, Signal, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget
from typing_extensions import override

from workwell_desktop.domain.session import Session
from workwell_desktop.ui.kit import icons, theme
from workwell_desktop.ui.kit.controls import Button, IconButton, PageHeader, PrimaryButton
from workwell_desktop.ui.kit.tokens import SMALL
from workwell_desktop.ui.planner.standing import Step

TITLE_ROOM = 290
"""The width kept free for the title at 100 % text."""


class PlanHeader(PageHeader):
    """Breadcrumb, title and day at the left; menu, plans, papers, note and the main step at the right."""

    print_requested = Signal()
    note_requested = Signal()
    start_from_requested = Signal()
    keep_requested = Signal()
    """Keep this plan as a template."""
    step_requested = Signal(object)
    """A `Step`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Session", parent=parent)
        self._main_step = Step.BEGIN
        self._steps: tuple[Step, ...] = ()
        self._wanted: tuple[Button, ...] = ()
        self._can_keep = False
        self.more = IconButton("ellipsis", "More for this session")
        self.menu = QMenu(self.more)
        self.start_from = Button("Start from…", "copy")
        self.papers = Button("Print papers", "printer")
        self.note = Button("Write note", "pen-line")
        self.main = PrimaryButton(Step.BEGIN.words, Step.BEGIN.icon)
        for button in (self.more, self.start_from, self.papers, self.note, self.main):
            self.add_action(button)
        self._signals: dict[Button, SignalInstance] = {
            self.start_from: self.start_from_requested,
            self.papers: self.print_requested,
            self.note: self.note_requested,
        }
        for button, signal in self._signals.items():
            button.clicked.connect(partial(self._pass_on, signal))
        self.more.clicked.connect(self._open_menu)
        self.main.clicked.connect(self._tell_main)

    def show_session(self, session: Session, main: Step, others: tuple[Step, ...], *, today: bool) -> None:
        """Show what can be done; `today` says whether the session's day has come."""
        self._main_step, self._steps = main, others
        self.main.setText(main.words)
        self.main.set_icon_name(main.icon)
        self.note.setText("Read note" if main is Step.SEE_REGISTER else "Write note")
        self._can_keep = bool(session.agenda.blocks)
        plan = (self.start_from,) if session.state.upcoming else ()
        papers = (self.papers,) if main is not Step.PAPERS else ()
        note = (self.note,) if today else ()
        self._wanted = (*plan, *papers, *note) if session.state.upcoming else (*note, *papers, *plan)
        self.make_room()

    def show_here(self, here: bool) -> None:
        """Show the buttons, or none when there is no session to do anything with."""
        self.more.setVisible(here)
        self.main.setVisible(here)
        if not here:
            for button in self._signals:
                button.hide()

    def make_room(self) -> None:
        """Let the buttons stand that have room, the most important first; the others go into the menu."""
        room = self.width() - self.main.sizeHint().width() - self.more.sizeHint().width() - 2 * (SMALL + 2)
        if self.beside:
            room -= theme.current().sizes.px(TITLE_ROOM)
        standing: list[Button] = []
        for button in self._wanted:
            room -= button.sizeHint().width() + SMALL + 2
            if room >= 0:
                standing.append(button)
        for button in self._signals:
            button.setVisible(button in standing and not self.main.isHidden())
        self._fill_menu([button for button in self._signals if button not in standing])

    def _fill_menu(self, away: list[Button]) -> None:
        self.menu.clear()
        for button in away:
            if button is not self.start_from or button in self._wanted:
                self._offer(button.icon_name, button.text(), partial(self._pass_on, self._signals[button]))
        if self._can_keep:
            self._offer("save", "Keep plan as a template…", partial(self._pass_on, self.keep_requested))
        if not self.menu.isEmpty() and self._steps:
            self.menu.addSeparator()
        for step in self._steps:
            self._offer(step.icon, step.words, partial(self._tell_step, step))
        self.more.setVisible(not self.menu.isEmpty() and not self.main.isHidden())

    def _offer(self, icon: str, words: str, call: Callable[[], None]) -> None:
        self.menu.addAction(icons.icon(icon), words).triggered.connect(call)

    def _pass_on(self, signal: SignalInstance, _checked: bool = False) -> None:
        signal.emit()

    def _tell_main(self) -> None:
        self.step_requested.emit(self._main_step)

    def _tell_step(self, step: Step, _checked: bool = False) -> None:
        self.step_requested.emit(step)

    def _open_menu(self) -> None:
        self.menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.make_room()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._wanted:
            self.make_room()
