"""Draws the whole window with made-up pages, to stand beside the mockups: `python … FOLDER`. Not a test."""

import os
import sys
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from workwell_desktop.ui.kit.controls import (
    Button,
    Card,
    Chip,
    Columns,
    Divider,
    EmptyState,
    Flow,
    Label,
    Muted,
    PageHeader,
    PrimaryButton,
    QuietButton,
    Row,
    Tone,
    WrappedLabel,
    page_layout,
)
from workwell_desktop.ui.kit.page import Page
from workwell_desktop.ui.kit.places_to_go import ToGroups, ToHandouts, ToPeople, ToSettings, ToToday
from workwell_desktop.ui.kit.settings import Settings, SettingsFile, ThemeChoice
from workwell_desktop.ui.shell.curtain import Curtain
from workwell_desktop.ui.shell.rooms import Room
from workwell_desktop.ui.shell.shortcuts_sheet import ShortcutsSheet
from workwell_desktop.ui.shell.window import ShellWindow


def fixed_now() -> datetime:
    """Return the evening of the mockups."""
    return datetime(2026, 11, 23, 17, 0, tzinfo=UTC)


class EmptyPage(Page):
    """A page with nothing yet."""

    def __init__(self, title: str, icon: str) -> None:
        super().__init__()
        header = PageHeader(title)
        page_layout(self, header, EmptyState(icon, f"No {title.lower()} yet", "This is where they will be.", "Begin"))


class TodayPage(Page):
    """Mockup 1 in words and cards."""

    def __init__(self) -> None:
        super().__init__()
        header = PageHeader("Monday, 23 November", "One session today · two this week")
        header.add_action(Button("New session", "plus"))
        main = QWidget()
        left = QVBoxLayout(main)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(16)
        left.addWidget(_next())
        left.addWidget(_week(), 1)
        side = QWidget()
        right = QVBoxLayout(side)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(16)
        right.addWidget(_attention())
        right.addStretch(1)
        page_layout(self, header, Columns(main, side, 391))


def _next() -> Card:
    card = Card(stripe="primary")
    top = QHBoxLayout()
    words = QVBoxLayout()
    words.addWidget(Muted("Next · today 18:30 – 20:00 · Room 2, Elm Street Clinic"))
    words.addWidget(WrappedLabel("Monday Evening Circle — Session 7", "large"))
    closed, expected = Chip("Closed group", Tone.PRIMARY), Chip("9 of 11 expected", Tone.NEUTRAL, "users")
    words.addWidget(Flow(Label("Theme: Open dialogue"), closed, expected))
    top.addLayout(words, 1)
    top.addWidget(PrimaryButton("Start session", "play"))
    card.body.addLayout(top)
    card.body.addWidget(Divider())
    card.body.addWidget(Row("Agenda ready · 88 of 90 min", icon="circle-check", token="ok"))
    return card


def _week() -> Card:
    card = Card("This week")
    first = Row("Lunch-hour Reset", "Session 31 · Small victories · Staff room B")
    first.title.set_role("strong")
    first.add(Chip("No agenda yet", Tone.WARN))
    first.add(Button("Plan"))
    card.body.addWidget(first)
    card.body.addWidget(Divider())
    second = Row("Carers' Table", "Session 14 · Boundaries that hold · Library annex")
    second.title.set_role("strong")
    second.add(Chip("Ready", Tone.OK))
    second.add(Button("Open"))
    card.body.addWidget(second)
    card.body.addStretch(1)
    return card


def _attention() -> Card:
    card = Card("Needs your attention")
    for number, (icon, title, subtitle) in enumerate(
        (
            ("phone", "Call Maya R.", "Missed two in a row · due today"),
            ("pen-line", "Sign note for Carers' Table 13", "Held four days ago"),
            ("message-circle", "Tell the group what changed", "“Start on time” · 5 asked, decided 16 Nov"),
        )
    ):
        if number:
            card.body.addWidget(Divider())
        row = Row(title, subtitle, icon=icon, token="accent")
        row.add(QuietButton("Open"))
        card.body.addWidget(row)
    return card


def example_rooms() -> tuple[Room, ...]:
    """Return five rooms with made-up pages."""
    return (
        Room(
            key="today",
            title="Today",
            icon="sun",
            shows=(ToToday,),
            build=TodayPage,
            home=ToToday(),
            shortcut="Ctrl+1",
        ),
        _room("groups", "Groups", "users", ToGroups(), "Ctrl+2"),
        _room("people", "People", "square-user", ToPeople(), "Ctrl+3"),
        _room("handouts", "Handouts", "printer", ToHandouts(), "Ctrl+4"),
        Room(
            key="settings",
            title="Settings",
            icon="settings",
            shows=(ToSettings,),
            build=partial(EmptyPage, "Settings", "settings"),
            home=ToSettings(),
            at_foot=True,
        ),
    )


def _room(key: str, title: str, icon: str, home: ToGroups | ToPeople | ToHandouts, shortcut: str) -> Room:
    build = partial(EmptyPage, title, icon)
    return Room(key=key, title=title, icon=icon, shows=(type(home),), build=build, home=home, shortcut=shortcut)


def main(folder: Path) -> None:
    """Draw the window, the curtain and the shortcuts sheet in both themes."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication([])
    folder.mkdir(parents=True, exist_ok=True)
    for choice in (ThemeChoice.LIGHT, ThemeChoice.DARK):
        for scale in (100, 200):
            settings = SettingsFile()
            settings.change(Settings(theme=choice, text_scale=scale))
            window = ShellWindow(settings, fixed_now)
            window.open_rooms(example_rooms(), ToToday())
            window.status.show_backup("Backup verified 2 days ago")
            window.show()
            if scale == 200:
                window.resize(1024, 700)
            app.processEvents()
            mark = f"{choice.value}-{scale}"
            window.grab().save(str(folder / f"window-{mark}.png"))
            window.bulletin.say("Part moved", print)
            window.bulletin.trouble(
                "The disk is full, so this could not be saved yet. Your text is still on the screen. "
                "Make some room, then try again.",
                print,
            )
            window.services.navigate(ToGroups())
            app.processEvents()
            window.grab().save(str(folder / f"trouble-{mark}.png"))
            sheet = ShortcutsSheet(window.actions_known, window)
            sheet.show()
            app.processEvents()
            sheet.grab().save(str(folder / f"sheet-{mark}.png"))
            sheet.close()
            window.bulletin.well()
            window.show_gate(Curtain())
            app.processEvents()
            window.grab().save(str(folder / f"curtain-{mark}.png"))
            window.close()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "window"))
