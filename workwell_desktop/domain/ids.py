"""Identities of the things a facilitator keeps. UUIDs made here, so that two laptops never collide."""

from typing import NewType
from uuid import UUID, uuid4

GroupId = NewType("GroupId", UUID)
PersonId = NewType("PersonId", UUID)
MembershipId = NewType("MembershipId", UUID)
SessionId = NewType("SessionId", UUID)
BlockId = NewType("BlockId", UUID)
NoteId = NewType("NoteId", UUID)
AddendumId = NewType("AddendumId", UUID)
ScheduleId = NewType("ScheduleId", UUID)
TemplateId = NewType("TemplateId", UUID)
QuickNoteId = NewType("QuickNoteId", UUID)
PersonNoteId = NewType("PersonNoteId", UUID)
FollowUpId = NewType("FollowUpId", UUID)
ContactId = NewType("ContactId", UUID)
IncidentId = NewType("IncidentId", UUID)
OwnTextId = NewType("OwnTextId", UUID)
AgreementId = NewType("AgreementId", UUID)
ResourceId = NewType("ResourceId", UUID)
LetterId = NewType("LetterId", UUID)
DebriefId = NewType("DebriefId", UUID)
SupervisionNoteId = NewType("SupervisionNoteId", UUID)
HandOverNoteId = NewType("HandOverNoteId", UUID)
RetentionRuleId = NewType("RetentionRuleId", UUID)
LegalHoldId = NewType("LegalHoldId", UUID)
CorrectionId = NewType("CorrectionId", UUID)
HandOverId = NewType("HandOverId", UUID)


def new_id() -> UUID:
    """Return a fresh random identity (version 4)."""
    return uuid4()
