"""Private notes: set up, open with a draft and a locked note, their ways out, and closed again."""

from PySide6.QtTest import QTest

from tests.tour.house import Tour, entered
from tests.tour.stage import Stage, Trouble
from workwell_desktop.domain.signed import NoteState
from workwell_desktop.ui.kit.places_to_go import ToProcessNotes
from workwell_desktop.ui.process.open_view import OpenView
from workwell_desktop.ui.process.view import ProcessView

OWN = "seven slow herons above the quarry"


def private_notes(stage: Stage) -> None:
    """From the first question to closed notes with a backup."""
    with entered(stage) as tour:
        group = tour.desk.sample.add()
        session = tour.desk.sessions.of_group(group)[11]
        tour.visit(ToProcessNotes(session_id=session.id), "Private notes · set up")
        _set_up(tour)
        stage.shoot(tour.app, "Private notes · open, nothing yet", every_look=True)
        _write(tour, "I wanted to fill every silence tonight. Whose silence was it?\n\nWe started at 18:05.")
        stage.shoot(tour.app, "Private notes · a draft", every_look=True)
        view = tour.part(OpenView)
        view.form.sign_and_lock.click()
        view.new.click()
        _write(tour, "For supervision: my pull to explain.")
        view.picked.emit(_locked(tour))
        view.form.addenda.start()
        tour.shoot("Private notes · a locked note")
        view.passphrase.click()
        tour.shoot("Private notes · another passphrase")
        tour.part(ProcessView).close_now.click()
        tour.stage.settle()
        stage.shoot(tour.app, "Private notes · closed", every_look=True)
        closed = tour.part(ProcessView).closed
        closed.backups.click()
        tour.shoot("Private notes · bringing a backup back")
        closed.forgotten.click()
        closed.anew.remove_button.click()
        tour.shoot("Private notes · the passphrase forgotten")


def _set_up(tour: Tour) -> None:
    view = tour.part(ProcessView).set_up
    for edit in (view.passphrase.first_edit, view.passphrase.again_edit):
        QTest.keyClicks(edit, OWN)
    view.understood.click()
    tour.shoot("Private notes · set up, ready")
    view.button.click()
    tour.stage.settle()


def _write(tour: Tour, words: str) -> None:
    view = tour.part(OpenView)
    view.form.areas["text"].insertPlainText(words)
    view.form.retry_requested.emit()
    tour.stage.settle()


def _locked(tour: Tour) -> object:
    rows = tour.part(OpenView)._rows[0]
    if len(rows) < 2:
        raise Trouble("the list of private notes is too short")
    return next(row.id for row in rows if row.state is NoteState.LOCKED)


SCENES = (private_notes,)
