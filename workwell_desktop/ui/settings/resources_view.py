"""The card of where else people can turn: every service on a line, and a form to add or change one."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from workwell_desktop.domain.resource_list import Resource
from workwell_desktop.ui.kit import dates
from workwell_desktop.ui.kit.controls import (
    Button,
    Card,
    Field,
    IconButton,
    LineEdit,
    Muted,
    PrimaryButton,
    WrappedLabel,
)
from workwell_desktop.ui.kit.emptying import empty
from workwell_desktop.ui.kit.sight import bring_into_sight
from workwell_desktop.ui.kit.tokens import LARGE, MEDIUM, SMALL

_WHAT_FOR = (
    "Services near you. The resource list prints them by what people need, with the day you last checked each."
)
_NONE = "None yet. Begin with two or three that people ask about most, such as money, housing or a quiet ear."
_LABELS = (
    ("need", "What it is for", "Money worries"),
    ("name", "Name of the service", "Advice desk"),
    ("reach", "How to reach it", "0201 555 011"),
    ("hours", "When", "Tuesdays 10:00 – 12:00"),
    ("cost", "Cost", "Free"),
    ("language", "Languages", "English, Polski"),
    ("area", "Area", "Old town"),
)


class ResourcesCard(Card):
    """It shows the list and tells what is wished for."""

    save_requested = Signal(object)
    """A `Resource` as typed; one that is new has the id it was begun with."""
    add_requested = Signal()
    remove_requested = Signal(object)
    """A `Resource`."""
    checked_requested = Signal(object)
    """A `Resource` that somebody looked at today."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Where else people can turn", parent=parent)
        self._edited: Resource | None = None
        self._lines = QVBoxLayout()
        self._lines.setSpacing(MEDIUM)
        self.add = Button("Add a service", "plus")
        self.body.setSpacing(MEDIUM)
        self.body.addWidget(Muted(_WHAT_FOR))
        self.body.addLayout(self._lines)
        self.body.addWidget(self._build_form())
        self.body.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.add.clicked.connect(self.add_requested)

    def _build_form(self) -> QWidget:
        self.form = QWidget()
        grid = QGridLayout(self.form)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(LARGE)
        grid.setVerticalSpacing(MEDIUM)
        self.edits: dict[str, LineEdit] = {}
        self.fields: dict[str, Field] = {}
        for number, (name, label, example) in enumerate(_LABELS):
            self.edits[name] = LineEdit("", example)
            self.fields[name] = Field(label, self.edits[name])
            self.edits[name].textEdited.connect(self.fields[name].clear_error)
            self.edits[name].returnPressed.connect(self._save)
            grid.addWidget(self.fields[name], number // 2, number % 2, Qt.AlignmentFlag.AlignTop)
        self.save, self.cancel = PrimaryButton("Keep", "check"), Button("Cancel")
        buttons = QHBoxLayout()
        buttons.setSpacing(SMALL)
        buttons.addWidget(self.save)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        grid.addLayout(buttons, grid.rowCount(), 0, 1, 2)
        self.save.clicked.connect(self._save)
        self.cancel.clicked.connect(self.close_form)
        self.form.hide()
        return self.form

    def show_resources(self, resources: Sequence[Resource], today: date) -> None:
        """Show every service; those nobody looked at for long say so."""
        empty(self._lines)
        for resource in resources:
            self._lines.addWidget(self._line(resource, today))
        if not resources:
            self._lines.addWidget(Muted(_NONE))

    def open_form(self, resource: Resource) -> None:
        """Unfold the form for a new service or one that is known."""
        self._edited = resource
        for name, edit in self.edits.items():
            edit.show_text(getattr(resource, name))
            self.fields[name].clear_error()
        self.form.show()
        self.add.hide()
        self.edits["need"].setFocus(Qt.FocusReason.OtherFocusReason)

    def close_form(self) -> None:
        """Fold the form; the keys go to the button first, so that the page stays where it is."""
        self._edited = None
        self.add.show()
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)
        self.form.hide()
        bring_into_sight(self.add)

    def show_refusal(self, name: str, sentence: str) -> bool:
        """Put a sentence beside a field; False when there is no such field."""
        if name not in self.fields:
            return False
        self.fields[name].show_error(sentence)
        self.edits[name].setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _line(self, resource: Resource, today: date) -> QWidget:
        widget = QWidget()
        row = QHBoxLayout(widget)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SMALL)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(WrappedLabel(f"{resource.need}: {resource.name}", "strong"))
        said = (resource.reach, resource.hours, resource.cost, resource.language, resource.area)
        words.addWidget(Muted(" · ".join(part for part in said if part) or "Nothing else is known yet."))
        words.addWidget(Muted(_standing(resource, today)))
        row.addLayout(words, 1)
        wishes = (
            ("circle-check", f"I checked {resource.name} today", self._tell_checked),
            ("pencil", f"Change {resource.name}", self._tell_change),
            ("trash-2", f"Take out {resource.name}", self._tell_removal),
        )
        for icon, name, tell in wishes:
            button = IconButton(icon, name)
            button.clicked.connect(partial(tell, resource))
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return widget

    def _save(self) -> None:
        if self._edited is not None:
            typed: dict[str, Any] = {name: edit.text() for name, edit in self.edits.items()}
            self.save_requested.emit(replace(self._edited, **typed))

    def _tell_checked(self, resource: Resource, _checked: bool = False) -> None:
        self.checked_requested.emit(resource)

    def _tell_change(self, resource: Resource, _checked: bool = False) -> None:
        self.open_form(resource)

    def _tell_removal(self, resource: Resource, _checked: bool = False) -> None:
        self.remove_requested.emit(resource)


def _standing(resource: Resource, today: date) -> str:
    if resource.checked_on is None:
        return "Nobody has checked it yet."
    words = f"Checked on {dates.day_with_year(resource.checked_on)}."
    return f"{words} That is a while ago: please look again." if resource.stale(today) else words
