"""Certificates and letters of attendance: counting the facts, issuing one, and what it says on paper."""

from dataclasses import dataclass
from datetime import date

from workwell_desktop.domain.catalogue import PaperAsk
from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.ids import GroupId, LetterId, PersonId, new_id
from workwell_desktop.domain.language import Language
from workwell_desktop.domain.letter import Attended, Letter, LetterAsk, LetterKind, LetterPolicy
from workwell_desktop.domain.sheet import Sheet
from workwell_desktop.storage.kept_papers import ISSUING
from workwell_desktop.storage.work import UnitOfWork
from workwell_desktop.usecases.allowed import refuse_names
from workwell_desktop.usecases.filling.letter_papers import TEXT_OF, letter_paper
from workwell_desktop.usecases.filling.order import Order
from workwell_desktop.usecases.filling.written import Written
from workwell_desktop.usecases.holds import refuse_held
from workwell_desktop.usecases.work import Means


@dataclass(frozen=True)
class Letters:
    """What a facilitator can do with certificates and letters. Facts only, and only as the group allows."""

    means: Means

    def of_person(self, person_id: PersonId) -> tuple[Letter, ...]:
        """Return what was issued about somebody, the newest first, as the profiles of the groups allow it now."""
        with self.means.open_work("letters.read") as work:
            issued = work.letters.of_person(person_id)
            rules = {each: work.groups.get(each).profile.rules for each in {letter.group_id for letter in issued}}
        return tuple(each.allowed_by(rules[each.group_id]) for each in issued if rules[each.group_id].names)

    def facts(self, group_id: GroupId, person_id: PersonId, first_day: date, last_day: date) -> Attended:
        """Return what somebody attended of a group from one day to another, both included."""
        with self.means.open_work("letters.read") as work:
            return _attended(work, group_id, person_id, first_day, last_day)

    def issue(self, ask: LetterAsk) -> Letter:
        """Issue a certificate or a letter, with the next number, and return it as it is to be printed.

        Raises `Refusal` naming the field: when the group does not give this out, nobody agreed to a letter, the days
        are the wrong way round or still to come, or there is nothing to certify.
        """
        today = self.means.today()
        with self.means.open_work(ISSUING) as work:
            group = work.groups.get(ask.group_id)
            _refuse(group, ask, today)
            facts = _attended(work, ask.group_id, ask.person_id, ask.first_day, ask.last_day)
            if not facts.sessions:
                raise Refusal("They attended no session between these days. Choose other days.", "first_day")
            letter = Letter(
                id=LetterId(new_id()),
                serial=work.letters.next_serial(),
                kind=ask.kind,
                group_id=ask.group_id,
                person_id=ask.person_id,
                name=ask.name,
                recipient=ask.recipient if ask.kind is LetterKind.LETTER else "",
                first_day=ask.first_day,
                last_day=ask.last_day,
                sessions=facts.sessions,
                minutes=facts.minutes,
                consent_on=ask.consent_on,
                issued_on=today,
            ).checked()
            work.letters.save(letter.allowed_by(group.profile.rules))
            work.commit()
        self.means.announce(Changes.PAPERS)
        return letter

    def remove(self, letter_id: LetterId) -> Letter:
        """Take back what was issued by mistake, and return it, so that it can be put back."""
        with self.means.open_work("letters.remove") as work:
            letter = work.letters.get(letter_id)
            refuse_held(work, groups=(letter.group_id,), people=(letter.person_id,))
            work.letters.remove(letter_id)
            work.commit()
        self.means.announce(Changes.PAPERS)
        return letter

    def put_back(self, letter: Letter) -> None:
        """Keep a letter as it was: undo and redo."""
        with self.means.open_work("letters.put_back") as work:
            work.letters.save(letter.allowed_by(work.groups.get(letter.group_id).profile.rules))
            work.commit()
        self.means.announce(Changes.PAPERS)

    def paper(self, letter: Letter, language: Language = Language.ENGLISH) -> Sheet:
        """Return what was issued as a paper."""
        written = Written(self.means).handout(TEXT_OF[letter.kind], language)
        ask = PaperAsk(key=letter.kind, group_id=letter.group_id, person_id=letter.person_id, language=language)
        with self.means.open_work("letters.read") as work:
            return letter_paper(Order(work, ask, self.means.now(), written), letter)


def _attended(work: UnitOfWork, group_id: GroupId, person_id: PersonId, first: date, last: date) -> Attended:
    """Count a person's marks at sessions of one group that were held, first and last day included."""
    held = {s.id: s for s in work.sessions.of_group(group_id, plans=False) if s.state.held and first <= s.day <= last}
    marks = [mark for mark in work.marks.of_person(person_id) if mark.session_id in held and mark.code.attended]
    minutes = (
        max(0, held[mark.session_id].minutes - (mark.late_minutes or 0) - (mark.early_minutes or 0)) for mark in marks
    )
    return Attended(len(marks), sum(minutes))


def _refuse(group: Group, ask: LetterAsk, today: date) -> None:
    """Raise `Refusal` for what the group or the person did not agree to."""
    refuse_names(group, "kind")
    if group.letters is LetterPolicy.NOTHING:
        raise Refusal("Nothing about attendance leaves this group. You can change that in its details.", "kind")
    if ask.first_day > ask.last_day:
        raise Refusal("The last day must not be before the first. Choose a later one.", "last_day")
    if ask.last_day > today:
        raise Refusal("This day is still to come. Choose today or an earlier day.", "last_day")
    if ask.kind is LetterKind.CERTIFICATE:
        return
    if group.letters is not LetterPolicy.CERTIFICATES_AND_LETTERS:
        raise Refusal("This group gives certificates only. You can change that in its details.", "kind")
    if ask.consent_on is None:
        raise Refusal("Ask them first, then tick that they agreed to this letter.", "consent_on")
    if ask.consent_on > today:
        raise Refusal("This day is still to come. Write down the day on which they agreed.", "consent_on")
