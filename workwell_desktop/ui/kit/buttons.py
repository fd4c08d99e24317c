"""Buttons in the house's look: primary, plain, quiet, danger, link, icon only, and a card that can be pressed."""

from typing import ClassVar

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFocusEvent, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from workwell_desktop.ui.kit import painting, theme
from workwell_desktop.ui.kit.tokens import CARD_RADIUS, MEDIUM, RADIUS, SMALL

_SILENT = (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
_PLAIN = Qt.TextFlag.TextSingleLine


class Button(QPushButton):
    """A plain button: surface, border, words, and an icon when one helps."""

    ground: ClassVar[str] = "surface"
    ground_hover: ClassVar[str] = "sunken"
    border: ClassVar[str] = "line"
    words: ClassVar[str] = "text"
    ring: ClassVar[str] = "primary"
    padding: ClassVar[int] = MEDIUM + 2

    def __init__(self, text: str = "", icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.icon_name = icon
        self.by_keyboard = False
        self.setAutoDefault(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_icon_name(self, icon: str) -> None:
        """Show another icon, or none for an empty name."""
        self.icon_name = icon
        self.updateGeometry()
        self.update()

    def caption(self) -> str:
        """Return what is painted: an ampersand, doubled for Qt, stands as one. No letter is underlined."""
        return self.text().replace("&&", "&")

    def words_font(self) -> QFont:
        """Return the font of the caption."""
        dressed = theme.current()
        return dressed.font(dressed.sizes.body, QFont.Weight.DemiBold)

    @override
    def sizeHint(self) -> QSize:
        sizes = theme.current().sizes
        metrics = QFontMetrics(self.words_font())
        wide = metrics.size(_PLAIN, self.caption()).width() if self.text() else 0
        if self.icon_name:
            wide += sizes.icon + (SMALL if self.text() else 0)
        return QSize(wide + 2 * self.padding, sizes.control)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
        super().changeEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self.by_keyboard = event.reason() not in _SILENT
        super().focusInEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.painter_for(self)
        dressed = theme.current()
        if not self.isEnabled():
            painter.setOpacity(0.5)
        over = self.underMouse() and self.isEnabled()
        ground = self.ground_hover if (over or self.isDown() or self.isChecked()) else self.ground
        fill = dressed.colour(ground) if ground else None
        border = dressed.colour(self.border) if self.border else None
        painting.box(painter, self.rect(), fill, border)
        if self.hasFocus() and self.by_keyboard:
            self._paint_ring(painter)
        self._paint_caption(painter)
        painter.end()

    def _paint_ring(self, painter: QPainter) -> None:
        ring = theme.current().colour(self.ring)
        inset = 3 if self.ring == "on_primary" else 0
        painting.ring(painter, self.rect().adjusted(inset, inset, -inset, -inset), ring, RADIUS - inset / 2)

    def _paint_caption(self, painter: QPainter) -> None:
        dressed = theme.current()
        painter.setFont(self.words_font())
        painter.setPen(dressed.colour(self.words))
        metrics = painter.fontMetrics()
        side = dressed.sizes.icon if self.icon_name else 0
        gap = SMALL if self.icon_name and self.text() else 0
        room = self.width() - 2 * min(SMALL, self.padding) - side - gap
        text = metrics.elidedText(self.caption(), Qt.TextElideMode.ElideRight, max(0, room))
        wide = metrics.size(_PLAIN, text).width() if text else 0
        left = (self.width() - side - gap - wide) / 2
        if self.icon_name:
            painting.icon(painter, self.icon_name, self.words, side, QPointF(left, (self.height() - side) / 2))
        box = QRect(round(left) + side + gap, 0, wide + 2, self.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | _PLAIN, text)


class PrimaryButton(Button):
    """The one next step of a screen."""

    ground = "primary"
    ground_hover = "primary_strong"
    border = ""
    words = "on_primary"
    ring = "on_primary"


class QuietButton(Button):
    """A button that is only its words, for the end of a row: "Done", "Open"."""

    ground = ""
    ground_hover = "primary_soft"
    border = ""
    words = "primary_strong"


class DangerButton(Button):
    """A plain button whose words warn: removing, destroying. Asks once, names what is lost."""

    ground_hover = "bad_soft"
    words = "bad"
    ring = "bad"


class LinkButton(QuietButton):
    """A small link, as the breadcrumb above a title."""

    padding = 2
    words = "primary_strong"

    def words_font(self) -> QFont:
        """Return the small font."""
        dressed = theme.current()
        return dressed.font(dressed.sizes.small)

    @override
    def sizeHint(self) -> QSize:
        wide = super().sizeHint().width()
        return QSize(max(24, wide), max(24, theme.current().sizes.px(24)))


class CrumbButton(LinkButton):
    """The way back above a page title, muted: "Groups ›"."""

    words = "muted"
    padding = 0


class IconButton(Button):
    """A square button with an icon; `name` is what a screen reader says and the tooltip shows."""

    ground = ""
    border = ""

    def __init__(self, icon: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__("", icon, parent)
        self.setAccessibleName(name)
        self.setToolTip(name)

    @override
    def sizeHint(self) -> QSize:
        side = max(32, theme.current().sizes.control - 4)
        return QSize(side, side)


class CardButton(QAbstractButton):
    """A card that can be pressed and may hold any layout: a handout to pick, a group to open.

    Set the accessible name to what pressing it opens. `setCheckable(True)` gives it a chosen state.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.stripe_token = ""

    @override
    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout is not None else QSize(120, 64)

    @override
    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        return layout.minimumSize() if layout is not None else QSize(48, 48)

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()
        super().enterEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.painter_for(self)
        dressed = theme.current()
        fill = dressed.colour("sunken" if self.underMouse() and not self.isChecked() else "surface")
        painting.box(painter, self.rect(), fill, dressed.colour("line"), CARD_RADIUS)
        if self.stripe_token:
            painting.stripe(painter, self.rect(), dressed.colour(self.stripe_token), 5, CARD_RADIUS)
        if self.isEnabled() and (self.isChecked() or self.hasFocus()):
            painting.ring(painter, self.rect(), dressed.colour("primary"), CARD_RADIUS)
        painter.end()
