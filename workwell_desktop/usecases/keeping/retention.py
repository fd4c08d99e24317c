"""Rules of keeping, the list of what may go, and removing what was looked at. Nothing goes by itself."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.ids import GroupId, LegalHoldId, PersonId, RetentionRuleId, SessionId, new_id
from workwell_desktop.domain.retention import (
    DueRecord,
    KeptLonger,
    LegalHold,
    Preset,
    RecordClass,
    RetentionRule,
)
from workwell_desktop.domain.text import clean_line
from workwell_desktop.storage.work import UnitOfWork
from workwell_desktop.usecases.keeping.due import due_records
from workwell_desktop.usecases.registers import with_headcount
from workwell_desktop.usecases.work import Means

LONGEST_MONTHS = 1_200

_CHANGES = {
    RecordClass.REGISTER: Changes.MARKS | Changes.SESSIONS,
    RecordClass.SESSION_SUMMARY: Changes.NOTES,
    RecordClass.PERSON_NOTE: Changes.PERSON_NOTES,
    RecordClass.DEBRIEF: Changes.REFLECTIONS,
    RecordClass.SUPERVISION: Changes.REFLECTIONS,
    RecordClass.HAND_OVER: Changes.REFLECTIONS,
    RecordClass.INCIDENT: Changes.INCIDENTS,
    RecordClass.CONTACT_LOG: Changes.FOLLOW_UPS,
    RecordClass.LETTER: Changes.PAPERS,
}


@dataclass(frozen=True)
class Retention:
    """What a facilitator can do about how long records stay."""

    means: Means

    # ---------------------------------------------------------------------------------------------------------- rules

    def rules(self, group_id: GroupId | None) -> dict[RecordClass, RetentionRule]:
        """Return the rules of a group by kind of record; None for what belongs to no group."""
        with self.means.open_work("retention.read") as work:
            return {rule.record_class: rule for rule in work.retention_rules.of_group(group_id)}

    def keep_rule(
        self, group_id: GroupId | None, record_class: RecordClass, months: int | None, source: str
    ) -> RetentionRule:
        """Keep a rule in place of the one before; None keeps until somebody decides.

        Raises `Refusal` naming "months" or "source" when it cannot be kept.
        """
        if months is not None and not 1 <= months <= LONGEST_MONTHS:
            raise Refusal("Choose between 1 month and 100 years.", "months")
        said = clean_line(source, "source", label="Where the rule comes from")
        with self.means.open_work("retention.rule") as work:
            rule = _rule(work, group_id, record_class)
            changed = replace(rule, months=months, source=said)
            work.retention_rules.save(changed)
            work.commit()
        self.means.announce(Changes.KEEPING)
        return changed

    def apply_preset(self, group_id: GroupId, preset: Preset) -> tuple[RetentionRule, ...]:
        """Keep a preset's rules for a group; return the group's rules as they were before, for undo."""
        with self.means.open_work("retention.preset") as work:
            before = work.retention_rules.of_group(group_id)
            for record_class, months in preset.months.items():
                rule = _rule(work, group_id, record_class)
                work.retention_rules.save(replace(rule, months=months, source=preset.label))
            work.commit()
        self.means.announce(Changes.KEEPING)
        return before

    def put_rules(self, group_id: GroupId | None, rules: Iterable[RetentionRule]) -> None:
        """Make these the only rules of a group: undo and redo."""
        wanted = tuple(rules)
        with self.means.open_work("retention.put") as work:
            for rule in work.retention_rules.of_group(group_id):
                work.retention_rules.remove(rule.id)
            for rule in wanted:
                work.retention_rules.save(rule)
            work.commit()
        self.means.announce(Changes.KEEPING)

    # --------------------------------------------------------------------------------------------------------- review

    def review(self) -> tuple[DueRecord, ...]:
        """Return every record that a rule speaks of and whose day has come, held and kept ones too."""
        with self.means.open_work("retention.read") as work:
            today = self.means.today()
            return tuple(each for each in due_records(work) if each.due_on <= today)

    def remove(self, records: Iterable[DueRecord]) -> int:
        """Remove for good what was looked at, in one transaction; return how many records went.

        Each is looked up again: what is no longer due, is held, or was kept longer meanwhile stays. People are never
        removed here: erasing somebody has a page of its own. How many came to a session stays as a number.
        """
        wanted = {(each.record_class, each.record) for each in records}
        today = self.means.today()
        changed, gone = Changes.KEEPING, 0
        with self.means.open_work("retention.remove") as work:
            for each in due_records(work):
                if (each.record_class, each.record) in wanted and each.goes(today) and each.record_class in _REMOVERS:
                    _REMOVERS[each.record_class](work, each.record)
                    work.kept_longer.remove(each.record_class, each.record)
                    changed |= _CHANGES[each.record_class]
                    gone += 1
            work.commit()
        if gone:
            self.means.announce(changed)
        return gone

    def keep_longer(self, record: DueRecord, until: date | None, why: str) -> KeptLonger:
        """Keep a record that is due, until a day or until somebody decides. Raises `Refusal` without a reason."""
        if until is not None and until <= self.means.today():
            raise Refusal("Choose a day that lies ahead.", "until")
        reason = clean_line(why, "why", label="The reason", needed=True)
        kept = KeptLonger(record_class=record.record_class, record=record.record, until=until, why=reason)
        with self.means.open_work("retention.keep_longer") as work:
            work.kept_longer.save(kept)
            work.commit()
        self.means.announce(Changes.KEEPING)
        return kept

    def keep_no_longer(self, record: DueRecord) -> None:
        """Let the rule count again."""
        with self.means.open_work("retention.keep_no_longer") as work:
            work.kept_longer.remove(record.record_class, record.record)
            work.commit()
        self.means.announce(Changes.KEEPING)

    # ---------------------------------------------------------------------------------------------------------- holds

    def holds(self) -> tuple[LegalHold, ...]:
        """Return every hold, the newest first; lifted ones too."""
        with self.means.open_work("holds.read") as work:
            return work.legal_holds.all()

    def set_hold(self, group_id: GroupId | None, person_id: PersonId | None, why: str) -> LegalHold:
        """Let nothing of a group, or of a person, be taken away from now on. Raises `Refusal` without a reason."""
        if (group_id is None) == (person_id is None):
            raise Refusal("Choose a group or a person.", "about")
        reason = clean_line(why, "why", label="The reason", needed=True)
        hold = LegalHold(
            id=LegalHoldId(new_id()), group_id=group_id, person_id=person_id, why=reason, set_on=self.means.today()
        )
        self._put_hold("holds.set", hold)
        return hold

    def lift_hold(self, hold: LegalHold) -> None:
        """Lift a hold today; that it stood is kept."""
        self._put_hold("holds.lift", replace(hold, lifted_on=self.means.today()))

    def put_hold(self, hold: LegalHold) -> None:
        """Keep a hold as given: undo and redo."""
        self._put_hold("holds.put", hold)

    def _put_hold(self, action: str, hold: LegalHold) -> None:
        with self.means.open_work(action) as work:
            work.legal_holds.save(hold)
            work.commit()
        self.means.announce(Changes.KEEPING)


def _rule(work: UnitOfWork, group_id: GroupId | None, record_class: RecordClass) -> RetentionRule:
    known = (rule for rule in work.retention_rules.of_group(group_id) if rule.record_class is record_class)
    fresh = RetentionRule(id=RetentionRuleId(new_id()), group_id=group_id, record_class=record_class)
    return next(known, fresh)


def _forget_register(work: UnitOfWork, record: UUID) -> None:
    """Take the marks of a session away; a session nobody counted gets its headcount from them first."""
    session = work.sessions.get(SessionId(record))
    counted = with_headcount(session, (mark.code for mark in work.marks.of_session(session.id)))
    if counted != session:
        work.sessions.save(counted)
    work.marks.forget_session(session.id)


def _forget_contact(work: UnitOfWork, record: UUID) -> None:
    """Take a contact or a closed follow-up away; an id is only ever one of the two."""
    work.contacts.remove(record)
    work.follow_ups.remove(record)


_REMOVERS: dict[RecordClass, Callable[[UnitOfWork, UUID], None]] = {
    RecordClass.REGISTER: _forget_register,
    RecordClass.SESSION_SUMMARY: lambda work, record: work.notes.remove(record),
    RecordClass.PERSON_NOTE: lambda work, record: work.person_notes.remove(record),
    RecordClass.DEBRIEF: lambda work, record: work.debriefs.remove(record),
    RecordClass.SUPERVISION: lambda work, record: work.supervision_notes.remove(record),
    RecordClass.INCIDENT: lambda work, record: work.incidents.remove(record),
    RecordClass.CONTACT_LOG: _forget_contact,
    RecordClass.HAND_OVER: lambda work, record: work.hand_over_notes.remove(record),
    RecordClass.LETTER: lambda work, record: work.letters.remove(record),
}
