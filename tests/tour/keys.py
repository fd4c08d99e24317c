"""Keys and lock: what opens the vault, the forms that change it, and the making of a new recovery sheet."""

from datetime import timedelta

from tests.tour.entrance import PASSPHRASE, Talkative
from tests.tour.house import Tour, entered
from tests.tour.stage import Stage, Trouble, now
from workwell_desktop.domain.access import Offer
from workwell_desktop.domain.safekeeping import Safekeeping
from workwell_desktop.security.store import KeyStore
from workwell_desktop.ui.kit.places_to_go import ToSafety
from workwell_desktop.ui.safety.protection_shown import NewSheetShown
from workwell_desktop.ui.safety.protection_view import ProtectionView
from workwell_desktop.ui.unlock.unlock_view import UnlockView


def keys_by_login(stage: Stage) -> None:
    """A vault that the computer's login opens, on the way to a passphrase and to a new sheet."""
    with entered(stage) as tour:
        _untried(tour)
        tour.visit(ToSafety("protection"), "Keys and lock · login")
        view = tour.part(ProtectionView)
        view.protection.switch.click()
        form = view.protection.passphrase
        form.new.setText("lamp")
        form.edited.emit("lamp")
        form.again.setText("lamb")
        form.main.click()
        tour.shoot("Keys and lock · choosing a passphrase")
        form.cancel.click()
        view.sheet.test.edit.setText("ABCD")
        view.sheet.test.button.click()
        tour.shoot("Keys and lock · sheet mistyped")
        view.sheet.new.click()
        tour.stage.settle()
        tour.stage.shoot(tour.app, "Keys and lock · a new sheet", every_look=True)
        view.new_sheet.show_state(NewSheetShown(typed_back=(True, True), busy=True, waiting=True))
        tour.shoot("Keys and lock · a new sheet, at work")
        view.new_sheet.show_state(NewSheetShown())
        view.new_sheet.cancel.click()


def keys_by_passphrase(stage: Stage) -> None:
    """A vault that a passphrase opens, and what the sheet offers to who forgot it."""
    places, store = stage.places(), KeyStore.for_this_run()
    groups = stage.make_vault(places, store, PASSPHRASE)
    app = stage.begin(places, store)
    view = app.window.findChild(UnlockView)
    if view is None:
        raise Trouble("there is no unlock screen")
    view.offer_requested.emit(Offer.SHEET)
    view.edit.setText("-".join(groups))
    view.unlock.click()
    stage.shoot(app, "Unlock · by the sheet, a new passphrase", every_look=True)
    view.links[Offer.KEEP].click()
    stage.settle()
    if app.opened is None:
        raise Trouble("the vault did not open")
    tour = Tour(stage, app, app.opened.desk(app.window.bulletin.announce, now), set())
    tour.visit(ToSafety("protection"), "Keys and lock · passphrase")
    keys = tour.part(ProtectionView)
    keys.protection.switch.click()
    tour.shoot("Keys and lock · back to the login")
    keys.protection.login.cancel.click()
    keys.protection.change.click()
    tour.shoot("Keys and lock · changing the passphrase")
    keys.protection.passphrase.cancel.click()
    keys.keys.button.click()
    tour.shoot("Keys and lock · change all keys")
    stage.end(app)


def unlock_missing(stage: Stage) -> None:
    """The answer that frightens most, with every way out."""
    places = stage.places()
    stage.make_vault(places, Talkative().store())
    app = stage.begin(places, Talkative().store())
    stage.shoot(app, "Unlock · missing, every way out", every_look=True)
    stage.end(app)


def _untried(tour: Tour) -> None:
    """Let the sheet be untried for more than a year."""
    if tour.app.opened is None:
        raise Trouble("the vault did not open")
    with tour.app.opened.vault.work("keys.sheet_dated") as work:
        work.safekeeping.save(Safekeeping(sheet_made_on=now().date() - timedelta(days=400)))
        work.commit()


SCENES = (unlock_missing, keys_by_login, keys_by_passphrase)
