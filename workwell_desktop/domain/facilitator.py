"""The person in front of the screen. Kept in the vault, since it is a name."""

from dataclasses import dataclass, replace
from typing import Self

from workwell_desktop.domain.text import clean_line


@dataclass(frozen=True, kw_only=True)
class Facilitator:
    """Whose vault this is; signs notes and stands on the run sheet."""

    name: str = ""
    organisation: str = ""

    def checked(self) -> Self:
        """Return the facilitator with texts cleaned. Raises `Refusal` naming the field that cannot be kept."""
        return replace(
            self,
            name=clean_line(self.name, "name", label="Your name", needed=True),
            organisation=clean_line(self.organisation, "organisation", label="The organisation"),
        )
