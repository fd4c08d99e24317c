"""One person at a glance: groups, what happened, how to reach them, what makes it easier. It decides nothing."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from workwell_desktop.domain.ids import GroupId
from workwell_desktop.ui.kit.controls import (
    Card,
    Chip,
    Columns,
    Divider,
    ElidedLabel,
    IconLabel,
    Label,
    LinkButton,
    Muted,
    QuietButton,
    Tone,
    WrappedLabel,
)
from workwell_desktop.ui.kit.emptying import empty
from workwell_desktop.ui.kit.tokens import LARGE, MEDIUM, TINY
from workwell_desktop.ui.people.following_view import FollowingCard
from workwell_desktop.ui.people.shown import GroupRow, Happening, PersonShown, Reach, Way

MORE = 40
"""Happenings that "Show earlier ones" adds."""


class OverviewView(QWidget):
    """The first tab of a person."""

    group_requested = Signal(object)
    """A `GroupId`."""
    details_requested = Signal(str)
    """Edit the details, beginning at this field."""
    earlier_requested = Signal()
    """Show more of what happened."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: PersonShown | None = None
        self.following = FollowingCard()
        self._main, self._side = QVBoxLayout(), QVBoxLayout()
        main, side = QWidget(), QWidget()
        for column, layout in ((main, self._main), (side, self._side)):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(LARGE)
            column.setLayout(layout)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Columns(main, side, 330))
        whole.addStretch(1)

    def show_person(self, shown: PersonShown) -> None:
        """Show one person."""
        if shown == self._shown:
            return
        self._shown = shown
        self._side.removeWidget(self.following)
        for layout in (self._main, self._side):
            _clear(layout)
        self._main.addWidget(self._groups(shown.groups))
        self._main.addWidget(self._happened(shown.happenings, shown.earlier))
        self._main.addStretch(1)
        self._side.addWidget(self._reach(shown.reach, shown.them))
        self._side.addWidget(self._easier(shown.easier))
        self._side.addWidget(self.following)
        self._side.addStretch(1)

    def _groups(self, rows: Sequence[GroupRow]) -> Card:
        card = Card("Groups")
        card.body.addSpacing(TINY)
        if not rows:
            card.body.addWidget(Muted("In no group yet. Open a group and add them on its Members tab."))
        for index, row in enumerate(rows):
            if index:
                card.body.addWidget(Divider())
            line = _line(row.name, row.line, strong=True)
            line.addWidget(Chip(row.rate, row.tone))
            button = QuietButton("Open")
            button.setAccessibleName(f"Open {row.name}")
            button.clicked.connect(partial(self._open, row.id))
            line.addWidget(button)
            card.body.addLayout(line)
        return card

    def _happened(self, happenings: Sequence[Happening], earlier: int) -> Card:
        card = Card("What has happened")
        card.body.addSpacing(TINY)
        if not happenings:
            card.body.addWidget(Muted("Nothing yet. Joining a group and each mark in a register will show here."))
        for index, each in enumerate(happenings):
            if index:
                card.body.addWidget(Divider())
            line = _line(each.title, each.line, icon=each.icon, token=each.token)
            line.addWidget(Label(each.day, "muted"), 0, Qt.AlignmentFlag.AlignTop)
            card.body.addLayout(line)
        if earlier:
            button = LinkButton("Show one more" if earlier == 1 else f"Show earlier ones, {earlier} in all")
            button.clicked.connect(self.earlier_requested)
            card.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _reach(self, reach: Reach, them: str) -> Card:
        card = Card(f"How to reach {them}", stripe="bad" if reach.forbidden else "")
        card.body.addSpacing(TINY)
        if reach.forbidden:
            card.body.addWidget(Chip("Do not contact", Tone.BAD, "circle-alert"), 0, Qt.AlignmentFlag.AlignLeft)
            card.body.addWidget(Label("They asked not to be contacted, in any way.", wrap=True))
        elif not reach.ways:
            card.body.addWidget(Muted("Nothing is agreed, so do not contact them. Ask, and note what they say."))
        _ways(card, reach.ways)
        if reach.asked:
            card.body.addWidget(Muted(reach.asked))
        self._edit(
            card,
            "Change" if reach.ways or reach.forbidden else "Note what they agreed to",
            "contact",
            "how to reach them",
        )
        return card

    def _easier(self, ways: Sequence[Way]) -> Card:
        card = Card("To make it easier")
        card.body.addSpacing(TINY)
        if not ways:
            card.body.addWidget(
                Muted("Nothing noted. A seat near the door, large print, a language: ask what helps.")
            )
        _ways(card, ways)
        self._edit(card, "Note what helps" if not ways else "Change", "access_needs", "what makes it easier")
        return card

    def _edit(self, card: Card, words: str, field: str, what: str) -> None:
        button = LinkButton(words)
        button.setAccessibleName(f"{words}: {what}")
        button.clicked.connect(partial(self._details, field))
        card.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _open(self, group_id: GroupId, _checked: bool = False) -> None:
        self.group_requested.emit(group_id)

    def _details(self, field: str, _checked: bool = False) -> None:
        self.details_requested.emit(field)


def _ways(card: Card, ways: Sequence[Way]) -> None:
    for index, way in enumerate(ways):
        if index and not way.quiet:
            card.body.addWidget(Divider())
        line = QHBoxLayout()
        line.setSpacing(MEDIUM)
        line.addWidget(IconLabel(way.icon, "muted" if way.quiet else "text"), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(WrappedLabel(way.title, "muted-body" if way.quiet else ""))
        if way.line:
            words.addWidget(WrappedLabel(way.line, "muted"))
        line.addLayout(words, 1)
        card.body.addLayout(line)


def _line(title: str, below: str, *, icon: str = "", token: str = "text", strong: bool = False) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(MEDIUM)
    if icon:
        line.addWidget(IconLabel(icon, token), 0, Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(ElidedLabel(title, "strong" if strong else ""))
    words.addWidget(ElidedLabel(below, "muted"))
    line.addLayout(words, 1)
    return line


def _clear(layout: QLayout) -> None:
    empty(layout)
