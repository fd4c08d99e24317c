"""A code of the register as a soft pill with its letters. Letters carry the meaning, colour only helps."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QPainter

from workwell_desktop.domain.attendance import Code
from workwell_desktop.ui.kit import painting, theme
from workwell_desktop.ui.kit.tokens import RADIUS, TINY

COLOURS: dict[Code, tuple[str, str]] = {
    Code.PRESENT: ("ok_soft", "ok_strong"),
    Code.REMOTE: ("ok_soft", "ok_strong"),
    Code.LATE: ("warn_soft", "warn"),
    Code.LEFT_EARLY: ("warn_soft", "warn"),
    Code.APOLOGIES: ("primary_soft", "primary_strong"),
    Code.ABSENT: ("bad_soft", "bad"),
    Code.CANCELLED: ("sunken", "text"),
    Code.VISITOR: ("sunken", "text"),
    Code.ON_LEAVE: ("sunken", "text"),
}
"""Ground and letters of each code, as tokens."""


def paint_code(painter: QPainter, rect: QRect, code: Code, letters: str) -> None:
    """Paint what stands for a code: a quiet dot while nobody is marked, nothing for who is not expected."""
    dressed = theme.current()
    if code is Code.NOT_MARKED:
        dot = dressed.sizes.px(8)
        square = QRect(0, 0, dot, dot)
        square.moveCenter(rect.center())
        painting.box(painter, square, dressed.colour("line"), None, dot / 2)
    elif code in COLOURS:
        paint_letters(painter, rect, code, letters)


def paint_letters(painter: QPainter, rect: QRect, code: Code, letters: str = "") -> None:
    """Paint a code's letters on their soft pill in the middle of `rect`; its codes are those that can be marked."""
    dressed = theme.current()
    ground, ink = COLOURS[code]
    shown = letters or code.letters
    painting.box(painter, pill_in(rect, shown), dressed.colour(ground), None, RADIUS - 2)
    painter.setFont(dressed.font(dressed.sizes.small, QFont.Weight.Bold))
    painter.setPen(dressed.colour(ink))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, shown)


def pill_in(rect: QRect, letters: str = "") -> QRect:
    """Return where the pill of a code lies within its cell; late and left early together need a wider one."""
    sizes = theme.current().sizes
    pill = QRect(
        0,
        0,
        min(sizes.px(46 if len(letters) > 2 else 31), rect.width() - TINY),
        min(sizes.px(26), rect.height() - TINY),
    )
    pill.moveCenter(rect.center())
    return pill
