"""A simple plan to start from: five parts fitted to the session's length."""

from workwell_desktop.domain.agenda import Agenda, Block, Category
from workwell_desktop.domain.ids import BlockId, new_id

_PARTS = (
    ("Arrive and settle", Category.OPENING, 5),
    ("Check-in round", Category.CHECK_IN, 15),
    ("Talking together", Category.DISCUSSION, 55),
    ("Check-out round", Category.CHECK_OUT, 10),
    ("Close", Category.CLOSE, 5),
)
_WHOLE = sum(minutes for _, _, minutes in _PARTS)
_MIDDLE = 2
"""The discussion takes whatever the others leave."""


def simple_outline(length: int) -> Agenda:
    """Return opening, check-in, discussion, check-out and close, together `length` minutes (5 or more)."""
    minutes = [max(1, min(most, most * length // _WHOLE)) for _, _, most in _PARTS]
    minutes[_MIDDLE] = max(1, length - sum(minutes) + minutes[_MIDDLE])
    return Agenda(
        tuple(
            Block(id=BlockId(new_id()), title=title, category=category, minutes=each)
            for (title, category, _), each in zip(_PARTS, minutes, strict=True)
        )
    )
