"""What words stand on: cards, chips, labels, dividers, avatars, rows. They show; they are never pressed."""

from enum import Enum

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from workwell_desktop.ui.kit import painting, theme
from workwell_desktop.ui.kit.tokens import CARD_RADIUS, LARGE, MEDIUM, SMALL, TINY


class Tone(Enum):
    """What a chip says besides its words: (ground, words) as tokens."""

    NEUTRAL = ("sunken", "text")
    PRIMARY = ("primary_soft", "primary_strong")
    OK = ("ok_soft", "ok_strong")
    WARN = ("warn_soft", "warn")
    BAD = ("bad_soft", "bad")
    ACCENT = ("accent_soft", "accent_strong")


class Label(QLabel):
    """Plain words, never markup: what a person typed is shown as typed. `role` picks the type of the tokens.

    Roles: "" body, "title", "large", "heading", "strong", "small", "muted", "muted-body", "error",
    "good".
    """

    def __init__(self, text: str = "", role: str = "", *, wrap: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setWordWrap(wrap)
        self.setText(text)

    def set_role(self, role: str) -> None:
        """Change the type of the words."""
        self.setProperty("role", role)
        self.style().unpolish(self)
        self.style().polish(self)


class Heading(Label):
    """The title of a card."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, "heading", parent=parent)


class Muted(Label):
    """Small, quiet words; they wrap."""

    def __init__(self, text: str = "", parent: QWidget | None = None, *, wrap: bool = True) -> None:
        super().__init__(text, "muted", wrap=wrap, parent=parent)


class ElidedLabel(Label):
    """One line that ends in "…" when there is no room; the whole text is its tooltip."""

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, role, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @override
    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), self.fontMetrics().averageCharWidth() * 6), hint.height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        text = self.text().replace("\n", " ")
        shown = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, self.width())
        self.setToolTip(text if shown != text else "")
        painter = painting.painter_for(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), self.alignment() | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.end()


class WrappedLabel(Label):
    """Words that wrap, inside a word when it must be: for titles that people chose themselves."""

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, role, parent=parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _option(self) -> QTextOption:
        option = QTextOption(self.alignment())
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        return option

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        self.ensurePolished()  # a first layout asks before the style sheet has given the font
        text = QTextLayout(self.text(), self.font())
        text.setTextOption(self._option())
        text.beginLayout()
        high = 0.0
        line = text.createLine()
        while line.isValid():
            line.setLineWidth(width)
            high += line.height()
            line = text.createLine()
        text.endLayout()
        return round(high + 0.49)

    @override
    def minimumSizeHint(self) -> QSize:
        self.ensurePolished()
        return QSize(self.fontMetrics().averageCharWidth() * 6, self.fontMetrics().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.painter_for(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(QRectF(self.rect()), self.text(), self._option())
        painter.end()


class Card(QFrame):
    """A surface with a border and a vertical layout at `body`. `stripe` colours its left edge by token."""

    def __init__(
        self, title: str = "", *, stripe: str = "", ground: str = "surface", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.stripe_token = stripe
        self.ground_token = ground
        self.body = QVBoxLayout(self)
        left = LARGE + 2 + (5 if stripe else 0)
        self.body.setContentsMargins(left, LARGE, LARGE + 2, LARGE)
        self.body.setSpacing(SMALL)
        self.heading = Heading(title)
        self.heading.setContentsMargins(0, 0, 0, TINY)
        self.body.addWidget(self.heading)
        self.heading.setHidden(not title)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.painter_for(self)
        dressed = theme.current()
        painting.box(painter, self.rect(), dressed.colour(self.ground_token), dressed.colour("line"), CARD_RADIUS)
        if self.stripe_token:
            painting.stripe(painter, self.rect(), dressed.colour(self.stripe_token), 6, CARD_RADIUS)
        painter.end()


class Divider(QFrame):
    """A hairline between rows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(1)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.painter_for(self)
        painter.fillRect(self.rect(), theme.current().colour("line"))
        painter.end()


class Chip(QWidget):
    """A small soft pill: words, and an icon when one helps. Colour is never the only carrier."""

    def __init__(self, text: str, tone: Tone = Tone.NEUTRAL, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._tone, self._icon = text, tone, icon
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    def text(self) -> str:
        """Return the words."""
        return self._text

    def show_as(self, text: str, tone: Tone, icon: str = "") -> None:
        """Show other words in another tone."""
        self._text, self._tone, self._icon = text, tone, icon
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def _font(self) -> QFont:
        dressed = theme.current()
        return dressed.font(dressed.sizes.small)

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._font())
        wide = metrics.horizontalAdvance(self._text) + 2 * (SMALL + 2)
        if self._icon:
            wide += metrics.height() - 2 + TINY
        return QSize(wide + 1, metrics.height() + TINY)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
        super().changeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.painter_for(self)
        dressed = theme.current()
        ground, words = self._tone.value
        painting.box(painter, self.rect(), dressed.colour(ground), None, self.height() / 2)
        painter.setFont(self._font())
        painter.setPen(dressed.colour(words))
        left = SMALL + 2
        if self._icon:
            side = painter.fontMetrics().height() - 2
            painting.icon(painter, self._icon, words, side, QPointF(left, (self.height() - side) / 2))
            left += side + TINY
        room = QRect(left, 0, self.width() - left, self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._text)
        painter.end()


class IconLabel(QWidget):
    """An icon standing alone beside words; decoration unless it is given a name."""

    def __init__(
        self, icon: str, token: str = "text", name: str = "", side: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon, self._token, self._side = icon, token, side
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_as(self, icon: str, token: str = "text") -> None:
        """Show another icon."""
        self._icon, self._token = icon, token
        self.update()

    @override
    def sizeHint(self) -> QSize:
        sizes = theme.current().sizes
        side = sizes.px(self._side) if self._side else sizes.icon
        return QSize(side, side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.painter_for(self)
        painting.icon(painter, self._icon, self._token, self.sizeHint().width(), QPointF(0, 0))
        painter.end()


class Avatar(QWidget):
    """A person's initials in a soft circle."""

    def __init__(self, initials: str, side: int = 52, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._initials, self._side = initials, side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_initials(self, initials: str) -> None:
        """Show another person's initials."""
        self._initials = initials
        self.update()

    @override
    def sizeHint(self) -> QSize:
        side = theme.current().sizes.px(self._side)
        return QSize(side, side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.painter_for(self)
        dressed = theme.current()
        painting.box(painter, self.rect(), dressed.colour("primary_soft"), None, self.height() / 2)
        painter.setFont(dressed.font(round(self.height() * 0.34), QFont.Weight.Bold))
        painter.setPen(dressed.colour("primary_strong"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._initials)
        painter.end()


class Row(QWidget):
    """One row of a card: icon, words over muted words, and whatever stands at its end in `trailing`."""

    def __init__(
        self, title: str, subtitle: str = "", *, icon: str = "", token: str = "text", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.line = QHBoxLayout(self)
        self.line.setContentsMargins(0, 1, 0, 1)
        self.line.setSpacing(MEDIUM)
        if icon:
            self.line.addWidget(IconLabel(icon, token))
        words = QVBoxLayout()
        words.setSpacing(0)
        self.title = WrappedLabel(title)
        self.subtitle = WrappedLabel(subtitle, "muted")
        words.addWidget(self.title)
        words.addWidget(self.subtitle)
        self.line.addLayout(words, 1)
        self.subtitle.setHidden(not subtitle)

    def add(self, widget: QWidget) -> None:
        """Put a chip or a button at the end of the row."""
        self.line.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
