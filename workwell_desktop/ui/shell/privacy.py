"""The privacy screen: one key hides every name at once, for when somebody looks over the shoulder.

A page that can hide its own names does so and stays in use; any other is covered whole. What is said in the status
line and the words after Undo may hold names too, so both are quiet meanwhile. It is a curtain, not a lock.
"""

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from workwell_desktop.ui.kit.buttons import PrimaryButton
from workwell_desktop.ui.kit.page import Page
from workwell_desktop.ui.kit.surfaces import IconLabel, Label
from workwell_desktop.ui.kit.tokens import HUGE, MEDIUM

HIDE = "view.hide_names"
HIDE_KEYS = "F9"


class Cover(QWidget):
    """What stands in place of a page whose names are hidden."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(HUGE, HUGE, HUGE, HUGE)
        column.setSpacing(MEDIUM)
        column.addStretch(1)
        column.addWidget(IconLabel("eye-off", "muted", side=40), 0, Qt.AlignmentFlag.AlignHCenter)
        for words, role in (
            ("Names are hidden", "large"),
            (f"Nothing about anybody shows on the screen. {HIDE_KEYS} or the button brings it back.", "muted-body"),
        ):
            label = Label(words, role, wrap=True)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        self.show_button = PrimaryButton("Show names", "eye")
        column.addWidget(self.show_button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)


class Privacy(QObject):
    """Keeps names hidden, whichever page comes forward, until they are shown again."""

    switched = Signal(bool)
    """Names are hidden from now on, or shown."""

    def __init__(self, pages: QStackedWidget, parent: QObject) -> None:
        super().__init__(parent)
        self.hidden = False
        self._page: Page | None = None
        self.cover = Cover()
        self.middle = QStackedWidget()
        self.middle.addWidget(pages)
        self.middle.addWidget(self.cover)
        self._pages = pages
        self.cover.show_button.clicked.connect(self.toggle)

    @Slot()
    def toggle(self) -> None:
        """Hide names, or show them again."""
        self.hidden = not self.hidden
        self.switched.emit(self.hidden)
        self._apply()

    def follow(self, page: Page) -> None:
        """Take the page that has just come forward under the same rule."""
        self._page = page
        page.destroyed.connect(self._forget)
        self._apply()

    @Slot()
    def _forget(self) -> None:
        self._page = None

    def _apply(self) -> None:
        page = self._page
        if page is None:
            return
        able = page.hide_names(self.hidden)
        covered = self.hidden and not able
        self.middle.setCurrentWidget(self.cover if covered else self._pages)
        if covered:
            self.cover.show_button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            (page.focusWidget() or page).setFocus(Qt.FocusReason.OtherFocusReason)
