"""Where the tour takes place: throw-away vaults, a clock that stands still, and a camera that minds every warning."""

import os
import random
import secrets
import shutil
import sys
import tempfile
import time
import traceback
import warnings
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QEvent, QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from workwell_desktop.app import App, Options
from workwell_desktop.domain.access import Protection
from workwell_desktop.domain.facilitator import Facilitator
from workwell_desktop.security import passphrase
from workwell_desktop.security.places import Places
from workwell_desktop.security.store import KeyStore
from workwell_desktop.ui.kit import theme
from workwell_desktop.ui.kit.background import Background
from workwell_desktop.ui.kit.settings import Settings, ThemeChoice
from workwell_desktop.usecases.access import Access

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
"""When the whole tour takes place: a Monday morning."""

FULL, SMALLEST = (1280, 800), (1024, 700)
_HARMLESS = "This plugin does not support"
_ROUNDS = 6
"""How often waiting events are handled before a picture: laying out in steps takes a few."""


class Trouble(Exception):
    """Something went wrong on the way: a page raised, or Qt or Python warned."""


@dataclass(frozen=True)
class Look:
    """One way of looking at the same screen."""

    name: str
    settings: Settings
    size: tuple[int, int] = FULL
    everywhere: bool = True
    """Whether every screen and state is looked at in this way, or only every page."""


LIGHT = Look("light", Settings(theme=ThemeChoice.LIGHT))
DARK = Look("dark", Settings(theme=ThemeChoice.DARK))
SMALL = Look("small", LIGHT.settings, SMALLEST, everywhere=False)
LARGE_TEXT = Look("large-text", Settings(theme=ThemeChoice.LIGHT, text_scale=150), everywhere=False)

WALKS = ((LIGHT, SMALL), (DARK,), (LARGE_TEXT,))
"""The tour is walked once for each of these: dressing a full house anew for every picture would take minutes."""


def now() -> datetime:
    """Return the time it is during the tour."""
    return NOW


def _draw_the_same_numbers() -> None:
    """Let every tour show the same recovery sheet; nothing in a tour is secret."""
    drawn = random.Random(1)

    def token_bytes(nbytes: int | None = None) -> bytes:
        return drawn.randbytes(nbytes or 32)

    secrets.token_bytes = token_bytes


class Ear:
    """Hears what would otherwise only be printed: Qt's warnings, Python's warnings, what a slot raised."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        qInstallMessageHandler(self._qt)
        sys.excepthook = self._raised
        warnings.showwarning = self._warned  # type: ignore[assignment]  # fewer arguments than it may be given
        warnings.simplefilter("always")

    def _qt(self, kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) and _HARMLESS not in text:
            self.heard.append(f"Qt: {text}")

    def _raised(self, kind: type[BaseException], error: BaseException, where: TracebackType | None) -> None:
        self.heard.append("".join(traceback.format_exception(kind, error, where)))
        sys.__excepthook__(kind, error, where)

    def _warned(self, message: Warning | str, category: type[Warning], filename: str, line: int, *_: object) -> None:
        self.heard.append(f"{filename}:{line}: {category.__name__}: {message}")

    def check(self, when: str) -> None:
        """Raise `Trouble` when anything was heard."""
        if self.heard:
            raise Trouble(f"{when}:\n" + "\n".join(self.heard))


class Stage:
    """Sets up programs over throw-away folders and takes their pictures, in looks that differ in size only."""

    def __init__(self, out: Path, looks: Sequence[Look]) -> None:
        self._out = out
        self._looks = looks
        self._home = Path(tempfile.mkdtemp(prefix="workwell-tour-"))
        self._number = 0
        self._homes = 0
        self.titles: list[tuple[str, tuple[str, ...]]] = []
        """Each scene's title with the names of its files, in order."""
        os.environ["TZ"] = "UTC"
        time.tzset()
        _draw_the_same_numbers()
        passphrase.STANDARD = passphrase.FLOOR
        QApplication.setCursorFlashTime(0)
        self.ear = Ear()

    # ------------------------------------------------------------------------------------------------------ programs

    def places(self) -> Places:
        """Return a folder where nothing is yet."""
        self._homes += 1
        return Places(self._home / str(self._homes))

    def make_vault(self, places: Places, store: KeyStore, words: str = "") -> tuple[str, ...]:
        """Make a vault, protected by a passphrase when one is given; return the groups of its recovery sheet."""
        access = Access(places, store)
        setup = access.begin()
        way = Protection.PASSPHRASE if words else Protection.EASY
        opened = access.create(setup, way, words, Facilitator(name="Ruth Adler", organisation="Elm Street Groups"))
        opened.vault.close()
        return setup.recovery_groups

    def begin(self, places: Places, store: KeyStore, background: Background | None = None) -> App:
        """Start a program there and let it paint."""
        options = Options(now=now, background=background or Background(inline=True), store=store)
        app = App(places, options)
        self.dress(app)
        app.start()
        self.settle()
        return app

    def dress(self, app: App) -> None:
        """Give a program that has not started the first look of this walk."""
        theme.current().apply(self._looks[0].settings)
        app.window.services.settings.change(self._looks[0].settings)
        app.window.resize(*FULL)

    def end(self, app: App) -> None:
        """Take a program off the stage without the backup it would make."""
        app.window.hide()
        opened, app.opened = app.opened, None
        app.window.close_rooms()
        if opened is not None:
            opened.vault.close()
        app.window.deleteLater()
        app.deleteLater()
        self.settle()

    def settle(self) -> None:
        """Let everything happen that was asked for."""
        for _ in range(_ROUNDS):
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            QApplication.processEvents()

    # ------------------------------------------------------------------------------------------------------ pictures

    def shoot(self, app: App, title: str, *, every_look: bool = False) -> None:
        """Picture what the window shows; with `every_look` also in the looks meant for whole pages only."""
        self._number += 1
        name = f"{self._number:02}-{title.lower().replace(' · ', '-').replace(',', '').replace(' ', '-')}"
        files = []
        for look in self._looks:
            if look.everywhere or every_look:
                app.window.resize(*look.size)
                self.settle()
                file = f"{name}--{look.name}.png"
                if not pictured(app.window).save(str(self._out / file)):
                    raise Trouble(f"{file} could not be written")
                files.append(file)
                self.ear.check(file)
        app.window.resize(*FULL)
        self.settle()
        self.titles.append((title, tuple(files)))

    def strike(self) -> None:
        """Leave nothing behind."""
        with suppress(OSError):
            shutil.rmtree(self._home)


def pictured(window: QWidget) -> QPixmap:
    """Return a window with whatever stands in front of it."""
    picture = window.grab()
    painter = QPainter(picture)
    for front in QApplication.topLevelWidgets():
        if front is not window and front.isVisible():
            painter.drawPixmap(front.pos() - window.pos(), front.grab())
    painter.end()
    return picture


Scene = Callable[[Stage], None]
"""One part of the tour: sets the stage, takes pictures, leaves the stage."""
