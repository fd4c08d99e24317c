"""Settings of this computer's WorkWell: how it looks and prints. Kept in a small readable file beside the vault.

Nothing here may name a person or a group: what does belongs in the vault.
"""

import json
import os
from dataclasses import asdict, dataclass, fields, replace
from enum import Enum
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from workwell_desktop.domain.errors import ReadOnly

LOCKS_AFTER = (1, 2, 5, 10, 15, 30)
"""The minutes to choose from."""

LONGEST_LOOK = 30
"""Minutes it takes at least on a page one looks at for long, such as a running session."""


class ThemeChoice(Enum):
    """Which colours to use."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True)
class Settings:
    """All settings with their defaults; each field carries its own sentence."""

    theme: ThemeChoice = ThemeChoice.SYSTEM
    """Light, dark, or as the computer is set."""
    text_scale: int = 100
    """Size of all text in per cent, from 100 to 200."""
    paper_size: str = "A4"
    """The paper in the printer: A4 or LETTER."""
    large_print: bool = False
    """Print papers in large type."""
    menu_bar: bool = False
    """Keep the menu bar in sight; the menu button and F10 open the same menus."""
    calendar_view: str = "month"
    """How the calendar was last looked at: month, week or list."""
    calendar_hidden: str = ""
    """The groups left out of the calendar: their ids, with spaces between."""
    register_views: str = ""
    """What each register was last narrowed to: "id:span:first day:last day:whom", with spaces between."""
    clock_counts_up: bool = False
    """Let the clock of a running session count up instead of down."""
    clock_hidden: bool = False
    """Run sessions without a clock in sight."""
    guide_language: str = "en"
    """The language guides are read in where there is a choice, by its code."""
    guide_text: int = 100
    """How large guides are read, in per cent of the program's text."""
    lock_after: int = 5
    """Minutes without a touch after which WorkWell locks: one of `LOCKS_AFTER`."""
    hidden_from_capture: bool = True
    """Keep the windows out of screenshots and shared screens, on systems that can."""
    geometry: str = ""
    """Where the window was and how large, as Qt writes it (base64)."""

    @classmethod
    def read(cls, text: str) -> "Settings":
        """Read settings from JSON; anything unknown or unfit falls back to its default."""
        try:
            data = json.loads(text)
        except ValueError:
            return cls()
        if not isinstance(data, dict):
            return cls()
        kept: dict[str, Any] = {}
        for each in fields(cls):
            if each.name in data:
                value = _fit(each.default, data[each.name])
                if value is not None:
                    kept[each.name] = value
        made = cls(**kept)
        scale = min(200, max(100, made.text_scale))
        lock_after = made.lock_after if made.lock_after in LOCKS_AFTER else cls.lock_after
        paper_size = "LETTER" if made.paper_size == "LETTER" else "A4"
        return replace(made, text_scale=scale, paper_size=paper_size, lock_after=lock_after)

    def write(self) -> str:
        """Return the settings as JSON that a person can read."""
        data = {name: value.value if isinstance(value, Enum) else value for name, value in asdict(self).items()}
        return json.dumps(data, indent=2) + "\n"


def _fit(default: object, value: object) -> object | None:
    """Return `value` when it is of the default's kind, else None."""
    if isinstance(default, ThemeChoice):
        return next((choice for choice in ThemeChoice if choice.value == value), None)
    return value if type(value) is type(default) else None


class SettingsFile(QObject):
    """Holds the current settings and writes each change at once, as a whole file or not at all."""

    changed = Signal(object)
    """The new `Settings`."""

    def __init__(self, path: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._current = Settings()
        if path is not None and path.is_file():
            self._current = Settings.read(path.read_text(encoding="utf-8", errors="replace"))

    @property
    def current(self) -> Settings:
        """The settings as they are now."""
        return self._current

    def change(self, changed: Settings) -> None:
        """Take new settings: `change(replace(file.current, text_scale=150))`.

        They hold for this run even when the file cannot be written; then raises ReadOnly.
        """
        if changed == self._current:
            return
        self._current = changed
        self.changed.emit(changed)
        if self._path is not None:
            try:
                _write_whole(self._path, changed.write())
            except OSError as trouble:
                raise ReadOnly from trouble


def _write_whole(path: Path, text: str) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = path.with_name(path.name + ".part")
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
