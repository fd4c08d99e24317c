"""The only place that knows everything: builds each part once, in order, and wires them.

The window is painted before the vault's engine is loaded, so that a start feels like the start of a bare window.
"""

import workwell_desktop.ui.kit.unhooked  # noqa: F401 - before all others: see there

# isort: split
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from workwell_desktop.domain.access import Protection
from workwell_desktop.domain.errors import Fault, Refusal
from workwell_desktop.domain.freshness import Freshness
from workwell_desktop.security.places import Places
from workwell_desktop.ui.kit import theme
from workwell_desktop.ui.kit.background import Background
from workwell_desktop.ui.kit.settings import SettingsFile
from workwell_desktop.ui.kit.tidying import Tidying
from workwell_desktop.ui.shell import curtain_words
from workwell_desktop.ui.shell.bug import tell_bug
from workwell_desktop.ui.shell.fresh_start import LOCKED, FreshStart, Takeover, read_option
from workwell_desktop.ui.shell.single_instance import SingleInstance
from workwell_desktop.ui.shell.window import ShellWindow, local_now
from workwell_desktop.ui.unlock import demo
from workwell_desktop.usecases import engine

if TYPE_CHECKING:
    from workwell_desktop.security.store import KeyStore
    from workwell_desktop.ui.kit.places_to_go import Place
    from workwell_desktop.ui.shell.attendants import Attendants
    from workwell_desktop.ui.shell.away import Away
    from workwell_desktop.ui.unlock.asked import Asked
    from workwell_desktop.ui.unlock.entrance import Entrance
    from workwell_desktop.usecases.access import Access
    from workwell_desktop.usecases.open_vault import OpenVault

USAGE = "usage: workwell-desktop [--demo | --locked]"

GRACE = 5_000
"""Milliseconds a lock waits for work under way, behind the fresh process's curtain. It may safely be cut off then."""

PATIENCE, GREAT_PATIENCE = 2_000, 120_000
"""Milliseconds that the way out waits: for a question to the password store, and for a backup under way."""


def main(arguments: Sequence[str]) -> int:
    """Run WorkWell and return its exit code.

    `--demo` opens a throw-away vault with a sample group; `--locked` begins behind the curtain, as after a lock.
    """
    wishes = [argument for argument in arguments[1:] if argument.startswith("--")]
    locked = next((wish for wish in wishes if wish.partition("=")[0] == LOCKED), "")
    if [wish for wish in wishes if wish not in ("--demo", locked)]:
        print(USAGE, file=sys.stderr)  # noqa: T201 - the command line's own answer
        return 2
    from workwell_desktop.ui.shell.away import of_this_computer

    if "--demo" in wishes:
        return _run_demo(of_this_computer)
    options = Options(away=of_this_computer, afresh=FreshStart, locked=bool(locked), known=read_option(locked))
    return run(Places.standard(), options)


def run(places: Places, options: "Options", watch: "Callable[[App], object] | None" = None) -> int:
    """Run one program on a folder until its window closes; `watch` is shown it before it starts."""
    application = _application()
    tidying = Tidying(application)
    with suppress(Fault):  # a folder that cannot be written is told in the window
        places.prepare()
    instance = SingleInstance(places.lock_file)
    if not options.locked and not instance.claim():
        return 0
    running = App(places, options, instance)
    instance.called_forward.connect(running.window.come_forward)
    sys.excepthook = partial(tell_bug, running.window.bulletin)
    if watch is not None:
        watch(running)
    running.start()
    try:
        code = application.exec()
    finally:
        all_done = running.shut()
        instance.release()
        sys.excepthook = sys.__excepthook__
        tidying.deleteLater()
    if not all_done:
        sys.stderr.flush()
        os._exit(code)  # a prompt of the password store that nobody answers would keep the process for good
    return code


def _run_demo(away: "Callable[[QObject], Away]") -> int:
    """Run on a throw-away encrypted vault: no keyring, no real data, and nothing left when it ends."""
    import shutil
    import tempfile

    home = Path(tempfile.mkdtemp(prefix="workwell-demo-"))
    try:
        return run(Places(home), Options(demo=True, away=away))
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _application() -> QCoreApplication:
    """Return the application, made unless a test has made it."""
    application = QApplication.instance()
    if application is None:
        theme.prepare()
        application = QApplication(["workwell"])
    application.setApplicationName("WorkWell")
    QGuiApplication.setDesktopFileName("org.workwell.Desktop")
    return application


