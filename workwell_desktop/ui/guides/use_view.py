"""The panel that asks which session a guide or a part is for, and says what was done. Nothing stands in the way."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from workwell_desktop.domain.ids import SessionId
from workwell_desktop.ui.guides.shown import ComingSession, UseShown
from workwell_desktop.ui.kit.controls import (
    Button,
    Card,
    CardButton,
    Flow,
    Heading,
    IconButton,
    Label,
    Muted,
    WrappedLabel,
)
from workwell_desktop.ui.kit.emptying import empty
from workwell_desktop.ui.kit.tokens import MEDIUM, SMALL

NO_SESSION = "No session is coming up. Plan one in the calendar, then come back."


class SessionButton(CardButton):
    """One session to come: when and which, and how its plan stands."""

    def __init__(self, session: ComingSession) -> None:
        super().__init__(f"{session.when}, {session.what}, {session.plan}")
        self.session = session
        layout = QHBoxLayout(self)
        layout.setContentsMargins(MEDIUM, SMALL, MEDIUM, SMALL)
        layout.setSpacing(MEDIUM)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(WrappedLabel(session.when, "strong"))
        words.addWidget(WrappedLabel(session.what, "muted"))
        layout.addLayout(words, 3)
        layout.addWidget(WrappedLabel(session.plan, "muted"), 2)
        for label in self.findChildren(QWidget):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


class UseView(Card):
    """Lists sessions to come, the next first. Esc closes it."""

    session_requested = Signal(object)
    """A `SessionId`."""
    plan_requested = Signal(object)
    """A `SessionId`: open its plan."""
    undo_requested = Signal()
    calendar_requested = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(ground="sunken", parent=parent)
        self.title = Heading()
        self.title.setWordWrap(True)
        self.close_button = IconButton("x", "Close")
        self.close_button.clicked.connect(self.fold)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)
        self.hint = Muted("")
        self.body.addWidget(self.hint)
        self.buttons: list[SessionButton] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(SMALL)
        self.body.addLayout(self._list)
        self.none = Label(NO_SESSION, "muted-body", wrap=True)
        self.to_calendar = Button("Open the calendar", "calendar-days")
        self.to_calendar.clicked.connect(self.calendar_requested)
        self.body.addWidget(self.none)
        self.body.addWidget(self.to_calendar, 0, Qt.AlignmentFlag.AlignLeft)
        self._done: SessionId | None = None
        self.open_plan = Button("Open the plan", "clipboard-list")
        self.undo = Button("Undo", "undo-2")
        self.open_plan.clicked.connect(self._tell_plan)
        self.undo.clicked.connect(self.undo_requested)
        self.after = Flow(self.open_plan, self.undo)
        self.body.addWidget(self.after)
        self.hide()

    def ask(self, shown: UseShown) -> None:
        """Offer the sessions and put the keys on the first."""
        self._done = None
        self.title.setText(shown.title)
        self._say(shown.hint if shown.sessions else "")
        empty(self._list)
        self.buttons = [SessionButton(session) for session in shown.sessions]
        for button in self.buttons:
            button.clicked.connect(partial(self._tell_session, button.session.id))
            self._list.addWidget(button)
        self.none.setVisible(not shown.sessions)
        self.to_calendar.setVisible(not shown.sessions)
        self.after.hide()
        self.show()
        first = self.buttons[0] if self.buttons else self.to_calendar
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def show_done(self, sentence: str, hint: str, session_id: SessionId) -> None:
        """Say what was done and how the plan is now, and lead on to it."""
        self._done = session_id
        self.title.setText(sentence)
        self._say(hint)
        empty(self._list)
        self.buttons = []
        self.none.hide()
        self.to_calendar.hide()
        self.after.show()
        self.show()
        self.open_plan.setFocus(Qt.FocusReason.TabFocusReason)

    def show_refusal(self, sentence: str) -> bool:
        """Say why it cannot be done; the sessions stay offered."""
        self._say(sentence)
        return True

    def fold(self) -> None:
        """Close the panel."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def _say(self, words: str) -> None:
        self.hint.setText(words)
        self.hint.setVisible(bool(words))

    def _tell_session(self, session_id: SessionId, _checked: bool = False) -> None:
        self.session_requested.emit(session_id)

    def _tell_plan(self) -> None:
        if self._done is not None:
            self.plan_requested.emit(self._done)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.fold()
        else:
            super().keyPressEvent(event)
