"""What a change to a less revealing record profile no longer allows, counted and named before anything is done."""

from dataclasses import dataclass, fields


@dataclass(frozen=True, kw_only=True)
class Losses:
    """How much of each kind there is that the new profile does not allow."""

    comments: int = 0
    reasons: int = 0
    past_words: int = 0
    """Earlier marks, kept in the history of the register, that carry a reason or a comment."""
    marks: int = 0
    members: int = 0
    """People on the roster, or in the register, where no names are to be kept."""
    gone: int = 0
    """Those of them who stand in no other group and are removed altogether."""
    full_names: int = 0
    person_notes: int = 0
    signed_notes: int = 0
    """Those of them that are signed."""
    quick_notes: int = 0
    """Quick notes tied to one person."""
    contacts: int = 0
    follow_ups: int = 0
    letters: int = 0
    """Certificates and letters of attendance that were issued, as they are kept here."""
    access_needs: int = 0

    @property
    def any(self) -> bool:
        """Whether there is anything at all."""
        return any(getattr(self, field.name) for field in fields(self))

    @property
    def lines(self) -> tuple[str, ...]:
        """What goes, each kind in its own line."""
        return tuple(filter(None, (*self._of_the_register(), *self._about_people())))

    def _of_the_register(self) -> tuple[str, ...]:
        words = " and ".join(filter(None, (_many(self.comments, "comment"), _many(self.reasons, "reason"))))
        earlier = f"{_many(self.past_words, 'earlier mark')} with words, in the history of the register"
        return (
            f"{_many(self.marks, 'mark')} in the register, with their history. How many came stays as a number."
            if self.marks
            else "",
            f"{words} in the register" if words else "",
            earlier if self.past_words else "",
        )

    def _about_people(self) -> tuple[str, ...]:
        all_of_them = self.gone == self.members
        where = "Nobody of them stands" if all_of_them else f"{self.gone} of them stand{'s' * (self.gone == 1)}"
        besides = f" {where} in another group, so everything about them goes." if all_of_them else ""
        if self.gone and not all_of_them:
            besides = f" {where} in no other group, and everything about them goes."
        helps = f"what makes it easier for {_many(self.access_needs, 'person', 'people')}"
        return (
            f"The roster of {_many(self.members, 'person', 'people')}.{besides if self.gone else ''}"
            if self.members
            else "",
            f"{_full_names(self.full_names)} first name and initial" if self.full_names else "",
            _many(self.person_notes, "person note") + _of_them_signed(self.person_notes, self.signed_notes),
            f"{_many(self.quick_notes, 'quick note')} about one person" if self.quick_notes else "",
            _many(self.contacts, "contact entry", "contact entries"),
            f"{_many(self.follow_ups, 'follow-up')} about one person" if self.follow_ups else "",
            f"{_many(self.letters, 'certificate or letter', 'certificates and letters')} as kept here"
            if self.letters
            else "",
            helps[0].upper() + helps[1:] if self.access_needs else "",
        )


def _full_names(number: int) -> str:
    return "The full name of 1 person becomes" if number == 1 else f"Full names of {number} people become"


def _many(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}" if number else ""


def _of_them_signed(all_of_them: int, signed: int) -> str:
    if not signed:
        return ""
    return ", signed" if all_of_them == signed == 1 else f", {signed} of them signed"
