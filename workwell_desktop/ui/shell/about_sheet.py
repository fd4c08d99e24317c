"""The sheet "About WorkWell": version, licence, what is protected and what is not, whose work it stands on."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from workwell_desktop import VERSION
from workwell_desktop.ui.kit import theme
from workwell_desktop.ui.kit.brand import Brand
from workwell_desktop.ui.kit.buttons import Button
from workwell_desktop.ui.kit.page_parts import Scroll
from workwell_desktop.ui.kit.surfaces import Card, IconLabel, Label
from workwell_desktop.ui.kit.tokens import HUGE, LARGE, MEDIUM, SMALL
from workwell_desktop.ui.shell.about_words import CREDITS, LICENCE, PROTECTION, PURPOSE

_TITLE = "About WorkWell"
_BESIDE_UP_TO = 1.5


class AboutSheet(QDialog):
    """A sheet beside the work, not in its way. Esc closes it. It holds no word of the vault."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_TITLE)
        self.setAccessibleName(_TITLE)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LARGE)
        column.addWidget(_program())
        column.addWidget(_protection())
        column.addWidget(_credits())
        close = Button("Close")
        close.clicked.connect(self.close)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(HUGE, HUGE, HUGE, HUGE)
        whole.setSpacing(LARGE)
        whole.addWidget(Label(_TITLE, "title"))
        whole.addWidget(Scroll(inner, LARGE), 1)
        whole.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        close.setFocus(Qt.FocusReason.ActiveWindowFocusReason)
        sizes = theme.current().sizes
        self.resize(min(980, sizes.px(720)), min(680, sizes.px(640)))


def _program() -> Card:
    card = Card()
    line = QHBoxLayout()
    line.addWidget(Brand(large=True))
    line.addStretch(1)
    line.addWidget(Label(f"Version {VERSION}", "strong"))
    card.body.addLayout(line)
    card.body.addWidget(Label(PURPOSE, wrap=True))
    card.body.addWidget(Label(LICENCE, "muted", wrap=True))
    return card


def _protection() -> Card:
    card = Card("What it protects, and what it cannot")
    card.body.setSpacing(MEDIUM)
    for icon, sentence in PROTECTION:
        line = QHBoxLayout()
        line.setSpacing(MEDIUM)
        line.addWidget(IconLabel(icon, "primary"), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(Label(sentence, wrap=True), 1)
        card.body.addLayout(line)
    return card


def _credits() -> Card:
    card = Card("With thanks to")
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(LARGE)
    grid.setVerticalSpacing(SMALL)
    beside = theme.current().sizes.scale <= _BESIDE_UP_TO
    for number, (whose, what_for, licence) in enumerate(CREDITS):
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(whose, wrap=True))
        words.addWidget(Label(what_for, "muted", wrap=True))
        under = Label(licence, "muted", wrap=True)
        if beside:
            grid.addLayout(words, number, 0)
            grid.addWidget(under, number, 1)
        else:
            words.addWidget(under)
            grid.addLayout(words, number, 0)
    grid.setColumnStretch(0, 2)
    grid.setColumnStretch(1, 1 if beside else 0)
    card.body.addLayout(grid)
    return card
