"""Takes names out of what is shown while the privacy screen is on: "Amara O." becomes "Person 1" wherever it is."""

import re
from collections.abc import Mapping

from workwell_desktop.domain.ids import PersonId


class Veil:
    """What people are called on the screen. `names` are theirs in the order they are numbered."""

    def __init__(self, names: Mapping[PersonId, str], hidden: bool) -> None:
        self.hidden = hidden
        self._names = dict(names)
        self._numbers = {person_id: number for number, person_id in enumerate(names, 1)}
        self._called: dict[str, PersonId] = {}
        for person_id, name in names.items():
            for way in (name, name.rstrip("."), (name.split() or [""])[0]):
                if way == name or len(way) > 1 or not way.isascii():  # the letter A alone is mostly no name
                    self._called.setdefault(way.casefold(), person_id)
        ways = sorted(self._called, key=len, reverse=True)
        self._pattern = (
            re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, ways))})(?!\w)", re.IGNORECASE) if ways else None
        )

    def name(self, person_id: PersonId) -> str:
        """Return what a person is called on the screen."""
        if self.hidden and person_id in self._numbers:
            return f"Person {self._numbers[person_id]}"
        return self._names.get(person_id, "Somebody")

    def initials(self, person_id: PersonId) -> str:
        """Return one or two letters for the circle beside a name; a number while names are hidden."""
        if self.hidden:
            return str(self._numbers.get(person_id, ""))
        return initials(self._names.get(person_id, ""))

    def text(self, words: str) -> str:
        """Return words with every name in them taken out while names are hidden."""
        if not self.hidden or self._pattern is None:
            return words
        return self._pattern.sub(lambda found: self.name(self._called[found.group().casefold()]), words)


def initials(name: str) -> str:
    """Return one or two letters for a circle: the first and the last word's."""
    words = [word for word in name.replace("(", " ").split() if word[:1].isalnum()]
    if not words:
        return name[:1]
    return words[0][:1].upper() + (words[-1][:1].upper() if len(words) > 1 else "")
