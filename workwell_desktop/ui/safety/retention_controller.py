"""The tab about how long records stay: what is due, the rules, and legal holds."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from workwell_desktop.domain.backup import Reason
from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.errors import Fault, Refusal
from workwell_desktop.domain.ids import GroupId, PersonId
from workwell_desktop.domain.retention import DueRecord, LegalHold, Preset, RecordClass, RetentionRule
from workwell_desktop.ui.kit import dates
from workwell_desktop.ui.kit.places_to_go import ToPerson
from workwell_desktop.ui.kit.telling import told
from workwell_desktop.ui.kit.tokens import LARGE
from workwell_desktop.ui.kit.undo import Change, make
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.ui.safety.due_view import DueCard
from workwell_desktop.ui.safety.holds_view import HoldsCard
from workwell_desktop.ui.safety.keeping_shown import DueRow, HoldRow, RuleRow
from workwell_desktop.ui.safety.rules_view import RulesCard
from workwell_desktop.ui.safety.tab import Tab
from workwell_desktop.usecases.desk import Desk
from workwell_desktop.usecases.open_vault import OpenVault

if TYPE_CHECKING:
    from collections.abc import Iterable

_ALL = Changes.KEEPING | Changes.GROUPS | Changes.PEOPLE | Changes.ROSTER


class RetentionTab(Tab):
    """How long records stay."""

    def __init__(self, desk: Desk, opened: OpenVault, window: Window, page: QWidget) -> None:
        view = QWidget()
        self.due, self.rules, self.holds = DueCard(), RulesCard(), HoldsCard()
        column = QVBoxLayout(view)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LARGE)
        for card in (self.due, self.rules, self.holds):
            column.addWidget(card)
        column.addStretch(1)
        super().__init__(view, page)
        self._desk, self._opened, self._window = desk, opened, window
        self._group: GroupId | None = None
        self._begun = False
        self.due.remove_requested.connect(self._remove)
        self.due.keep_longer_requested.connect(self._keep_longer)
        self.due.keep_no_longer_requested.connect(self._keep_no_longer)
        self.due.person_requested.connect(self._to_person)
        self.rules.about_chosen.connect(self._choose_group)
        self.rules.rule_chosen.connect(self._choose_rule)
        self.rules.preset_requested.connect(self._use_preset)
        self.holds.set_requested.connect(self._set_hold)
        self.holds.lift_requested.connect(self._lift)

    @override
    def read(self) -> None:
        with told(self._window.bulletin):
            groups = [(group.name, group.id) for group in self._desk.groups.all()]
            people = [(person.display_name, person.id) for person in self._desk.people.all()]
            if not self._begun or self._group not in [group_id for _, group_id in groups]:
                self._group = groups[0][1] if groups and not self._begun else None
                self._begun = True
            self.rules.show_groups(groups, self._group)
            self.holds.show_choices(groups, people)
            self._read_holds(dict(_turned(groups)), dict(_turned(people)))
            self._read_rules()
            self._read_due()

    @override
    def refresh(self, changes: Changes) -> None:
        if changes & _ALL:
            self.read()

    # ------------------------------------------------------------------------------------------------------- showing

    def _read_due(self) -> None:
        today = self._window.now().date()
        rows = [_due_row(record, record.goes(today)) for record in self._desk.retention.review()]
        order = list(RecordClass)
        self.due.show_due(sorted(rows, key=lambda row: order.index(row.record.record_class)))

    def _read_rules(self) -> None:
        rules = self._desk.retention.rules(self._group)
        kinds = [kind for kind in RecordClass if kind.of_groups] if self._group else _OF_NOBODY
        self.rules.show_rules([_rule_row(kind, rules.get(kind)) for kind in kinds], of_group=bool(self._group))

    def _read_holds(self, groups: "dict[object, str]", people: "dict[object, str]") -> None:
        names = groups | people
        rows = [
            _hold_row(hold, names.get(hold.group_id or hold.person_id, "")) for hold in self._desk.retention.holds()
        ]
        self.holds.show_holds(sorted(rows, key=lambda row: not row.stands))

    # ------------------------------------------------------------------------------------------------------ reviewing

    def _remove(self, records: tuple[DueRecord, ...]) -> None:
        """Make a backup beside the window first; a vault that cannot be backed up loses nothing."""
        self.due.show_busy(True)
        remove = partial(self._remove_now, records)
        if self._opened.throw_away:
            remove(None)
            return
        work = partial(self._opened.backups.back_up, Reason.BEFORE_REMOVAL)
        self._window.background.run(work, remove, self._not_backed_up, owner=self)

    def _remove_now(self, records: tuple[DueRecord, ...], _backup: object) -> None:
        self.due.show_busy(False)
        with told(self._window.bulletin):
            gone = self._desk.retention.remove(records)
            self.undo_stack.clear()  # a step back over something that is gone for good would fail
            self._window.bulletin.say(f"{gone} {'record was' if gone == 1 else 'records were'} removed.")

    def _not_backed_up(self, trouble: Fault | Refusal) -> None:
        self.due.show_busy(False)
        self._window.bulletin.trouble(f"Nothing was removed, because no backup could be made. {trouble.sentence}")

    def _keep_longer(self, records: tuple[DueRecord, ...], until: object, why: str) -> None:
        with told(self._window.bulletin, lambda no: self.due.show_refusal(no.field, no.sentence)):
            for record in records:
                self._desk.retention.keep_longer(record, until, why)  # type: ignore[arg-type]
            self.due.longer.why.clear()

    def _keep_no_longer(self, record: DueRecord) -> None:
        with told(self._window.bulletin):
            self._desk.retention.keep_no_longer(record)

    def _to_person(self, person_id: PersonId) -> None:
        self._window.navigate(ToPerson(person_id))

    # ---------------------------------------------------------------------------------------------------------- rules

    def _choose_group(self, group_id: GroupId | None) -> None:
        self._group = group_id
        with told(self._window.bulletin):
            self._read_rules()

    def _choose_rule(self, kind: RecordClass, months: int | None) -> None:
        with told(self._window.bulletin):
            before = tuple(self._desk.retention.rules(self._group).values())
            self._desk.retention.keep_rule(self._group, kind, months, "")
            self._push("Rule changed", before)

    def _use_preset(self, preset: Preset) -> None:
        if self._group is not None:
            with told(self._window.bulletin):
                self._push(f"Rules as in “{preset.label}”", self._desk.retention.apply_preset(self._group, preset))

    def _push(self, words: str, before: tuple[RetentionRule, ...]) -> None:
        put = partial(self._desk.retention.put_rules, self._group)
        after = tuple(self._desk.retention.rules(self._group).values())
        make(self.undo_stack, self._window.bulletin, Change(words, before, after, put))

    # ---------------------------------------------------------------------------------------------------------- holds

    def _set_hold(self, about: object, why: str) -> None:
        kind, about_id = about if isinstance(about, tuple) else ("", None)
        with told(self._window.bulletin, lambda no: self.holds.show_refusal(no.field, no.sentence)):
            group_id, person_id = (about_id, None) if kind == "group" else (None, about_id)
            self._desk.retention.set_hold(group_id, person_id, why)
            self.holds.begin_again()
            self._window.bulletin.say("The hold is set.")

    def _lift(self, hold: LegalHold) -> None:
        with told(self._window.bulletin):
            self._desk.retention.lift_hold(hold)
            self._window.bulletin.say("The hold is lifted.", partial(self._desk.retention.put_hold, hold))


_OF_NOBODY = [RecordClass.SUPERVISION, RecordClass.INCIDENT]


def _turned(pairs: "Iterable[tuple[str, object]]") -> "list[tuple[object, str]]":
    return [(key, name) for name, key in pairs]


def _due_row(record: DueRecord, goes: bool) -> DueRow:
    since = f"About {dates.day_with_year(record.last_day)}, due since {dates.day_with_year(record.due_on)}"
    is_person = record.record_class is RecordClass.PERSON
    state = ""
    if record.held:
        state = "A legal hold stands on it."
    elif not goes and record.kept is not None:
        until = f"until {dates.day_with_year(record.kept.until)}" if record.kept.until else "until you decide"
        state = f"Kept {until}: {record.kept.why}"
    elif is_person:
        state = "Erasing somebody begins in their own record."
    choosable = goes and not is_person
    return DueRow(
        record=record, title=record.title, since=since, state=state, choosable=choosable, is_person=is_person
    )


def _rule_row(kind: RecordClass, rule: RetentionRule | None) -> RuleRow:
    if rule is None:
        return RuleRow(record_class=kind, label=kind.label, months=None)
    return RuleRow(record_class=kind, label=kind.label, months=rule.months, source=rule.source)


def _hold_row(hold: LegalHold, name: str) -> HoldRow:
    words = f"{hold.why} · set on {dates.day_with_year(hold.set_on)}"
    if hold.lifted_on is not None:
        words += f", lifted on {dates.day_with_year(hold.lifted_on)}"
    about = name or "Somebody who is no longer here"
    return HoldRow(hold=hold, about=about, words=words, stands=hold.stands)
