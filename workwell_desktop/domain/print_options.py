"""How a group's papers were last printed, so that the next ones come out the same."""

from dataclasses import dataclass

from workwell_desktop.domain.ids import GroupId
from workwell_desktop.domain.language import Language
from workwell_desktop.domain.papers import PaperSize, PaperStyle, PrintSize


@dataclass(frozen=True, kw_only=True)
class PrintOptions:
    """One group's choices. `second` is the language set beside the first, None for one language only."""

    group_id: GroupId
    size: PaperSize = PaperSize.A4
    print: PrintSize = PrintSize.NORMAL
    colour: bool = False
    language: Language = Language.ENGLISH
    second: Language | None = None

    @property
    def style(self) -> PaperStyle:
        """The part of it that is about paper and print."""
        return PaperStyle(size=self.size, print=self.print, colour=self.colour)
