"""A large register opening, one mark being written, four papers being drawn."""

import gc
import hashlib
import sqlite3
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pypdfium2

from tests.benchmarks.figure import Figure, middle
from tests.benchmarks.watching import close, settle, until_page_painted
from workwell_desktop.app import App, Options
from workwell_desktop.documents.render import render
from workwell_desktop.domain.access import Protection
from workwell_desktop.domain.attendance import Code, Mark
from workwell_desktop.domain.catalogue import PaperAsk
from workwell_desktop.domain.facilitator import Facilitator
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.ids import GroupId, MembershipId, PersonId, SessionId, new_id
from workwell_desktop.domain.membership import Membership, MembershipStatus, Step
from workwell_desktop.domain.papers import Paper, PaperKind, PaperStyle
from workwell_desktop.domain.person import Person
from workwell_desktop.domain.session import Session, SessionState
from workwell_desktop.security.places import Places
from workwell_desktop.security.store import KeyStore
from workwell_desktop.storage.vault import Vault
from workwell_desktop.ui.kit.background import Background
from workwell_desktop.ui.kit.places_to_go import ToGroup, ToToday
from workwell_desktop.usecases.access import Access
from workwell_desktop.usecases.open_vault import OpenVault

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
PEOPLE, SESSIONS = 40, 150
OPENINGS, COMMITS, PRINTS = 15, 300, 20

_PLAIN = """
CREATE TABLE marks (session BLOB, person BLOB, code TEXT, at TEXT, late INTEGER, early INTEGER, reason TEXT,
                    comment TEXT, first INTEGER, follow INTEGER, PRIMARY KEY (session, person));
CREATE TABLE audit (seq INTEGER PRIMARY KEY, at TEXT, action TEXT, ids TEXT, hash BLOB);
"""
_UPSERT = (
    "INSERT INTO marks VALUES (?,?,?,?,?,?,?,?,?,?) ON CONFLICT (session, person) "
    "DO UPDATE SET code = excluded.code, at = excluded.at"
)


def measure(folder: Path) -> list[Figure]:
    """Measure all three on one large vault."""
    access = Access(Places(folder), KeyStore.for_this_run())
    opened = access.create(access.begin(), Protection.EASY, "", Facilitator(name="Ruth Adler"))
    group, sessions, people = _fill(opened.vault)
    try:
        marking = _marking(opened.vault, folder, sessions[0], people)
        papers = _papers(opened, sessions[0])
    finally:
        opened.vault.close()
    return [_register(access, group), marking, papers]


def _fill(vault: Vault) -> tuple[GroupId, list[SessionId], list[PersonId]]:
    group = Group(id=GroupId(new_id()), name="Lanterns", facilitators=("Ruth A.",))
    first = NOW - timedelta(weeks=SESSIONS)
    sessions = [_session(group.id, number, first + timedelta(weeks=number)) for number in range(SESSIONS)]
    people = [Person(id=PersonId(new_id()), display_name=f"Person {number}") for number in range(PEOPLE)]
    step = Step(status=MembershipStatus.ACTIVE, on=first.date())
    with vault.work("bench.fill") as work:
        work.groups.save(group)
        for session in sessions:
            work.sessions.save(session)
        for person in people:
            work.people.save(person)
            work.memberships.save(
                Membership(id=MembershipId(new_id()), group_id=group.id, person_id=person.id, steps=(step,))
            )
            for number, session in enumerate(sessions):
                code = Code.APOLOGIES if number % 7 == 3 else Code.PRESENT
                work.marks.put(_mark(session.id, person.id, code))
        work.commit()
    return group.id, [session.id for session in sessions], [person.id for person in people]


def _mark(session: SessionId, person: PersonId, code: Code) -> Mark:
    return Mark(session_id=session, person_id=person, code=code, marked_at=NOW)


def _session(group: GroupId, number: int, start: datetime) -> Session:
    session = Session(
        id=SessionId(new_id()), group_id=group, number=number + 1, starts_at=start, length=timedelta(minutes=90)
    )
    return replace(session, state=SessionState.ENDED, started_at=start, ended_at=session.ends_at)


