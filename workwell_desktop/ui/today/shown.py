"""What Today shows, in words: frozen lines, each with the place it leads to. Its view may know them."""

from dataclasses import dataclass

from workwell_desktop.ui.kit.places_to_go import Place


@dataclass(frozen=True)
class Check:
    """One thing to have ready and where it is done. `looks` marks the line that is done by looking there."""

    words: str
    done: bool
    place: Place
    looks: bool = False


@dataclass(frozen=True)
class NextSession:
    """The card at the top."""

    when: str
    title: str
    theme: str
    kind: str
    ready: bool
    expected: str
    begin_words: str
    begin_icon: str
    place: Place
    checks: tuple[Check, ...]


@dataclass(frozen=True)
class Line:
    """One session as a line: day, time, group, what, what is left, and a chip."""

    day: str
    time: str
    group: str
    words: str
    chip: str
    chip_tone: str
    chip_icon: str
    button: str
    place: Place
    left: str = ""


@dataclass(frozen=True)
class Errand:
    """One thing that needs attention."""

    icon: str
    title: str
    words: str
    place: Place
    button: str = "Open"


@dataclass(frozen=True)
class JoyLine:
    """One thing worth celebrating."""

    icon: str
    title: str
    words: str


@dataclass(frozen=True)
class Screen:
    """The whole page."""

    title: str
    subtitle: str
    next: NextSession | None
    coming_title: str
    coming: tuple[Line, ...]
    more_coming: str
    recent: tuple[Line, ...]
    errands: tuple[Errand, ...]
    joys: tuple[JoyLine, ...]
    has_groups: bool
