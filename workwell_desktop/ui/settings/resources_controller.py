"""Keeps the resource list; every change of it can be undone."""

from dataclasses import replace

from PySide6.QtCore import QObject

from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.ids import ResourceId, new_id
from workwell_desktop.domain.resource_list import Resource
from workwell_desktop.ui.kit.page import Page
from workwell_desktop.ui.kit.telling import told
from workwell_desktop.ui.kit.undo import Change, make
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.ui.settings.resources_view import ResourcesCard
from workwell_desktop.usecases.desk import Desk

_Step = tuple[Resource, bool]
"""A service, and whether it is on the list."""


class ResourcesController(QObject):
    """Connects the card of the resource list with the vault."""

    def __init__(self, desk: Desk, window: Window, page: Page, card: ResourcesCard) -> None:
        super().__init__(page)
        self._desk, self._window, self._page, self._card = desk, window, page, card
        card.add_requested.connect(self._begin)
        card.save_requested.connect(self._save)
        card.remove_requested.connect(self._remove)
        card.checked_requested.connect(self._check)

    def read(self) -> None:
        """Show what is kept."""
        with told(self._window.bulletin):
            self._card.show_resources(self._desk.resource_list.all(), self._window.now().date())

    def _begin(self) -> None:
        self._card.open_form(Resource(id=ResourceId(new_id()), need="", name=""))

    def _save(self, typed: Resource) -> None:
        with told(self._window.bulletin, self._refused):
            known = [each for each in self._desk.resource_list.all() if each.id == typed.id]
            before = (known[0], True) if known else (typed.checked(), False)
            self._change(f"{typed.name.strip()} kept", before, (typed.checked(), True))
            self._card.close_form()

    def _remove(self, resource: Resource) -> None:
        with told(self._window.bulletin):
            self._change(f"{resource.name} taken out", (resource, True), (resource, False))

    def _check(self, resource: Resource) -> None:
        with told(self._window.bulletin):
            looked_at = replace(resource, checked_on=self._window.now().date())
            self._change(f"{resource.name} checked today", (resource, True), (looked_at, True))

    def _change(self, words: str, before: _Step, after: _Step) -> None:
        make(self._page.undo_stack, self._window.bulletin, Change(words, before, after, self._put))

    def _put(self, step: _Step) -> None:
        resource, listed = step
        if listed:
            self._desk.resource_list.save(resource)
        else:
            self._desk.resource_list.remove(resource.id)
        self.read()

    def _refused(self, refusal: Refusal) -> bool:
        return self._card.show_refusal(refusal.field, refusal.sentence)
