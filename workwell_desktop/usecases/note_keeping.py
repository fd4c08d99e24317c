"""What is set for a class of notes right now: the retention rule, a legal hold, whether the group keeps it at all."""

from workwell_desktop.domain.ids import GroupId, PersonId
from workwell_desktop.domain.note_class import NoteClass
from workwell_desktop.domain.who_sees import Keeping
from workwell_desktop.storage.work import UnitOfWork


def keeping_of(
    work: UnitOfWork, note_class: NoteClass, group_id: GroupId | None, person_id: PersonId | None = None
) -> Keeping:
    """Return what is set for a class of notes in a group; without one, for what belongs to none."""
    rules = work.retention_rules.of_group(group_id)
    months = [rule.months for rule in rules if rule.record_class.value == note_class.value]
    held = any(
        (hold.group_id is not None and hold.group_id == group_id)
        or (hold.person_id is not None and hold.person_id == person_id)
        for hold in work.legal_holds.standing()
    )
    profile = work.groups.get(group_id).profile if group_id else None
    return Keeping(months=months[0] if months else None, held=held, profile=profile)