@dataclass(frozen=True)
class Options:
    """How this run differs from an ordinary one. Tests bring their own clock, background and password store."""

    demo: bool = False
    now: Callable[[], datetime] = local_now
    background: Background | None = None
    store: "KeyStore | None" = None
    locked: bool = False
    """Begin behind the curtain: the process before this one locked, and may still be closing its vault."""
    known: Protection | None = None
    """What the process before knew of the way in, for the words on the curtain."""
    afresh: Callable[[Path, SingleInstance], FreshStart] | None = None
    """What ends this process on a lock behind a fresh one. Without it (demo, tests) the process stays."""
    away: "Callable[[QObject], Away] | None" = None
    """What tells that nobody is at the computer; without it only idle time does."""


class App(QObject):
    """One running WorkWell: a window, and at most one open vault."""

    def __init__(self, places: Places, options: Options, instance: SingleInstance | None = None) -> None:
        super().__init__()
        self._places = places
        self._options = options
        self._instance = instance
        settings = SettingsFile(None if options.demo else places.settings_file)
        self.window = ShellWindow(settings, options.now, options.background)
        self.opened: OpenVault | None = None
        self._access: Access | None = None
        self._attendants: Attendants | None = None
        self._closing = False
        self._wants_in = False
        self._afresh = options.afresh(places.home, instance) if options.afresh and instance else None
        self.window.locked.connect(self._lock_vault)
        self.window.unlock_requested.connect(self._unlock)
        self.window.closing.connect(self._leave)

    def start(self) -> None:
        """Show the window at once; load what the way in needs beside it; then find the way in."""
        self.window.painted.connect(self._load)
        if self._options.locked and self._instance is not None:
            self._closing = True  # the process before this one still is
            self._takeover = Takeover(self._instance, self._took_over, self.window.close)
            self.window.painted.connect(self._takeover.start)
            self.window.locking.draw_curtain(curtain_words.of(self._options.known))
        else:
            self.window.show_gate(QWidget())
            if self._instance is not None:
                QTimer.singleShot(0, self._instance.listen)
        self.window.show()

    def _took_over(self) -> None:
        """Go on as the one WorkWell: the process before has closed its vault."""
        self._closing = False
        if self._wants_in:
            self._show_way_in()

    def _load(self) -> None:
        if self._options.locked:
            self.window.background.run(self._look_from_behind, self._seen_from_behind, self._stuck, owner=self)
        else:
            self.window.background.run(self._first_look, self._looked, self._stuck, owner=self)

    def _look_from_behind(self) -> Protection | None:
        """Load what opening a vault needs; return how the one behind the curtain is protected, if it can be told."""
        engine.load()
        try:
            return self.access().glance()
        except (Fault, Refusal):
            return None  # the unlock screen finds the same and says it

    def _seen_from_behind(self, protection: Protection | None) -> None:
        if protection is Protection.PASSPHRASE or self.access().restore_waits():
            self._show_way_in()  # the curtain and the unlock screen are one
        else:
            self.window.locking.say(curtain_words.of(protection))

    def _first_look(self) -> "Asked | None":
        """Load what opening a vault needs; return the question to the password store when that is the way in."""
        engine.load()
        from workwell_desktop.ui.unlock.asked import Asked

        access = self.access()
        if self._options.demo or not access.exists():
            return None
        try:
            doors = access.doors()
        except (Fault, Refusal):
            return None  # the unlock screen finds the same and says it
        return Asked(access, doors) if doors.protection is Protection.EASY else None

    def _looked(self, asked: "Asked | None") -> None:
        if asked is None:
            self._show_way_in()
        else:
            from workwell_desktop.ui.unlock.first_question import FirstQuestion

            self._question = FirstQuestion(asked, self._enter, self._show_way_in, self)
            self._question.ask(self.window.background)

    def _stuck(self, trouble: Fault | Refusal) -> None:
        """Say why there is no way in yet, and offer another try."""
        from workwell_desktop.ui.kit.page_parts import EmptyState

        gate = EmptyState("triangle-alert", "WorkWell cannot start yet", trouble.sentence, "Try again")
        gate.button.set_icon_name("refresh-cw")
        gate.first_step.connect(self._unlock)
        self.window.show_gate(gate)

    def access(self) -> "Access":
        """Return the way to the vault, made when first asked for: its parts are not needed to paint the window."""
        if self._access is None:
            from workwell_desktop.security.store import KeyStore
            from workwell_desktop.usecases.access import Access

            usual = KeyStore.for_this_run() if self._options.demo else KeyStore()
            self._access = Access(self._places, self._options.store or usual, throw_away=self._options.demo)
        return self._access

    def _show_way_in(self, asked: "Asked | None" = None) -> None:
        self._wants_in = self._closing
        if self._closing:
            self.window.locking.show_busy()
            return
        from workwell_desktop.ui import unlock

        services = self.window.services
        if self._options.demo and not self.access().exists():
            services.background.run(partial(demo.make, self.access()), self._enter_demo, self._stuck, owner=self)
            return
        if self.access().restore_wished():
            self._show_restore()
            return
        gate = unlock.build(self.access(), self._entrance(), asked)
        if self.opened is None:  # with an inline background the vault may be open by now
            self.window.show_gate(gate)

    def _entrance(self) -> "Entrance":
        from workwell_desktop.ui.unlock.entrance import Entrance

        services = self.window.services
        restore = None if self._options.demo else self._show_restore
        return Entrance(
            services.background, services.settings, services.now, self._enter, self._keep, self._unlock, restore
        )

    def _show_restore(self) -> None:
        from workwell_desktop.ui import restore

        self.window.show_gate(restore.build(self.access(), self._entrance()))

    def _unlock(self) -> None:
        if self.opened is not None and self.window.locking.held_back:
            self._show_way_back(self.opened)
        else:
            self._show_way_in()

    def _show_way_back(self, opened: "OpenVault") -> None:
        """Lead back to a vault that could not be closed yet; a passphrase is asked for as at any other lock."""
        back = self.window.locking.uncover
        if not _typed_each_time(opened):
            back()
            return
        from workwell_desktop.ui.unlock import way_back_in

        self.window.show_gate(way_back_in.build(self.access(), opened, self._entrance(), back))

    def _enter_demo(self, opened: "OpenVault") -> None:
        demo.furnish(opened, self._options.now)
        self._enter(opened)

    def _keep(self, opened: "OpenVault") -> None:
        """Know of a vault that is open before its rooms are, so that quitting now closes it."""
        self.opened = opened

    def _enter(self, opened: "OpenVault", place: "Place | None" = None) -> None:
        from workwell_desktop.ui.shell.attendants import Attendants
        from workwell_desktop.ui.shell.house import house

        self._dismiss()
        self.opened = opened
        services = self.window.services
        if opened.freshness is not Freshness.FRESH:
            from workwell_desktop.ui import restore

            self.window.show_gate(restore.build_older(opened, self._entrance()))
            return
        desk = opened.desk(services.bulletin.announce, services.now)
        self._attendants = attendants = Attendants(self.window, desk, self._options.away)
        self.window.locking.honest = curtain_words.DEMO if self._options.demo else curtain_words.of(_mode(opened))
        self.window.open_rooms(house(desk, opened, services), place or attendants.first_place())
        attendants.watch_over(opened)
        attendants.begin(writable=not opened.vault.read_only)

    def _dismiss(self) -> None:
        attendants, self._attendants = self._attendants, None
        if attendants is not None:
            attendants.end()

    def _lock_vault(self) -> None:
        """Close the vault and end behind a fresh process; without one, close beside the window, which stays."""
        opened, self.opened = self.opened, None
        self._dismiss()
        if opened is None:
            return
        if self._afresh is None:
            self._closing = True
            # then the curtain and the screen behind it are one
            self._wants_in = self.access().restore_waits() or _typed_each_time(opened)
            self.window.background.run(partial(_close_at_once, opened), self._vault_closed, owner=self)
            return
        self.window.keep_place()
        self.window.locking.show_busy()
        self._afresh.begin(_mode(opened))
        self.window.background.wait(GRACE)
        trouble = _close_at_once(opened)
        if trouble is not None:
            print(type(trouble).__name__, file=sys.stderr)  # noqa: T201 - all is written; the next opening recovers
        self._afresh.finish()

    def _vault_closed(self, trouble: Exception | None) -> None:
        self._closing = False
        if self._wants_in:
            self._show_way_in()
        if isinstance(trouble, Fault):
            self.window.bulletin.trouble(trouble.sentence)
        elif trouble is not None:
            raise trouble

    def _leave(self) -> None:
        self.window.hide()
        self.shut()
        QApplication.quit()

    def shut(self) -> bool:
        """Wait for work under way, back up and close the vault; False when something is still being waited for."""
        busy_saving = self._closing or self.opened is not None
        all_done = self.window.background.wait(GREAT_PATIENCE if busy_saving else PATIENCE)
        opened, self.opened = self.opened, None
        self._dismiss()
        if opened is not None:
            try:
                opened.close()
            except Fault as fault:
                print(fault.sentence, file=sys.stderr)  # noqa: T201 - no window is left; the next close makes up for it
        return all_done


def _mode(opened: "OpenVault") -> Protection | None:
    """Return how a vault is protected; None when its key file cannot be read just now."""
    try:
        return opened.protection()
    except Fault:
        return None


def _typed_each_time(opened: "OpenVault") -> bool:
    return _mode(opened) is Protection.PASSPHRASE


def _close_at_once(opened: "OpenVault") -> Exception | None:
    """Close a vault without a backup, and return what went wrong: the window must know that the closing is over."""
    try:
        opened.close_at_once()
    except Exception as trouble:
        return trouble
    return None
