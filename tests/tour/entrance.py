"""The way in: the first run step by step, and the unlock screen for every answer of the password store."""

from collections.abc import Callable, Sequence
from typing import TypeVar

import keyring.errors
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from tests.tour.stage import Stage, Trouble
from workwell_desktop.app import App
from workwell_desktop.domain.access import Offer
from workwell_desktop.security import proof
from workwell_desktop.security.backends import Backend, NoStore, ThisRunOnly, UnsafeStore
from workwell_desktop.security.store import KeyStore
from workwell_desktop.ui.kit.background import Background, Failed, Job
from workwell_desktop.ui.unlock.first_run_controller import FirstRunController
from workwell_desktop.ui.unlock.first_run_view import FirstRunView
from workwell_desktop.ui.unlock.unlock_controller import UnlockController
from workwell_desktop.ui.unlock.unlock_view import UnlockView

T = TypeVar("T")
Q = TypeVar("Q", bound=QObject)

PASSPHRASE = "a quiet lamp by the sea"


def first_run(stage: Stage) -> None:
    """The four steps, with what can go wrong in each."""
    app = stage.begin(stage.places(), KeyStore.for_this_run())
    view = _part(app, FirstRunView)
    stage.shoot(app, "First run · you", every_look=True)
    _press_on(stage, view)
    stage.shoot(app, "First run · you, a name is missing")
    _write(view.you.name_edit, "Ruth Adler")
    _write(view.you.organisation_edit, "Elm Street Groups")
    _press_on(stage, view)
    stage.shoot(app, "First run · protection", every_look=True)
    view.protection.with_passphrase.click()
    _write(view.protection.first_edit, "lamp")
    stage.shoot(app, "First run · protection, a weak passphrase")
    _write(view.protection.first_edit, PASSPHRASE)
    _write(view.protection.again_edit, "a quiet lamb")
    stage.shoot(app, "First run · protection, the two differ")
    view.protection.easy.click()
    _press_on(stage, view)
    stage.shoot(app, "First run · recovery sheet", every_look=True)
    _type_groups_back(app, view)
    stage.shoot(app, "First run · recovery sheet, one group is wrong")
    _write(view.sheet.groups[1], _groups(app)[5])
    _press_on(stage, view)
    stage.shoot(app, "First run · first group", every_look=True)
    view.group.make.click()
    stage.shoot(app, "First run · first group, a name is missing")
    stage.end(app)


def first_run_without_a_store(stage: Stage) -> None:
    """A computer without a password store has to be given a passphrase."""
    app = stage.begin(stage.places(), _store(_no_store))
    view = _part(app, FirstRunView)
    _write(view.you.name_edit, "Ruth Adler")
    _press_on(stage, view)
    stage.shoot(app, "First run · protection, no password store")
    stage.end(app)


def unlock_by_store(stage: Stage) -> None:
    """Every answer of the password store but the right one."""
    places, kept = stage.places(), Talkative()
    stage.make_vault(places, kept.store())
    waiting = stage.begin(places, kept.store(), Unanswered())
    waiting._question.give_to_screen()
    _part(waiting, UnlockController)._waiting()
    stage.shoot(waiting, "Unlock · waiting", every_look=True)
    stage.end(waiting)
    answers: dict[str, KeyStore] = {
        "locked": Talkative(trouble=keyring.errors.KeyringLocked("closed")).store(),
        "missing": Talkative().store(),
        "wrong": Talkative(answer="this is some other vault's item").store(),
        "absent": _store(_no_store),
        "refused": _store(_unsafe_store),
    }
    for state, store in answers.items():
        app = stage.begin(places, store)
        stage.shoot(app, f"Unlock · {state}", every_look=state == "locked")
        stage.end(app)


