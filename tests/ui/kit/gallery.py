"""Draws every control, light and dark, as pictures to look at: `python gallery.py FOLDER`. Not a test."""

import os
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from workwell_desktop.ui.kit import theme
from workwell_desktop.ui.kit.controls import (
    Avatar,
    Button,
    Card,
    CardButton,
    CheckBox,
    Chip,
    Choice,
    DangerButton,
    DateField,
    Divider,
    EmptyState,
    Field,
    Heading,
    IconButton,
    Label,
    LineEdit,
    LinkButton,
    Muted,
    NumberStepper,
    PageHeader,
    PrimaryButton,
    QuietButton,
    Row,
    SearchField,
    SegmentedChoice,
    TabBar,
    TextArea,
    TimeField,
    Tone,
    page_layout,
)
from workwell_desktop.ui.kit.page import Page
from workwell_desktop.ui.kit.settings import Settings, ThemeChoice


class GalleryPage(Page):
    """A page with one of everything."""

    def __init__(self) -> None:
        super().__init__()
        header = PageHeader("Monday Evening Circle", "Closed group · weekly, Mondays 18:30 – 20:00", "Groups")
        header.add_action(Button("Print register", "printer"))
        header.add_action(PrimaryButton("Plan session 8", "calendar-plus"))
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        tabs = TabBar("Parts of the group")
        for key, text in (("overview", "Overview"), ("attendance", "Attendance"), ("members", "Members 11")):
            tabs.add(key, text)
        tabs.show_key("attendance")
        column.addWidget(tabs)
        grid = QGridLayout()
        grid.setSpacing(16)
        grid.addWidget(_rows(), 0, 0)
        grid.addWidget(_inputs(), 0, 1, 2, 1)
        grid.addWidget(_pieces(), 1, 0)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        column.addLayout(grid, 1)
        page_layout(self, header, body)


def _rows() -> Card:
    card = Card("Needs your attention", stripe="primary")
    call = Row("Call Maya R.", "Missed two in a row · due today", icon="phone", token="accent")
    call.add(Chip("Note unsigned", Tone.WARN, "pen-line"))
    call.add(QuietButton("Done"))
    card.body.addWidget(call)
    card.body.addWidget(Divider())
    sign = Row("Sign note for Carers' Table 13", "Held four days ago", icon="pen-line", token="accent")
    sign.add(Button("Open"))
    card.body.addWidget(sign)
    chips = QHBoxLayout()
    for text, tone in (
        ("Drop-in", Tone.NEUTRAL),
        ("Closed group", Tone.PRIMARY),
        ("Ready", Tone.OK),
        ("No agenda yet", Tone.WARN),
        ("2 in a row", Tone.BAD),
        ("Accent", Tone.ACCENT),
    ):
        chips.addWidget(Chip(text, tone))
    chips.addStretch(1)
    card.body.addLayout(chips)
    return card


def _inputs() -> Card:
    card = Card("Pairs: listening without fixing")
    kind = Choice()
    kind.add("Exercise", 1)
    kind.add("Discussion", 2)
    minutes = NumberStepper(lowest=1, highest=480)
    minutes.show_value(20)
    notes = TextArea(lines=4)
    notes.show_text("Odd number: make one group of three. Remind them the listener only reflects back.")
    wrong = LineEdit()
    wrong.setText("Monday Evening Circle")
    name = Field("Name", wrong)
    name.show_error("Another group has this name already. You can keep it, or add the place.")
    for field in (
        Field("Kind", kind),
        Field("Minutes", minutes),
        Field("Facilitator notes — printed only on your copy", notes, "Nobody in the group sees this."),
        name,
        Field("Day", DateField()),
        Field("Starts", TimeField()),
    ):
        card.body.addWidget(field)
    card.body.addWidget(SearchField("Find an activity"))
    card.body.addStretch(1)
    return card


def _pieces() -> Card:
    card = Card("Pieces")
    line = QHBoxLayout()
    off = PrimaryButton("Continue")
    off.setEnabled(False)
    for button in (
        PrimaryButton("Start session", "play"),
        off,
        DangerButton("Remove", "trash-2"),
        LinkButton("Help"),
    ):
        line.addWidget(button)
    line.addWidget(IconButton("ellipsis", "More"))
    line.addStretch(1)
    card.body.addLayout(line)
    ticks = QHBoxLayout()
    ticked = CheckBox("Large print (18 pt)")
    ticked.setChecked(True)
    ticks.addWidget(ticked)
    ticks.addWidget(CheckBox("Photocopy friendly"))
    ticks.addWidget(Avatar("GL"))
    ticks.addStretch(1)
    card.body.addLayout(ticks)
    card.body.addWidget(SegmentedChoice("Theme", [("As the computer", 0), ("Light", 1), ("Dark", 2)]))
    picks = QHBoxLayout()
    for number in range(2):
        pick = CardButton(f"Sign-in sheet {number}")
        inner = QVBoxLayout(pick)
        inner.addWidget(Label("Sign-in sheet", "strong"))
        inner.addWidget(Muted("1 page"))
        pick.setCheckable(True)
        pick.setChecked(number == 1)
        picks.addWidget(pick)
    picks.addWidget(Heading("A heading"), 0, Qt.AlignmentFlag.AlignTop)
    card.body.addLayout(picks)
    card.body.addWidget(EmptyState("users", "No members yet", "Add the people who come.", "Add a member"))
    return card


def main(folder: Path) -> None:
    """Draw the gallery in both themes and two text sizes."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication([])
    folder.mkdir(parents=True, exist_ok=True)
    for choice in (ThemeChoice.LIGHT, ThemeChoice.DARK):
        for scale in (100, 200):
            theme.current().apply(Settings(theme=choice, text_scale=scale))
            page = GalleryPage()
            page.resize(1068, 768)
            page.show()
            app.processEvents()
            page.grab().save(str(folder / f"gallery-{choice.value}-{scale}.png"))
            page.close()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "gallery"))
