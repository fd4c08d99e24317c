"""Backups and the way back from them: the tab, the restore step by step, and the screen about an older vault."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtTest import QTest

from tests.tour.stage import NOW, Stage, Trouble
from workwell_desktop.app import App
from workwell_desktop.domain.backup import Reason
from workwell_desktop.security.places import Places
from workwell_desktop.security.store import KeyStore
from workwell_desktop.ui.kit.places_to_go import ToSafety
from workwell_desktop.ui.restore.older_view import OlderView
from workwell_desktop.ui.restore.view import RestoreView
from workwell_desktop.ui.safety.backups_controller import BackupsTab
from workwell_desktop.usecases import backups
from workwell_desktop.usecases.access import Access
from workwell_desktop.usecases.open_vault import OpenVault

Q = TypeVar("Q", bound=QObject)


class _Clock(datetime):
    """Stamps backups with the time of the tour."""

    moment = NOW

    @classmethod
    def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
        """Return the time it is."""
        return cls.moment


@contextmanager
def _clock_of_the_tour() -> Iterator[None]:
    """Stamp backups so that a picture does not change from day to day; later scenes have the real clock again."""
    setattr(backups, "datetime", _Clock)  # noqa: B010 - the clock of a module
    try:
        yield
    finally:
        setattr(backups, "datetime", datetime)  # noqa: B010 - the clock of a module


@_clock_of_the_tour()
def backups_tab(stage: Stage) -> None:
    """The tab of backups: none yet, several, a second place that is away, a restored vault to confirm."""
    places, store = stage.places(), KeyStore.for_this_run()
    stage.make_vault(places, store)
    shutil.rmtree(places.backups_dir)
    app = stage.begin(places, store)
    app.window.go(ToSafety("backups"))
    stage.shoot(app, "Backups · none yet", every_look=True)
    opened = _opened(app)
    opened.desk(lambda _changes: None, lambda: NOW).sample.add()
    stick = places.home.parent / f"stick of {places.home.name}" / "USB Blue"
    for hours, reason in ((70, Reason.CLOSING), (21, Reason.BEFORE_IMPORT), (3, Reason.WHILE_WORKING)):
        _Clock.moment = NOW - timedelta(hours=hours)
        opened.backups.back_up(reason)
    stick.mkdir(parents=True)
    opened.backups.choose_place(stick)
    _Clock.moment = NOW - timedelta(minutes=12)
    opened.backups.back_up(Reason.WHILE_WORKING)
    app.window.bulletin.backed_up.emit()
    stage.shoot(app, "Backups · here and on a stick", every_look=True)
    tab = _part(app, BackupsTab)
    tab._check(0)
    tab._cards.status.show_percent(45)
    stage.shoot(app, "Backups · being made, one was checked")
    tab._cards.status.show_percent(None)
    shutil.rmtree(stick)
    (places.state_dir / "restored-unconfirmed").touch()
    app.window.bulletin.backed_up.emit()
    stage.shoot(app, "Backups · stick away, restored vault to confirm", every_look=True)
    risky = places.home.parent / "OneDrive" / places.home.name
    risky.mkdir(parents=True, exist_ok=True)
    opened.backups.choose_place(risky)
    app.window.bulletin.backed_up.emit()
    stage.shoot(app, "Backups · in a cloud folder")
    stage.end(app)


@_clock_of_the_tour()
def restore(stage: Stage) -> None:
    """From the list to the look, with the sheet in between, and the question before starting over."""
    places, store = stage.places(), KeyStore.for_this_run()
    groups = stage.make_vault(places, store)
    opened = _open(places, store)
    desk = opened.desk(lambda _changes: None, lambda: NOW)
    desk.sample.add()
    opened.backups.back_up()
    (group,) = desk.groups.all()
    desk.groups.save(group)
    opened.vault.close()
    app = stage.begin(places, KeyStore.for_this_run())
    app._show_restore()
    view = _part(app, RestoreView)
    stage.shoot(app, "Restore · choose a backup", every_look=True)
    view.choose.rows[0].click()
    stage.shoot(app, "Restore · locked", every_look=True)
    QTest.keyClicks(view.key.edit, "AAAA-BBBB")
    view.main.click()
    stage.shoot(app, "Restore · mistyped")
    view.key.edit.setText("-".join(groups))
    view.main.click()
    stage.shoot(app, "Restore · look and comparison", every_look=True)
    stage.end(app)


def restore_on_a_new_laptop(stage: Stage) -> None:
    """Nothing found, then the look into what came from a stick."""
    places = stage.places()
    app = stage.begin(places, KeyStore.for_this_run())
    app._show_restore()
    stage.shoot(app, "Restore · nothing found", every_look=True)
    stage.end(app)


@_clock_of_the_tour()
def older_vault(stage: Stage) -> None:
    """A folder that was put back from last week."""
    places, store = stage.places(), KeyStore.for_this_run()
    stage.make_vault(places, store)
    opened = _open(places, store)
    opened.desk(lambda _changes: None, lambda: NOW).sample.add()
    opened.vault.close()
    older = places.database.read_bytes()
    opened = _open(places, store)
    (group,) = opened.desk(lambda _changes: None, lambda: NOW).groups.all()
    opened.desk(lambda _changes: None, lambda: NOW).groups.save(group)
    opened.vault.close()
    places.database.write_bytes(older)
    app = stage.begin(places, store)
    view = _part(app, OlderView)
    stage.shoot(app, "An older vault", every_look=True)
    view.inside.click()
    stage.shoot(app, "An older vault · a look inside")
    stage.end(app)


def _open(places: Places, store: KeyStore) -> OpenVault:
    answer = Access(places, store).ask_store()
    if answer.vault is None:
        raise Trouble("the vault did not open")
    return answer.vault


def _opened(app: App) -> OpenVault:
    if app.opened is None:
        raise Trouble("no vault is open")
    return app.opened


def _part(app: App, kind: type[Q]) -> Q:
    found = app.window.findChild(kind)
    if found is None:
        raise Trouble(f"there is no {kind.__name__} in the window")
    return found


SCENES = (backups_tab, restore, restore_on_a_new_laptop, older_vault)
