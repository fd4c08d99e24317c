"""Handing a group over: the form filled in, the bundle opened elsewhere, and two versions side by side."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QScrollArea, QWidget

from tests.tour.house import Tour, entered
from tests.tour.stage import Stage
from workwell_desktop.domain.bundle import Choice, Reach
from workwell_desktop.domain.ids import GroupId
from workwell_desktop.ui.kit.places_to_go import ToSafety
from workwell_desktop.ui.safety.controller import SafetyPage
from workwell_desktop.ui.safety.hand_over_controller import HandOverTab
from workwell_desktop.usecases.hand_over import ENDING, HandingOver


def handing_over(stage: Stage) -> None:
    """Give a group in one program, take it over in another, and meet what was changed in both."""
    with entered(stage) as taker:
        taker.visit(ToSafety("hand_over"), "Hand-over · empty")
        taker.app.window.hide()
        with entered(stage) as giver:
            group = giver.desk.sample.add()
            _give(giver, taker, group)
            giver.app.window.hide()
            taker.app.window.show()
            _take(giver, taker, group)


def _take(giver: Tour, taker: Tour, group: GroupId) -> None:
    tab = _tab(taker)
    tab._taking.take_file(str(_bundle(giver, taker, group, "first")))
    _look(taker, tab.hand_over.take.away_button, "Hand-over · a bundle opened")
    tab._taking._take()
    _look(taker, tab.hand_over.take.answer, "Hand-over · taken over")
    _change(giver, "Saying no kindly", "Elm Street 4, first floor")
    _change(taker, "Saying no, and yes", "Elm Street 4")
    tab._taking.take_file(str(_bundle(giver, taker, group, "second")))
    _look(taker, tab.hand_over.take.away_button, "Hand-over · changed on both sides")


def _look(tour: Tour, at: QWidget, title: str) -> None:
    """Take a picture with a widget in sight."""
    for _ in range(2):
        tour.stage.settle()
        for scroll in tour.app.window.findChildren(QScrollArea):
            if scroll.isVisible() and scroll.isAncestorOf(at):
                scroll.ensureWidgetVisible(at)
    tour.stage.shoot(tour.app, title, every_look=True)


def _give(giver: Tour, taker: Tour, group: GroupId) -> None:
    giver.go(ToSafety("hand_over", group))
    card = _tab(giver).hand_over.give
    card.partner.setText("Tomas")
    card.key.show_text(_bundles(taker).own_key().public)
    card.key_changed.emit()
    _look(giver, card.partner, "Hand-over · for a substitute")
    card.reach.show_value(Reach.EVERYTHING)
    card.reach.chosen.emit(Reach.EVERYTHING)
    card.way.show_value(False)
    card.way.chosen.emit(False)
    _look(giver, card.button, "Hand-over · with spoken words")
    card.show_refusal("partner", "Who it is for is missing.")
    giver.shoot("Hand-over · something missing")


def _bundle(giver: Tour, taker: Tour, group: GroupId, name: str) -> Path:
    bundles = _bundles(giver)
    receiver = bundles.receiver_with_key("Tomas", _bundles(taker).own_key().public)
    path = bundles.workshop / f"{name}{ENDING}"
    bundles.give(Choice(groups=(group,), reach=Reach.EVERYTHING), receiver, path)
    return path


def _change(tour: Tour, theme: str, place: str) -> None:
    group = tour.desk.groups.all()[0]
    session = next(each for each in tour.desk.sessions.of_group(group.id) if each.state.upcoming)
    tour.desk.sessions.save(replace(session, theme=theme, place=place))


def _tab(tour: Tour) -> HandOverTab:
    tab = tour.part(SafetyPage).tab("hand_over")
    assert isinstance(tab, HandOverTab)
    return tab


def _bundles(tour: Tour) -> HandingOver:
    assert tour.app.opened is not None
    return HandingOver.over(tour.app.opened, tour.desk.means)


SCENES = (handing_over,)
