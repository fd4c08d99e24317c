"""A clinic's or an organisation's own head on papers: a name, a line how to reach it, a logo."""

from dataclasses import dataclass, replace
from typing import Self

from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.text import clean_line

LARGEST_LOGO = 400_000
"""Bytes of a logo as it is kept."""

PNG = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True, kw_only=True)
class Letterhead:
    """`logo` is a PNG file, or empty; whatever was chosen was drawn anew before it came here."""

    name: str = ""
    contact: str = ""
    logo: bytes = b""

    def checked(self) -> Self:
        """Return the head cleaned. Raises `Refusal` naming the field that cannot be kept."""
        if self.logo and (not self.logo.startswith(PNG) or len(self.logo) > LARGEST_LOGO):
            raise Refusal("This picture cannot be kept as a logo. Choose a smaller PNG, JPEG or SVG file.", "logo")
        return replace(
            self,
            name=clean_line(self.name, "name", label="The name"),
            contact=clean_line(self.contact, "contact", label="The contact line"),
        )
