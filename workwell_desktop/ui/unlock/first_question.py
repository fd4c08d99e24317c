"""The question to the password store that is asked before there is any screen: an answer at once needs none."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

    from workwell_desktop.domain.errors import Fault, Refusal
    from workwell_desktop.ui.kit.background import Background
    from workwell_desktop.ui.unlock.asked import Asked
    from workwell_desktop.usecases.access import Answer
    from workwell_desktop.usecases.open_vault import OpenVault

AT_ONCE = 400
"""Milliseconds that an answer of the password store may take without a screen that says what is waited for."""


class FirstQuestion(QObject):
    """Waits for an answer; when it takes its time, or is none, hands the question to the unlock screen."""

    def __init__(
        self,
        asked: "Asked",
        enter: "Callable[[OpenVault], object]",
        show_screen: "Callable[[Asked], object]",
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._asked: Asked | None = asked
        self._enter, self._show_screen = enter, show_screen
        asked.heard, asked.stuck = self._heard, self._heard_trouble

    def ask(self, background: "Background") -> None:
        """Ask, on a worker."""
        asked = self._asked
        if asked is not None:
            background.run(asked.ask, asked.answered, asked.failed, owner=self)
            QTimer.singleShot(AT_ONCE, self, self.give_to_screen)

    def give_to_screen(self) -> None:
        """Show the unlock screen, unless that is settled; from now on that screen hears the answer."""
        asked, self._asked = self._asked, None
        if asked is not None:
            self._show_screen(asked)

    def _heard(self, answer: "Answer") -> None:
        asked, self._asked = self._asked, None
        if answer.vault is not None:
            self._enter(answer.vault)
        elif asked is not None:
            self._show_screen(asked)
            asked.answered(answer)

    def _heard_trouble(self, trouble: "Fault | Refusal") -> None:
        asked, self._asked = self._asked, None
        if asked is not None:
            self._show_screen(asked)
            asked.failed(trouble)
