"""What may be typed: one-line names and longer texts, checked in one place.

Names of every script are welcome; control characters and endless lines are not. Nothing is silently shortened.
"""

import unicodedata

from workwell_desktop.domain.errors import Refusal

LINE_LIMIT = 120
"""Characters in a one-line field: enough for any real name, short enough to print."""

TEXT_LIMIT = 20_000
"""Characters in a longer text: about ten printed pages."""

_INVISIBLE = {"Cc", "Cs", "Zl", "Zp"}
_DIRECTION_TRICKS = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def clean_line(value: str, field: str, *, label: str, needed: bool = False) -> str:
    """Return a one-line text in NFC with single spaces.

    Raises `Refusal` naming `field` when it is needed and empty, too long, or holds control characters.
    """
    if any(unicodedata.category(c) in _INVISIBLE or c in _DIRECTION_TRICKS for c in value.strip()):
        raise Refusal(f"{label} has a character that cannot be shown. Type it again without it.", field)
    line = " ".join(unicodedata.normalize("NFC", value).split())
    if needed and not line:
        raise Refusal(f"{label} is still empty. Type a few letters to go on.", field)
    if len(line) > LINE_LIMIT:
        raise Refusal(
            f"{label} has {len(line):,} characters; {LINE_LIMIT} is the most that fits. Please shorten it.", field
        )
    return line


def clean_text(value: str, field: str, *, label: str) -> str:
    """Return a text of several lines in NFC with plain line ends; control characters other than tab are dropped.

    Raises `Refusal` naming `field` when it is longer than `TEXT_LIMIT`.
    """
    text = unicodedata.normalize("NFC", value.replace("\r\n", "\n").replace("\r", "\n"))
    text = "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in _INVISIBLE)
    if len(text) > TEXT_LIMIT:
        raise Refusal(
            f"{label} has {len(text):,} characters; {TEXT_LIMIT:,} is the most WorkWell keeps. Please shorten it.",
            field,
        )
    return text
