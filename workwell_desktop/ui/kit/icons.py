"""Lucide icons from the bundled files, tinted by token and sharp on any screen. Kept once drawn.

Painted controls ask for a pixmap each time they paint, so a new theme tints them at once.
"""

from PySide6.QtCore import QByteArray, QObject, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from workwell_desktop.resources import resource
from workwell_desktop.ui.kit import theme

_NAME = "workwell-icons"


class _Drawer(QObject):
    """Keeps the drawn pixmaps of one application; a child of its theme."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.setObjectName(_NAME)
        self.sources: dict[str, str] = {}
        self.drawn: dict[tuple[str, str, int, float], QPixmap] = {}


def _drawer() -> _Drawer:
    dressed = theme.current()
    found = dressed.findChild(_Drawer, _NAME, Qt.FindChildOption.FindDirectChildrenOnly)
    return found if isinstance(found, _Drawer) else _Drawer(dressed)


def pixmap(name: str, token: str = "text", side: int = 0, ratio: float = 1.0) -> QPixmap:
    """Return an icon in a token's colour, `side` logical pixels square (0: the usual size).

    Raises FileNotFoundError when there is no such icon.
    """
    dressed = theme.current()
    side = side or dressed.sizes.icon
    colour = dressed.colours.of(token)
    drawer = _drawer()
    key = (name, colour, side, ratio)
    if key not in drawer.drawn:
        if name not in drawer.sources:
            drawer.sources[name] = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
        drawer.drawn[key] = _draw(drawer.sources[name].replace("currentColor", colour), side, ratio)
    return drawer.drawn[key]


def icon(name: str, token: str = "text", side: int = 0) -> QIcon:
    """Return an icon for places that want a QIcon: menus, fields, item models. Not re-tinted by itself."""
    made = QIcon()
    for ratio in (1.0, 2.0):
        made.addPixmap(pixmap(name, token, side, ratio))
    return made


def _draw(source: str, side: int, ratio: float) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer  # here, so that a window without icons does not wait for it

    drawn = QPixmap(round(side * ratio), round(side * ratio))
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    QSvgRenderer(QByteArray(source.encode())).render(painter, QRectF(0, 0, side, side))
    painter.end()
    return drawn
