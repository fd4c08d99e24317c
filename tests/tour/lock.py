"""The lock: what Settings say of it, words whose field is closed, and what the curtain says in each case."""

from PySide6.QtWidgets import QScrollArea

from tests.tour.house import entered
from tests.tour.stage import Stage
from workwell_desktop.ui.kit.places_to_go import ToSettings, ToToday
from workwell_desktop.ui.settings.lock_view import LockCard
from workwell_desktop.ui.shell import curtain_words
from workwell_desktop.ui.shell.locking import HELD_BACK

_WORDS = (("What was done", "Called the ward; she was in when the ambulance came."),)


def lock(stage: Stage) -> None:
    """Look at the card, at the bar of kept words, and at the curtain as it is drawn in each case."""
    with entered(stage) as tour:
        window = tour.app.window
        tour.go(ToSettings())
        stage.settle()
        card = tour.part(LockCard)
        for scroll in window.findChildren(QScrollArea):
            if scroll.isVisible() and scroll.isAncestorOf(card):
                scroll.ensureWidgetVisible(card)
        stage.shoot(tour.app, "Settings · lock", every_look=True)
        tour.go(ToToday())
        window.interior.kept_words.show_words(_WORDS)
        stage.settle()
        stage.shoot(tour.app, "Words from before the lock", every_look=True)
        window.interior.kept_words.show_words(())
        for title, words in (
            ("Locked · the computer's login", curtain_words.EASY),
            ("Locked · the demo", curtain_words.DEMO),
            ("Locked · words not saved yet", HELD_BACK),
        ):
            window.locking.draw_curtain(words)
            stage.settle()
            stage.shoot(tour.app, title, every_look=True)
        window.uncover()


SCENES = (lock,)
