"""A page asks the vault as often in the tenth year as in the first: queries never grow in number with what is kept.

No clock is looked at here; how long the pages take is measured by the benchmarks.
"""

from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.usecases.conftest import EVENING, Office
from workwell_desktop.domain.attendance import Code
from workwell_desktop.domain.catalogue import PaperAsk
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.ids import PersonId
from workwell_desktop.domain.language import Language
from workwell_desktop.domain.period import Period, Span
from workwell_desktop.domain.person import Person
from workwell_desktop.domain.session import SessionState
from workwell_desktop.storage.transaction import Transaction

WEEK = timedelta(weeks=1)
SESSION = timedelta(minutes=90)
FEW, MANY = 3, 12
"""Sessions of each group, before and after it has grown."""

Read = Callable[[Office, Group, PersonId], object]


def today(office: Office, _group: Group, _person: PersonId) -> object:
    return office.desk.day.read()


def calendar(office: Office, _group: Group, _person: PersonId) -> object:
    return office.desk.calendar.read((EVENING - MANY * WEEK).date(), EVENING.date())


def register(office: Office, group: Group, _person: PersonId) -> object:
    period = Period(Span.CHOSEN, (EVENING - MANY * WEEK).date(), EVENING.date())
    return office.desk.attendance.of_group(group.id, period)


def history(office: Office, _group: Group, person: PersonId) -> object:
    return office.desk.people.story(person)


def report(office: Office, group: Group, _person: PersonId) -> object:
    return office.desk.papers.fill(PaperAsk(key="session_report", group_id=group.id, variant="year"))


class Counter:
    """Counts what is asked of the vault while it is wound up."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.asked = 0
        for name in ("rows", "first_plain"):
            monkeypatch.setattr(Transaction, name, self._counted(getattr(Transaction, name)))

    def _counted(self, ask: Callable[..., object]) -> Callable[..., object]:
        def counted(*arguments: object) -> object:
            self.asked += 1
            return ask(*arguments)

        return counted

    def of(self, read: Read, office: Office, group: Group, person: PersonId) -> int:
        """Return how many queries a read takes."""
        before = self.asked
        read(office, group, person)
        return self.asked - before


def hold(office: Office, group: Group, person: Person, first: int, last: int) -> None:
    """Hold weekly sessions, number 0 last week and each further one a week before; the person came to all."""
    for number in range(first, last):
        start = EVENING - (number + 1) * WEEK
        session = office.session(group, start, state=SessionState.ENDED, started_at=start, ended_at=start + SESSION)
        office.desk.attendance.mark(session.id, person.id, Code.PRESENT)


@pytest.mark.parametrize("read", [today, calendar, register, history, report])
def test_a_page_takes_no_more_queries_as_the_years_go_by(
    office: Office, monkeypatch: pytest.MonkeyPatch, read: Read
) -> None:
    group = office.group()
    maya = office.member(group, "Maya Rosen")
    hold(office, group, maya, 0, FEW)
    counter = Counter(monkeypatch)
    at_first = counter.of(read, office, group, maya.id)
    assert at_first > 0
    hold(office, group, maya, FEW, MANY)
    assert counter.of(read, office, group, maya.id) <= at_first
    for name in ("Lanterns", "Beacon", "Harbour"):
        other = office.group(name)
        hold(office, other, office.member(other, f"Ben of {name}"), 0, FEW)
    assert counter.of(read, office, group, maya.id) <= at_first


def test_the_gallery_takes_no_more_queries_for_texts_of_ones_own(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gallery(office: Office, group: Group, _person: PersonId) -> object:
        return office.desk.papers.catalogue(group.id)

    group = office.group()
    maya, counter = office.member(group, "Maya Rosen"), Counter(monkeypatch)
    at_first = counter.of(gallery, office, group, maya.id)
    for _ in range(FEW):
        office.desk.handouts.duplicate("trust-map", Language.SPANISH)
        office.desk.guides.duplicate("boundaries", Language.FRENCH)
    assert counter.of(gallery, office, group, maya.id) <= at_first
