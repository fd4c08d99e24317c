"""A facilitator in front of the live screen: a clock that is moved by hand, keys that go where the keyboard is."""

from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from tests.ui.front_desk import NOW, FrontDesk
from workwell_desktop.domain.agenda import Agenda, Block, Category
from workwell_desktop.domain.attendance import Code
from workwell_desktop.domain.ids import BlockId, new_id
from workwell_desktop.ui import run
from workwell_desktop.ui.kit.actions import Actions
from workwell_desktop.ui.kit.clock_watch import ClockWatch
from workwell_desktop.ui.kit.places_to_go import ToRun
from workwell_desktop.ui.kit.surfaces import Chip
from workwell_desktop.ui.run.controller import RunPage
from workwell_desktop.ui.run.person_row import PersonRow

if TYPE_CHECKING:
    from workwell_desktop.domain.group import Group
    from workwell_desktop.domain.session import Session

STARTS = NOW + timedelta(hours=2)
PARTS = (
    ("Welcome", Category.OPENING, 5),
    ("Check-in", Category.CHECK_IN, 20),
    ("What makes it easier?", Category.DISCUSSION, 40),
    ("Check-out", Category.CHECK_OUT, 20),
)


def plan() -> Agenda:
    """Return a plan of four parts; the second has words that name somebody."""
    blocks = [
        Block(id=BlockId(new_id()), title=title, category=category, minutes=minutes)
        for title, category, minutes in PARTS
    ]
    blocks[1] = replace(
        blocks[1],
        say="One word each.",
        prompts=("Ask Amara about the tea.",),
        if_short="One word only.",
        watch_for="Somebody who\npasses twice.",
        owner="Ruth",
    )
    return Agenda(tuple(blocks))


@dataclass
class LiveRoom:
    """The page of one session over a real vault. Time stands still until it is let pass."""

    front: FrontDesk
    names: tuple[str, ...] = ("Amara Okafor", "Ben Tran", "Devon")
    agenda: Agenda = field(default_factory=plan)
    steady: float = 0.0

    def __post_init__(self) -> None:
        self.front.now = STARTS
        self.front.window = replace(self.front.window, clock_watch=ClockWatch(self.front.clock, lambda: self.steady))
        self.group: Group = self.front.group("Lanterns")
        for name in self.names:
            self.front.member(self.group, name)
        planned = replace(self.front.session(self.group, STARTS), agenda=self.agenda)
        self.session: Session = self.front.desk.sessions.save(planned)
        self.page = self.opens()

    def opens(self) -> RunPage:
        """Open the page anew, as after a start of the program."""
        page = run.build(self.front.desk, replace(self.front.window, actions=Actions()))
        assert isinstance(page, RunPage)
        self.front.show(page, ToRun(self.session.id))
        page.controller.ticks(False)
        return page

    def passes(self, minutes: float = 0, seconds: float = 0) -> None:
        """Let time pass and the screen notice."""
        by = timedelta(minutes=minutes, seconds=seconds)
        self.front.now += by
        self.steady += by.total_seconds()
        self.page.controller.tick()

    def presses(self, *keys: Qt.Key) -> None:
        """Press keys one after another, wherever the keyboard is."""
        for key in keys:
            QTest.keyClick(self.page.focusWidget() or self.page, key)

    def writes(self, text: str) -> None:
        """Type letters where the keyboard is."""
        QTest.keyClicks(self.page.focusWidget() or self.page, text)

    def clicks(self, words: str, among: QWidget | None = None) -> None:
        """Click the button in sight with these words or this spoken name."""
        QApplication.processEvents()
        found = [
            button
            for button in (among or self.page).findChildren(QAbstractButton)
            if button.isVisible() and words in (button.text().replace("&&", "&"), button.accessibleName())
        ]
        assert len(found) == 1, f"{len(found)} buttons say “{words}”"
        QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)

    def row(self, name: str) -> PersonRow:
        """Return the row of a person."""
        (found,) = [row for row in self.page.view.people.rows.values() if row.shown.name == name]
        return found

    def clicks_on(self, name: str) -> None:
        """Click the row of a person."""
        QTest.mouseClick(self.row(name), Qt.MouseButton.LeftButton)

    def codes(self) -> dict[str, Code]:
        """Return what the register says, by name."""
        register = self.front.desk.attendance.of_session(self.session.id)
        return {entry.name: entry.code for entry in register.entries}

    def digits(self) -> str:
        """Return the time on the ring."""
        return self.page.view.now.ring._shown.digits

    def sight(self) -> str:
        """Return every word in sight: labels, chips, buttons, rows."""
        QApplication.processEvents()
        labels = [label.text() for label in self.page.findChildren(QLabel) if label.isVisible()]
        chips = [chip.text() for chip in self.page.findChildren(Chip) if chip.isVisible()]
        buttons = [
            f"{button.text()} {button.accessibleName()} {button.toolTip()}"
            for button in self.page.findChildren(QAbstractButton)
            if button.isVisible()
        ]
        return "\n".join([*labels, *chips, *buttons])