# ------------------------------------------------------------------------------------------------------ the register


def _register(access: Access, group: GroupId) -> Figure:
    """Go from Today to the register until it has been painted, again and again; the first time builds the page."""
    app = App(access.places, Options(now=lambda: NOW, background=Background(inline=True), store=access.store))
    app.window.resize(1280, 800)
    app.start()
    settle()
    gc.freeze()  # as `app.run` does once everything is loaded
    taken: list[float] = []
    app.window.go(ToGroup(group))
    settle()
    for _ in range(OPENINGS):
        app.window.go(ToToday())
        settle()
        begun = time.perf_counter()
        app.window.go(ToGroup(group, "attendance"))
        until_page_painted(app)
        taken.append((time.perf_counter() - begun) * 1000)
        settle()
    close(app)
    return Figure(f"register of {PEOPLE} × {SESSIONS} opens", middle(taken), "ms", 100)


# ---------------------------------------------------------------------------------------------------------- one mark


def _marking(vault: Vault, folder: Path, session: SessionId, people: list[PersonId]) -> Figure:
    """Write a mark in the vault and the same in plain SQLite, by turns."""
    plain = sqlite3.connect(folder / "plain.db", isolation_level=None)
    plain.executescript(_PLAIN)
    for pragma in ("journal_mode = WAL", "synchronous = FULL"):
        plain.execute(f"PRAGMA {pragma}")
    ours: list[float] = []
    floor: list[float] = []
    for number in range(COMMITS):
        person = people[number % len(people)]
        mark = _mark(session, person, Code.LATE if number // len(people) % 2 else Code.PRESENT)
        ours.append(_timed_mark(vault, mark))
        floor.append(_timed_plain(plain, mark))
    plain.close()
    return Figure("commit of one mark", middle(ours), "ms", 2.0, middle(floor))


def _timed_mark(vault: Vault, mark: Mark) -> float:
    begun = time.perf_counter()
    with vault.work("attendance.mark") as work:
        work.marks.put(mark)
        work.commit()
    return (time.perf_counter() - begun) * 1000


def _timed_plain(plain: sqlite3.Connection, mark: Mark) -> float:
    begun = time.perf_counter()
    at = mark.marked_at.isoformat()
    key = (mark.session_id.bytes, mark.person_id.bytes)
    plain.execute("BEGIN IMMEDIATE")
    plain.execute(_UPSERT, (*key, mark.code.name, at, None, None, "", "", 0, 0))
    ids = f"{mark.session_id} {mark.person_id}"
    last = plain.execute("SELECT hash FROM audit ORDER BY seq DESC LIMIT 1").fetchone()
    link = hashlib.sha256((last[0] if last else b"") + ids.encode()).digest()
    plain.execute("INSERT INTO audit (at, action, ids, hash) VALUES (?,?,?,?)", (at, "attendance.mark", ids, link))
    plain.execute("COMMIT")
    return (time.perf_counter() - begun) * 1000


# ------------------------------------------------------------------------------------------------------- four papers


def _papers(opened: OpenVault, session: SessionId) -> Figure:
    """Draw the four papers of a session as they are printed, over and over."""
    desk = opened.desk(_nobody_listens, lambda: NOW)
    papers: list[Paper] = [desk.papers.fill(PaperAsk(key=kind, session_id=session)) for kind in PaperKind]
    style = PaperStyle()
    pages = sum(_pages(render(paper, style)) for paper in papers)
    taken: list[float] = []
    for _ in range(PRINTS):
        begun = time.perf_counter()
        for paper in papers:
            render(paper, style)
        taken.append(time.perf_counter() - begun)
    return Figure(f"four papers drawn, {pages} pages", pages / middle(taken), "pages/s", 40, at_least=True)


def _pages(pdf: bytes) -> int:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


def _nobody_listens(_changes: object) -> None:
    """Take the news where no window is."""
