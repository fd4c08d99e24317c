"""Choosing how much a group's records may reveal: what a change would cost, making it, taking it back."""

from dataclasses import dataclass, replace

from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.ids import GroupId
from workwell_desktop.domain.losses import Losses
from workwell_desktop.domain.profile import RecordProfile
from workwell_desktop.usecases.holds import refuse_held
from workwell_desktop.usecases.profile_cut import Cut, put_back, read_cut, take_away
from workwell_desktop.usecases.work import Means

REMOVED = (Changes.GROUPS | Changes.PEOPLE | Changes.ROSTER | Changes.SESSIONS | Changes.MARKS | Changes.RUNNING) | (
    Changes.FOLLOW_UPS | Changes.PERSON_NOTES | Changes.PAPERS
)


@dataclass(frozen=True)
class ProfileChange:
    """A group before and after its record profile changed, with what was removed along the way, if anything was."""

    before: Group
    after: Group
    cut: Cut | None = None


@dataclass(frozen=True)
class Profiles:
    """What a facilitator can do with record profiles."""

    means: Means

    def change(self, group_id: GroupId, profile: RecordProfile) -> Losses:
        """Return what another profile would no longer allow; nothing when it allows all that the present one does.

        Asked of the present profile, it tells what is still kept from an earlier one.
        """
        with self.means.open_work("profiles.read") as work:
            group = work.groups.get(group_id)
            if group.profile is not profile and profile.rules.allow_all_of(group.profile.rules):
                return Losses()
            return read_cut(work, group, profile.rules).losses

    def apply(self, group_id: GroupId, profile: RecordProfile, *, remove: bool) -> ProfileChange:
        """Change the profile and, with `remove`, take away for good what it does not allow, in one transaction.

        Without it, that stays in the vault and is shown nowhere. What is returned takes it back, as long as the
        program runs. Raises `Refusal` when the group is gone.
        """
        with self.means.open_work("profiles.apply") as work:
            before = work.groups.get(group_id)
            after = replace(before, profile=profile)
            cut = read_cut(work, before, profile.rules) if remove else None
            if cut is not None:
                refuse_held(work, groups=(group_id,), people=cut.listed)
                take_away(work, before, cut)
            work.groups.save(after)
            work.commit()
        self.means.announce(REMOVED)
        return ProfileChange(before, after, cut)

    def take_back(self, change: ProfileChange) -> None:
        """Put the profile back, and everything that was removed: undo. What was written since stays."""
        with self.means.open_work("profiles.take_back") as work:
            group = work.groups.get(change.before.id)
            work.groups.save(replace(group, profile=change.before.profile))
            if change.cut is not None:
                put_back(work, group, change.cut)
            work.commit()
        self.means.announce(REMOVED)
