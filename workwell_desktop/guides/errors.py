"""How a text that cannot be read is refused."""

from collections.abc import Iterable
from difflib import get_close_matches

from workwell_desktop.domain.errors import Refusal


class NotAGuide(Refusal):
    """The text is not a guide or handout. The sentence names the file and, where there is one, the line.

    `line` counts from 1; 0 means the file as a whole. `what` is the sentence without either.
    """

    def __init__(self, where: str, line: int, what: str) -> None:
        super().__init__(f"{where}, line {line}: {what}" if line else f"{where}: {what}", "source")
        self.line = line
        self.what = what


def meant(word: str, known: Iterable[str]) -> str:
    """Return " Did you mean …?" for a word that is close to a known one, else nothing."""
    names = {name.casefold(): name for name in known}
    close = get_close_matches(word.casefold(), names, n=1, cutoff=0.5)
    return f" Did you mean “{names[close[0]]}”?" if close else ""


def shortened(words: str) -> str:
    """Return words from a file short enough to be quoted in a sentence."""
    return words if len(words) <= 40 else f"{words[:39]}…"
