"""What may be typed: one-line names and longer texts, checked in one place.

Names of every script are welcome; control characters and endless lines are not. Nothing is silently shortened.
"""

import re
import unicodedata

from workwell_desktop.domain.errors import Refusal

LINE_LIMIT = 120
"""Characters in a one-line field: enough for any real name, short enough to print."""

TEXT_LIMIT = 20_000
"""Characters in a longer text: about ten printed pages."""

_INVISIBLE = {"Cc", "Cs", "Zl", "Zp"}
_DIRECTION_TRICKS = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_BLANK_LETTERS = set("\u115f\u1160\u2800\u3164\uffa0")
"""Letters and signs by their category that leave nothing on the screen."""

_LINE_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
"""What word processors and old files put where a line ends."""


def clean_line(value: str, field: str, *, label: str, needed: bool = False) -> str:
    """Return a one-line text in NFC with single spaces; one that would show nothing counts as empty.

    Raises `Refusal` naming `field` when it is needed and empty, too long, or holds control characters.
    """
    if any(unicodedata.category(c) in _INVISIBLE or c in _DIRECTION_TRICKS for c in value.strip()):
        raise Refusal(f"{label} has a character that cannot be shown. Type it again without it.", field)
    line = " ".join(unicodedata.normalize("NFC", value).split())
    if not shows(line):
        line = ""
    if needed and not line:
        raise Refusal(f"{label} is still empty. Type a few letters to go on.", field)
    if len(line) > LINE_LIMIT:
        raise Refusal(
            f"{label} has {len(line):,} characters; {LINE_LIMIT} is the most that fits. Please shorten it.", field
        )
    return line


def shows(value: str) -> bool:
    """Return whether a text leaves anything on the screen: a letter, a number, a sign or a picture."""
    return any(unicodedata.category(c)[0] in "LNPS" and c not in _BLANK_LETTERS for c in value)


def folded(value: str) -> str:
    """Return a one-line text as it is compared: NFC, single spaces, no capitals."""
    return unicodedata.normalize("NFC", " ".join(unicodedata.normalize("NFC", value).split()).casefold())


def clean_text(value: str, field: str, *, label: str) -> str:
    """Return a text of several lines in NFC with plain line ends; control characters other than tab are dropped.

    Every kind of line break becomes a plain one, so that no two words run into each other.

    Raises `Refusal` naming `field` when it is longer than `TEXT_LIMIT`.
    """
    text = _LINE_BREAKS.sub("\n", value)
    text = "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in _INVISIBLE)
    text = unicodedata.normalize("NFC", text)
    if len(text) > TEXT_LIMIT:
        raise Refusal(
            f"{label} has {len(text):,} characters; {TEXT_LIMIT:,} is the most WorkWell keeps. Please shorten it.",
            field,
        )
    return text


_PLAIN_LETTERS = str.maketrans(
    {
        "ł": "l", "đ": "d", "ø": "o", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ħ": "h", "ı": "i", "ŧ": "t",
        "ŋ": "n", "ĸ": "k", "ŀ": "l", "ſ": "s", "ƒ": "f", "ɓ": "b", "ɗ": "d", "ƙ": "k", "ə": "e",
    }
)  # fmt: skip
"""Letters that Unicode does not take apart into a plain letter and a mark."""


def plain_letters(words: str) -> str:
    """Return a text in the plainest letters it can be typed in: "Łukasz Grüße" becomes "lukasz grusse"."""
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", words).casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).translate(_PLAIN_LETTERS)
