"""A crisis: what to do, whom to call and the room's address; the incident written after it; the numbers kept."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import lru_cache

from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.crisis import CrisisDesk, IncidentLine
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.guide_library import CrisisNumbers
from workwell_desktop.domain.ids import GroupId, IncidentId, SessionId, new_id
from workwell_desktop.domain.incident import CrisisContact, CrisisSheet, Incident, IncidentText, who_goes
from workwell_desktop.domain.session import Session, SessionState
from workwell_desktop.domain.signed import NoteState
from workwell_desktop.storage.work import UnitOfWork
from workwell_desktop.usecases.guide_library import Library
from workwell_desktop.usecases.holds import refuse_held
from workwell_desktop.usecases.signing import Signing
from workwell_desktop.usecases.work import Means

ANYWHERE = "EU"
"""The country whose numbers stand in where nothing better is known: 112 answers in most of Europe."""

AROUND_NOW = timedelta(hours=12)
"""How far from now a running session may have been planned."""


@lru_cache
def _library() -> Library:
    return Library()


def built_in(country: str) -> CrisisDesk:
    """Return what can be shown without any vault: the steps, and the numbers of a country (ISO 3166)."""
    numbers = numbers_of(country)
    return CrisisDesk(_library().crisis_steps(), sheet_from(numbers), numbers.country_name, own_numbers=False)


def numbers_of(country: str) -> CrisisNumbers:
    """Return the built-in numbers of a country, or the European one where there are none."""
    known = _library().crisis_numbers()
    return known.get(country) or known[ANYWHERE]


def countries() -> tuple[tuple[str, str], ...]:
    """Return the countries that come with numbers: code and name, by name."""
    found = ((numbers.country, numbers.country_name) for numbers in _library().crisis_numbers().values())
    return tuple(sorted(found, key=lambda pair: pair[1]))


def sheet_from(numbers: CrisisNumbers) -> CrisisSheet:
    """Return a sheet to start from, not yet looked through by anyone here."""
    contacts = tuple(
        CrisisContact(name=line.name, number=line.number, hours=" · ".join(filter(None, (line.hours, line.note))))
        for line in numbers.lines
    )
    return CrisisSheet(country=numbers.country, contacts=contacts)


@dataclass(frozen=True)
class Crisis:
    """What a facilitator can do in a crisis, and after it."""

    means: Means

    def read(self, country: str, session_id: SessionId | None, group_id: GroupId | None) -> CrisisDesk:
        """Return the panel for a session, for the one that is running, or for a group.

        `country` says whose numbers stand in while none are kept.
        """
        with self.means.open_work("crisis.read") as work:
            session = work.sessions.get(session_id) if session_id else self._running(work)
            where = session.group_id if session else group_id
            group = work.groups.get(where) if where else None
            sheet = work.crisis.get()
            own_name = work.facilitator.get().name
        desk = built_in(sheet.country or country)
        goes = who_goes(session.facilitators, own_name) if session else ""
        desk = replace(desk, session=session, group=group, goes=goes)
        return replace(desk, sheet=sheet, own_numbers=True) if sheet.contacts else desk

    def sheet(self) -> CrisisSheet:
        """Return the numbers that are kept; an empty sheet when none are."""
        with self.means.open_work("crisis.read") as work:
            return work.crisis.get()

    def keep_sheet(self, sheet: CrisisSheet) -> CrisisSheet:
        """Keep the numbers. Raises `Refusal` naming the field that cannot be kept."""
        kept = sheet.checked()
        with self.means.open_work("crisis.keep_numbers") as work:
            work.crisis.save(kept)
            work.commit()
        self.means.announce(Changes.INCIDENTS)
        return kept

    # ------------------------------------------------------------------------------------------------- incidents

    def all(self) -> tuple[IncidentLine, ...]:
        """Return every incident with its session and group, the newest first."""
        with self.means.open_work("crisis.read") as work:
            groups = {group.id: group for group in work.groups.all()}
            lines = []
            for incident in work.incidents.all():
                session = work.sessions.get(incident.session_id) if incident.session_id else None
                group = groups.get(incident.group_id) if incident.group_id else None
                lines.append(IncidentLine(incident, session, group))
        return tuple(lines)

    def get(self, incident_id: IncidentId) -> Incident:
        """Return one incident. Raises `Refusal` when it is gone."""
        with self.means.open_work("crisis.read") as work:
            return work.incidents.get(incident_id)

    def begin(self, desk: CrisisDesk) -> Incident:
        """Return a draft of an incident that begins now, not yet kept: opening the panel is not an incident."""
        now = self.means.now()
        return Incident(
            id=IncidentId(new_id()),
            opened_at=now,
            session_id=desk.session.id if desk.session else None,
            group_id=desk.group.id if desk.group else None,
            edited_at=now,
        )

    def put(self, incident: Incident) -> None:
        """Keep an incident as given: its first tick, undo and redo."""
        with self.means.open_work("crisis.put") as work:
            work.incidents.save(incident)
            work.commit()
        self.means.announce(Changes.INCIDENTS)

    def remove(self, incident_id: IncidentId) -> Incident:
        """Take away a draft that was opened by mistake, and return it, so that it can be put back.

        Raises `Refusal` for a signed report, or while a legal hold stands on its group.
        """
        with self.means.open_work("crisis.remove") as work:
            incident = work.incidents.get(incident_id)
            if incident.state is not NoteState.DRAFT:
                raise Refusal("This report is signed, and signed reports stay. You can add an addendum.")
            refuse_held(work, groups=(incident.group_id,) if incident.group_id else ())
            work.incidents.remove(incident_id)
            work.commit()
        self.means.announce(Changes.INCIDENTS)
        return incident

    def write(self, incident_id: IncidentId, text: IncidentText) -> Incident:
        """Keep a draft's text. Raises `Refusal` once it is finished, or naming the field that cannot be kept."""
        return self._change("crisis.write", incident_id, lambda kept: kept.written(text, self.means.now()))

    def sign(self, incident_id: IncidentId) -> Incident:
        """Sign the report with the facilitator's name. Raises `Refusal` while what happened is not written down."""
        return self.signing.sign(incident_id)

    @property
    def signing(self) -> Signing[Incident]:
        """Sign, lock, add, read earlier wordings."""
        return Signing(self.means, "crisis", lambda work: work.incidents, Changes.INCIDENTS)

    def _change(self, action: str, incident_id: IncidentId, change: Callable[[Incident], Incident]) -> Incident:
        with self.means.open_work(action) as work:
            changed = change(work.incidents.get(incident_id))
            work.incidents.save(changed)
            work.commit()
        self.means.announce(Changes.INCIDENTS)
        return changed

    def _running(self, work: UnitOfWork) -> Session | None:
        now = self.means.now()
        around = work.sessions.between(now - AROUND_NOW, now + AROUND_NOW, plans=False)
        return next((session for session in around if session.state is SessionState.IN_PROGRESS), None)
