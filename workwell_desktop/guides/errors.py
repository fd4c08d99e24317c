"""What is wrong with a guide file or a handout file, in a sentence that says where."""

from collections.abc import Iterable
from difflib import get_close_matches

from workwell_desktop.domain.errors import Refusal


class NotAGuide(Refusal):
    """A file cannot be read. `line` counts from 1 as an editor does; 0 where the whole file is meant."""

    def __init__(self, where: str, line: int, what: str) -> None:
        super().__init__(f"{where}, line {line}: {what}" if line else f"{where}: {what}", "source")
        self.line = line
        self.what = what


def meant(word: str, known: Iterable[str]) -> str:
    """Return " Did you mean “Say”?" when a known word is close, else nothing."""
    by_letters = {each.casefold(): each for each in known}
    close = get_close_matches(word.casefold(), by_letters, n=1)
    return f" Did you mean “{by_letters[close[0]]}”?" if close else ""
