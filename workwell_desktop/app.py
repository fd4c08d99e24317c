"""The only place that knows everything: builds each part once, in order, and wires them.

The window is painted before the vault's engine is loaded, so that a start feels like the start of a bare window.
"""

import workwell_desktop.ui.kit.unhooked  # noqa: F401 - before all others: see there

# isort: split
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from workwell_desktop.domain.access import Protection
from workwell_desktop.domain.errors import Fault, Refusal
from workwell_desktop.security.places import Places
from workwell_desktop.ui.kit import dates, theme
from workwell_desktop.ui.kit.background import Background
from workwell_desktop.ui.kit.places_to_go import Place, ToToday
from workwell_desktop.ui.kit.settings import SettingsFile
from workwell_desktop.ui.kit.tidying import Tidying
from workwell_desktop.ui.shell.single_instance import SingleInstance
from workwell_desktop.ui.shell.window import ShellWindow, local_now

if TYPE_CHECKING:
    from workwell_desktop.domain.ids import GroupId
    from workwell_desktop.security.store import KeyStore
    from workwell_desktop.ui.unlock.asked import Asked
    from workwell_desktop.usecases.access import Access, Answer
    from workwell_desktop.usecases.desk import Desk
    from workwell_desktop.usecases.open_vault import OpenVault

USAGE = "usage: workwell-desktop [--demo]"

BUG = (
    "Something in WorkWell went wrong, and that is our mistake. What was saved is safe. "
    "If this goes on, close WorkWell and start it again."
)

AT_ONCE = 400
"""Milliseconds that an answer of the password store may take without a screen that says what is waited for."""

PATIENCE, GREAT_PATIENCE = 2_000, 120_000
"""Milliseconds that the way out waits: for a question to the password store, and for a backup under way."""


SETTLED_IN = 3_000
"""Milliseconds after the rooms are open that work for later days begins."""

BETWEEN_GROUPS = 100
"""Milliseconds from one group to the next."""

PLANNED_AHEAD = timedelta(weeks=26)
"""How far ahead the sessions of a schedule without an end are laid down."""


def main(arguments: Sequence[str]) -> int:
    """Run WorkWell and return its exit code; `--demo` opens a throw-away vault with a sample group."""
    wishes = [argument for argument in arguments[1:] if argument.startswith("--")]
    if [wish for wish in wishes if wish != "--demo"]:
        print(USAGE, file=sys.stderr)  # noqa: T201 - the command line's own answer
        return 2
    if "--demo" in wishes:
        return _run_demo()
    return run(Places.standard(), Options())


def run(places: Places, options: "Options", watch: "Callable[[App], object] | None" = None) -> int:
    """Run one program on a folder until its window closes; `watch` is shown it before it starts."""
    application = _application()
    tidying = Tidying(application)
    with suppress(Fault):  # a folder that cannot be written is told in the window
        places.prepare()
    instance = SingleInstance(places.lock_file)
    if not instance.claim():
        return 0
    running = App(places, options)
    instance.called_forward.connect(running.window.come_forward)
    sys.excepthook = partial(_tell_bug, running.window)
    if watch is not None:
        watch(running)
    running.start()
    QTimer.singleShot(0, instance.listen)
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