def unlock_by_sheet(stage: Stage) -> None:
    """The recovery sheet, typed with a slip of the pen."""
    places = stage.places()
    groups = stage.make_vault(places, Talkative().store())
    app = stage.begin(places, Talkative().store())
    view = _part(app, UnlockView)
    view.offer_requested.emit(Offer.SHEET)
    stage.shoot(app, "Unlock · recovery sheet")
    slip = ("7" if groups[3][0] != "7" else "4") + groups[3][1:]
    _write(view.field.control, " ".join((*groups[:3], slip, *groups[4:])))
    view.unlock.click()
    stage.shoot(app, "Unlock · recovery sheet, mistyped")
    stage.end(app)


def unlock_by_passphrase(stage: Stage) -> None:
    """The passphrase, first asked for, then wrong."""
    places = stage.places()
    stage.make_vault(places, Talkative().store(), PASSPHRASE)
    app = stage.begin(places, _store(_no_store))
    view = _part(app, UnlockView)
    stage.shoot(app, "Unlock · passphrase", every_look=True)
    _write(view.field.control, "a quiet lamb by the sea")
    view.unlock.click()
    stage.shoot(app, "Unlock · passphrase, wrong")
    stage.end(app)


def unlock_damaged(stage: Stage) -> None:
    """A key file that reads as nothing."""
    places, kept = stage.places(), Talkative()
    stage.make_vault(places, kept.store())
    for file in (places.header, places.header_prev):
        file.write_bytes(file.read_bytes()[:-40])
    app = stage.begin(places, kept.store())
    stage.shoot(app, "Unlock · damaged key file")
    stage.end(app)


class Talkative(ThisRunOnly):
    """A password store that answers as told."""

    def __init__(self, answer: str = "", trouble: Exception | None = None) -> None:
        super().__init__()
        self._answer, self._trouble = answer, trouble

    def get_password(self, service: str, username: str) -> str | None:
        """Return the item, another vault's, or raise."""
        if self._trouble is not None:
            raise self._trouble
        return self._answer or super().get_password(service, username)

    def store(self) -> KeyStore:
        """Return the store as the program uses it."""
        return _store(self._find)

    def _find(self) -> Sequence[Backend]:
        return (self,)


class Unanswered(Background):
    """Runs everything at once, except that the password store never answers."""

    def __init__(self) -> None:
        super().__init__(inline=True)

    def run(
        self,
        work: Callable[[], T],
        then: Callable[[T], None],
        failed: Failed | None = None,
        owner: QObject | None = None,
    ) -> Job:
        """Run it, or hold it back."""
        if getattr(work, "__name__", "").startswith("ask"):
            return Job(then, failed, owner)
        return super().run(work, then, failed, owner)


def _store(find: Callable[[], Sequence[Backend]]) -> KeyStore:
    return KeyStore(find, proof.holds)


def _no_store() -> Sequence[Backend]:
    raise NoStore


def _unsafe_store() -> Sequence[Backend]:
    raise UnsafeStore


def _part(app: App, kind: type[Q]) -> Q:
    found = app.window.findChild(kind)
    if found is None:
        raise Trouble(f"there is no {kind.__name__} in the window")
    return found


def _write(control: object, text: str) -> None:
    if not isinstance(control, QLineEdit):
        raise Trouble("that is no line to write on")
    control.clear()
    control.setFocus(Qt.FocusReason.OtherFocusReason)
    QTest.keyClicks(control, text)


def _press_on(stage: Stage, view: FirstRunView) -> None:
    view.onward.click()
    stage.settle()


def _groups(app: App) -> tuple[str, ...]:
    return _part(app, FirstRunController)._setup.recovery_groups


def _type_groups_back(app: App, view: FirstRunView) -> None:
    groups = _groups(app)
    _write(view.sheet.groups[0], groups[2])
    _write(view.sheet.groups[1], groups[5][::-1])


SCENES = (
    first_run,
    first_run_without_a_store,
    unlock_by_store,
    unlock_by_sheet,
    unlock_by_passphrase,
    unlock_damaged,
)
