"""Keeps a group's agreement as it is typed; agreeing, beginning a version and removing a draft can be undone."""

from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QDate, QObject, Slot

from workwell_desktop.domain.agreement import Agreement
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.ids import GroupId
from workwell_desktop.ui.groups.agreement_view import AgreementView
from workwell_desktop.ui.kit.autosave import Autosaver
from workwell_desktop.ui.kit.page import Page
from workwell_desktop.ui.kit.places_to_go import ToHandouts
from workwell_desktop.ui.kit.telling import told
from workwell_desktop.ui.kit.undo import Change, Replace
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.usecases.desk import Desk


class AgreementController(QObject):
    """Answers the wishes of the tab of the agreement."""

    def __init__(self, desk: Desk, window: Window, page: Page, view: AgreementView) -> None:
        super().__init__(page)
        self._desk, self._window, self._page, self._view = desk, window, page, view
        self._group_id: GroupId | None = None
        self._draft: Agreement | None = None
        self._saver = Autosaver(self._save, window.bulletin, self)
        self._saver.refused.connect(self._show_refusal)
        view.edited.connect(self._saver.touch)
        view.adopt_requested.connect(self._adopt)
        view.draft_requested.connect(self._begin_version)
        view.remove_requested.connect(self._remove)
        view.print_requested.connect(self._print)

    def begin(self, group_id: GroupId) -> None:
        """Turn to another group; what is waiting for the last one is written first."""
        self.flush()
        self._group_id, self._draft = group_id, None

    def flush(self) -> None:
        """Write what is still in the keys; what a rule refused is let go, for the page is being left."""
        if not self._saver.flush():
            self._saver.discard()

    def read(self) -> None:
        """Show what is kept, but never over what is being typed."""
        if self._group_id is None or self._saver.pending:
            return
        versions = self._desk.agreements.of_group(self._group_id)
        adopted = tuple(each for each in versions if each.adopted_on is not None)
        drafts = tuple(each for each in versions if each.adopted_on is None)
        if not versions:
            drafts = (self._desk.agreements.draft(self._group_id),)
        self._draft = drafts[0] if drafts else None
        today = self._window.now().date()
        self._view.show_agreement(self._draft, adopted, QDate(today.year, today.month, today.day))

    def _typed(self, draft: Agreement) -> Agreement:
        clauses, limits, adopted_by = self._view.typed()
        return replace(draft, clauses=clauses, limits=limits, adopted_by=adopted_by)

    def _save(self) -> None:
        if self._draft is not None:
            wanted = self._typed(self._draft)
            if wanted != self._draft:
                self._draft = wanted
                self._desk.agreements.save(wanted)

    @Slot()
    def _adopt(self) -> None:
        with told(self._window.bulletin, self._show_refusal):
            self._saver.flush()
            if self._draft is None:
                return
            day = self._view.day.date()
            before = self._desk.agreements.save(self._typed(self._draft))
            agreed_on = date(day.year(), day.month(), day.day())
            after = self._desk.agreements.adopt(before.id, agreed_on, before.adopted_by)
            self._keep_way_back(f"Version {before.version} was agreed on", before, after)
            self.read()

    @Slot()
    def _begin_version(self) -> None:
        with told(self._window.bulletin):
            if self._group_id is not None:
                draft = self._desk.agreements.save(self._desk.agreements.draft(self._group_id))
                self._keep_way_back(f"Version {draft.version} begun", None, draft)
                self.read()
                self._view.clauses.setFocus()

    @Slot()
    def _remove(self) -> None:
        with told(self._window.bulletin):
            self._saver.discard()
            if self._draft is not None and self._draft in self._desk.agreements.of_group(self._draft.group_id):
                self._desk.agreements.remove(self._draft.id)
                self._keep_way_back("Draft removed", self._draft, None)
                self.read()

    def _keep_way_back(self, words: str, before: Agreement | None, after: Agreement | None) -> None:
        known = before or after
        if known is not None:
            stack, put = self._page.undo_stack, partial(self._put, known)
            stack.push(Replace(Change(words, before, after, put), self._window.bulletin.trouble))
            self._window.bulletin.say(words, stack.undo)

    def _put(self, known: Agreement, wanted: Agreement | None) -> None:
        if wanted is None:
            self._desk.agreements.remove(known.id)
        else:
            self._desk.agreements.put_back(wanted)
        self.read()

    @Slot()
    def _print(self) -> None:
        self.flush()
        if self._group_id is not None:
            self._window.navigate(ToHandouts(group_id=self._group_id, paper="group_agreement"))

    def _show_refusal(self, refusal: Refusal) -> bool:
        return self._view.show_refusal(refusal.field, refusal.sentence)