def _tell_bug(
    window: ShellWindow, kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """Tell of a mistake of ours, loudly and without its message: that may hold what somebody typed."""
    frames = "".join(traceback.format_list(traceback.extract_tb(trace)))
    print(f"{frames}{kind.__name__} (its message is not shown, it may hold names)", file=sys.stderr)  # noqa: T201
    window.bulletin.trouble(BUG)


def _run_demo() -> int:
    """Run on a throw-away encrypted vault: no keyring, no real data, and nothing left when it ends."""
    import shutil
    import tempfile

    home = Path(tempfile.mkdtemp(prefix="workwell-demo-"))
    try:
        return run(Places(home), Options(demo=True))
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


class App(QObject):
    """One running WorkWell: a window, and at most one open vault."""

    def __init__(self, places: Places, options: Options) -> None:
        super().__init__()
        self._places = places
        self._options = options
        settings = SettingsFile(None if options.demo else places.settings_file)
        self.window = ShellWindow(settings, options.now, options.background)
        self.opened: OpenVault | None = None
        self._access: Access | None = None
        self._asked: Asked | None = None
        self._closing = False
        self._wants_in = False
        self.window.bulletin.backed_up.connect(self._show_backup)
        self.window.locked.connect(self._lock_vault)
        self.window.unlock_requested.connect(self._unlock)
        self.window.closing.connect(self._leave)

    def start(self) -> None:
        """Show the window at once; load what the way in needs beside it; then find the way in."""
        self.window.painted.connect(self._load)
        self.window.show_gate(QWidget())
        self.window.show()

    def _load(self) -> None:
        self.window.background.run(self._first_look, self._looked, self._stuck, owner=self)

    def _first_look(self) -> "Asked | None":
        """Load what opening a vault needs; return the question to the password store when that is the way in."""
        _load_engine()
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
        """Ask the password store; an answer at once needs no screen in between."""
        if asked is None:
            self._show_way_in()
            return
        self._asked = asked
        asked.heard = self._heard
        asked.stuck = self._heard_trouble
        self.window.background.run(asked.ask, asked.answered, asked.failed, owner=self)
        QTimer.singleShot(AT_ONCE, self._show_who_is_asked)

    def _heard(self, answer: "Answer") -> None:
        asked, self._asked = self._asked, None
        if answer.vault is not None:
            self._enter(answer.vault, None)
        elif asked is not None:
            self._show_way_in(asked)
            asked.answered(answer)

    def _heard_trouble(self, trouble: Fault | Refusal) -> None:
        asked, self._asked = self._asked, None
        if asked is not None:
            self._show_way_in(asked)
            asked.failed(trouble)

    def _show_who_is_asked(self) -> None:
        """Show the unlock screen when the password store takes its time; from now on that screen hears the answer."""
        asked, self._asked = self._asked, None
        if asked is not None:
            self._show_way_in(asked)

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
            return
        from workwell_desktop.ui import unlock
        from workwell_desktop.ui.unlock.entrance import Entrance

        services = self.window.services
        if self._options.demo and not self.access().exists():
            services.background.run(self._make_demo, self._enter_demo, self._stuck, owner=self)
            return
        entrance = Entrance(
            services.background, services.settings, services.now, self._enter, self._keep, self._unlock
        )
        gate = unlock.build(self.access(), entrance, asked)
        if self.opened is None:  # with an inline background the vault may be open by now
            self.window.show_gate(gate)

    def _unlock(self) -> None:
        self._show_way_in()

    def _make_demo(self) -> "OpenVault":
        from workwell_desktop.domain.facilitator import Facilitator

        access = self.access()
        who = Facilitator(name="Ruth Adler", organisation="Elm Street groups (demo)")
        return access.create(access.begin(), Protection.EASY, "", who)

    def _enter_demo(self, opened: "OpenVault") -> None:
        opened.desk(_nobody_listens, self._options.now).sample.add()
        self._enter(opened, None)

    def _keep(self, opened: "OpenVault") -> None:
        """Know of a vault that is open before its rooms are, so that quitting now closes it."""
        self.opened = opened

    def _enter(self, opened: "OpenVault", place: Place | None) -> None:
        self.opened = opened
        services = self.window.services
        desk = opened.desk(services.bulletin.announce, services.now)
        from workwell_desktop.ui.shell.house import house

        self.window.open_rooms(house(desk, opened, services), place or ToToday())
        self._show_backup()
        QTimer.singleShot(SETTLED_IN, self, partial(self._plan_ahead, opened, desk, None))

    def _plan_ahead(self, opened: "OpenVault", desk: "Desk", groups: "tuple[GroupId, ...] | None") -> None:
        """Lay the sessions of endless schedules for the coming months, one group at a time, so that nobody waits."""
        from workwell_desktop.ui.kit.telling import told

        if self.opened is not opened:
            return
        with told(self.window.bulletin):
            if groups is None:
                groups = tuple(group.id for group in desk.groups.all() if group.status.meets)
            elif groups:
                desk.schedules.plan_ahead(self._options.now().date() + PLANNED_AHEAD, groups[0])
                groups = groups[1:]
            if groups:
                QTimer.singleShot(BETWEEN_GROUPS, self, partial(self._plan_ahead, opened, desk, groups))

    def _show_backup(self) -> None:
        if self._options.demo:
            self.window.sidebar.show_mark("Demo")
            self.window.status.show_backup("Demo with invented people: nothing here is kept")
        elif self.opened is not None:
            self.window.status.show_backup(_backup_words(self.opened.last_backup(), self._options.now()))

    def _lock_vault(self) -> None:
        """Back up and close beside the window; whoever wants in again waits until that is done."""
        opened, self.opened = self.opened, None
        if opened is not None:
            self._closing = True
            self._wants_in = _typed_each_time(opened)  # then the curtain and the unlock screen are one
            self.window.background.run(partial(_close, opened), self._vault_closed, owner=self)

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
        if opened is not None:
            try:
                opened.close()
            except Fault as fault:
                print(fault.sentence, file=sys.stderr)  # noqa: T201 - no window is left; the next close makes up for it
        return all_done


def _backup_words(last: datetime | None, now: datetime) -> str:
    if last is None:
        return "First backup when you close"
    here = last.astimezone(now.tzinfo)
    day = "today" if here.date() == now.date() else dates.weekday_day(here.date())
    return f"Backup verified {day} {dates.clock(here)}"


def _typed_each_time(opened: "OpenVault") -> bool:
    try:
        return opened.protection() is Protection.PASSPHRASE
    except Fault:
        return False


def _close(opened: "OpenVault") -> Exception | None:
    """Close a vault and return what went wrong: whatever it was, the window must know that the closing is over."""
    try:
        opened.close()
    except Exception as trouble:
        return trouble
    return None


def _load_engine() -> None:
    """Import what opening a vault needs. Nothing of it knows Qt, so a worker can do it while the window lives on."""
    import workwell_desktop.usecases.access
    import workwell_desktop.usecases.day
    import workwell_desktop.usecases.desk  # noqa: F401
    from workwell_desktop.storage.vault import warm_up

    warm_up()


def _nobody_listens(_changes: object) -> None:
    """Take the news before any page is there to hear it."""
