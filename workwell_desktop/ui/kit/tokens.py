"""The one module that holds colours, sizes and type. No other module writes a colour or a size of its own.

It knows values, not widgets: `theme.py` turns them into a palette and a style sheet.
"""

from dataclasses import dataclass

from workwell_desktop.domain.group import TINTS

FONT_FAMILY = "Atkinson Hyperlegible Next"
FONT_FILES = (
    "AtkinsonHyperlegibleNext-Regular.ttf",
    "AtkinsonHyperlegibleNext-SemiBold.ttf",
    "AtkinsonHyperlegibleNext-Bold.ttf",
)

TINY, SMALL, MEDIUM, LARGE, HUGE = 4, 8, 12, 16, 24
"""Spacing in pixels, the only five there are."""
RADIUS, CARD_RADIUS = 8, 12
"""Rounded corners in pixels: controls, and cards."""
SIDEBAR_WIDTH = 212
SMALLEST_WINDOW = (1024, 700)
FIRST_WINDOW = (1280, 800)
ICON = 18
"""An icon's side in pixels at 100 %."""


@dataclass(frozen=True, kw_only=True)
class Colours:
    """Every colour of one theme, as #RRGGBB. `*_soft` are grounds, `*_strong` the words upon them."""

    dark: bool
    window: str
    surface: str
    sunken: str
    line: str
    paper: str
    text: str
    muted: str
    primary: str
    primary_strong: str
    primary_soft: str
    on_primary: str
    accent: str
    accent_strong: str
    accent_soft: str
    ok: str
    ok_strong: str
    ok_soft: str
    warn: str
    warn_soft: str
    bad: str
    bad_soft: str
    opening: str
    check_in: str
    agreement: str
    discussion: str
    pause: str
    exercise: str
    reflection: str
    topic: str
    tint_0: str
    tint_1: str
    tint_2: str
    tint_3: str
    tint_4: str
    tint_5: str

    def of(self, token: str) -> str:
        """Return a colour by its token's name; raises AttributeError for a name that is none."""
        value = getattr(self, token)
        if not isinstance(value, str):
            raise AttributeError(token)
        return value


LIGHT = Colours(
    dark=False,
    window="#F7F5F1",
    surface="#FFFFFF",
    sunken="#F1EEE8",
    line="#DED9CF",
    paper="#FFFFFF",
    text="#1F2933",
    muted="#5B6670",
    primary="#1F6F6B",
    primary_strong="#17544F",
    primary_soft="#DFEEEC",
    on_primary="#FFFFFF",
    accent="#B4532A",
    accent_strong="#9A4320",
    accent_soft="#F9E8DF",
    ok="#2F7D4F",
    ok_strong="#27693F",
    ok_soft="#E1F1E7",
    warn="#8A5A00",
    warn_soft="#FBF0D6",
    bad="#B3382C",
    bad_soft="#FBE4E1",
    opening="#1F6F6B",
    check_in="#3E7CA3",
    agreement="#7A6AA0",
    discussion="#B4532A",
    pause="#878F96",
    exercise="#8A5A00",
    reflection="#2F7D4F",
    topic="#8C4A6B",
    tint_0="#1F6F6B",
    tint_1="#B4532A",
    tint_2="#7A6AA0",
    tint_3="#3E7CA3",
    tint_4="#8A5A00",
    tint_5="#8C4A6B",
)

DARK = Colours(
    dark=True,
    window="#14191B",
    surface="#1C2326",
    sunken="#232C2F",
    line="#333F43",
    paper="#FFFFFF",
    text="#E7ECEC",
    muted="#A3B1B4",
    primary="#63C2B8",
    primary_strong="#8FD8D0",
    primary_soft="#1F3A39",
    on_primary="#14191B",
    accent="#EE9A70",
    accent_strong="#EE9A70",
    accent_soft="#3A2A22",
    ok="#7CCB98",
    ok_strong="#7CCB98",
    ok_soft="#1F3328",
    warn="#E3B75B",
    warn_soft="#35301F",
    bad="#F08C80",
    bad_soft="#3B2523",
    opening="#63C2B8",
    check_in="#7DB4D8",
    agreement="#B3A4D8",
    discussion="#EE9A70",
    pause="#8B979B",
    exercise="#E3B75B",
    reflection="#7CCB98",
    topic="#D79AB8",
    tint_0="#63C2B8",
    tint_1="#EE9A70",
    tint_2="#B3A4D8",
    tint_3="#7DB4D8",
    tint_4="#E3B75B",
    tint_5="#D79AB8",
)


@dataclass(frozen=True)
class Sizes:
    """Everything that grows with the text. `scale` is 1.0 at 100 % and 2.0 at 200 %."""

    scale: float = 1.0

    def px(self, at_100: float) -> int:
        """Return a length that grows with the text, in pixels."""
        return round(at_100 * self.scale)

    @property
    def title(self) -> int:
        """A page title: 24 at 100 %."""
        return self.px(24)

    @property
    def large(self) -> int:
        """A headline inside a card: 21 at 100 %."""
        return self.px(21)

    @property
    def heading(self) -> int:
        """A card title: 16 at 100 %."""
        return self.px(16)

    @property
    def body(self) -> int:
        """Running text: 15 at 100 %."""
        return self.px(15)

    @property
    def small(self) -> int:
        """Small print: 13 at 100 %."""
        return self.px(13)

    @property
    def icon(self) -> int:
        """An icon's side; it grows half as fast as the text, so that rows keep their shape."""
        return round(ICON * (1 + (self.scale - 1) / 2))

    @property
    def control(self) -> int:
        """Height of a button or a field: 38 at 100 %."""
        return self.px(22) + 2 * SMALL


_CATEGORY_TOKENS = {
    "opening": "opening",
    "agreement": "agreement",
    "check_in": "check_in",
    "topic": "topic",
    "activity": "exercise",
    "discussion": "discussion",
    "break": "pause",
    "check_out": "check_in",
    "feedback": "reflection",
    "close": "opening",
    "buffer": "pause",
}


def category_token(category: str) -> str:
    """Return the colour token of an agenda part's category; the word always stands beside the colour."""
    return _CATEGORY_TOKENS.get(category, "pause")


def tint_token(tint: int) -> str:
    """Return the colour token of a group in the calendar; its name or a pattern always stands beside the colour."""
    return f"tint_{tint % TINTS}"
