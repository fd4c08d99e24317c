"""Everything that can be printed: the gallery, filling one paper or a pack, copies, and how it was printed last.

Reading the vault is quick and happens on the screen's thread; `draw` is a pure function of its values and may run
anywhere. Names appear only where the group's record profile allows them. What each paper says stands in `filling`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from workwell_desktop.domain.catalogue import Pack, PackItem, PaperAsk, PaperEntry
from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.handout_text import Audience, Copies
from workwell_desktop.domain.ids import GroupId, SessionId
from workwell_desktop.domain.language import Language
from workwell_desktop.domain.letterhead import Letterhead
from workwell_desktop.domain.membership import MembershipStatus
from workwell_desktop.domain.papers import Paper, PaperStyle
from workwell_desktop.domain.print_options import PrintOptions
from workwell_desktop.domain.sheet import CardSheet, Manner, Sheet
from workwell_desktop.storage.work import UnitOfWork
from workwell_desktop.usecases.filling import (
    attendance_papers,
    booklets,
    checklist,
    crisis_papers,
    cue_cards,
    group_papers,
    letter_papers,
    report,
    session_papers,
    sign_in,
)
from workwell_desktop.usecases.filling.order import Filler, Order, came_last, coming
from workwell_desktop.usecases.filling.places import values_of
from workwell_desktop.usecases.filling.written import GUIDE, HANDOUT, OWN, Written
from workwell_desktop.usecases.packs import Wanted, wanted
from workwell_desktop.usecases.paper_check import check_paper
from workwell_desktop.usecases.work import Means

_FAMILIES = (
    sign_in.FILLERS,
    session_papers.FILLERS,
    cue_cards.FILLERS,
    booklets.FILLERS,
    group_papers.FILLERS,
    crisis_papers.FILLERS,
    attendance_papers.FILLERS,
    report.FILLERS,
    letter_papers.FILLERS,
    checklist.FILLERS,
)
TURNED = (
    "Whole lines in Hebrew or Arabic letters would come out in the wrong order, so WorkWell does not print them yet. "
    "Please print this one from a word processor."
)

_FILLERS: dict[str, Filler] = {str(filler.entry.key): filler for family in _FAMILIES for filler in family}


@dataclass(frozen=True)
class Papers:
    """What a facilitator can print."""

    means: Means

    @cached_property
    def _written(self) -> Written:
        return Written(self.means)

    def catalogue(self, group_id: GroupId | None = None) -> tuple[PaperEntry, ...]:
        """Return every paper there is, or every one that a group's settings allow."""
        with self.means.open_work("papers.read") as work:
            group = work.groups.get(group_id) if group_id else None
            computed = [
                replace(filler.entry, variants=filler.variants_for(work, group))
                for filler in _FILLERS.values()
                if group is None or filler.offered(group)
            ]
        return (*computed, *self._written.entries(group))

    def fill(self, ask: PaperAsk) -> Paper:
        """Return what a paper says, in the language asked for where it comes in that, else in its first.

        Raises `Refusal` when what it is about was not named or is gone, the group does not give it out, or its text
        runs from right to left, which no paper here can set.
        """
        from workwell_desktop.documents.right_to_left import whole_text

        paper = self._in_languages(ask)
        if whole_text(paper):
            raise Refusal(TURNED, "paper")
        return paper

    def _in_languages(self, ask: PaperAsk) -> Paper:
        entry = self._entry(ask.key)
        language = ask.language if ask.language in entry.languages else entry.languages[0]
        paper = self._filled(replace(ask, language=language), entry)
        both = entry.bilingual and ask.second in entry.languages and ask.second is not language
        if both and ask.second is not None and isinstance(paper, Sheet):
            other = self._filled(replace(ask, language=ask.second), entry)
            return replace(paper, second=other) if isinstance(other, Sheet) else paper
        return paper

    def copies(self, ask: PaperAsk) -> int:
        """Return how many sheets make sense: one, or one for everyone who is thought to come and a spare.

        Cards that are all the same are cut from fewer sheets.
        """
        if self._entry(ask.key).copies is Copies.ONE:
            return 1
        with self.means.open_work("papers.read") as work:
            people = _expected(work, ask)
        paper = self.fill(ask)
        on_a_sheet = paper.per_page if isinstance(paper, CardSheet) and len(paper.cards) == 1 else 1
        return max(1, -(-(people + 1) // on_a_sheet)) if people else 1

    def pack(self, pack: Pack, session_id: SessionId) -> tuple[PackItem, ...]:
        """Return the papers of a pack with their copies, in the languages the group's papers last had."""
        with self.means.open_work("papers.read") as work:
            session = work.sessions.get(session_id)
            papers = wanted(work, pack, session)
        entries = {entry.key: entry for entry in self.catalogue(session.group_id)}
        options = self.options(session.group_id)
        found = ((each, _known(each.key, entries)) for each in papers)
        return tuple(self._item(each, entry, session_id, options) for each, entry in found if entry is not None)

    def options(self, group_id: GroupId, usual: PrintOptions | None = None) -> PrintOptions:
        """Return how a group's papers were last printed; the `usual` way when none were."""
        with self.means.open_work("papers.read") as work:
            return work.print_options.get(group_id) or usual or PrintOptions(group_id=group_id)

    def keep_options(self, options: PrintOptions) -> None:
        """Keep how a group's papers are printed, so that the next ones come out the same."""
        with self.means.open_work("papers.options") as work:
            work.print_options.save(options)
            work.commit()
        self.means.announce(Changes.PAPERS)

    def mark_printed(self, session_id: SessionId) -> None:
        """Keep that papers of a session were printed or saved just now. Raises `Refusal` when it is gone."""
        with self.means.open_work("papers.printed") as work:
            session = work.sessions.get(session_id)
            work.sessions.save(replace(session, printed_at=self.means.now()))
            work.commit()
        self.means.announce(Changes.SESSIONS)

    def check(self, paper: Paper, style: PaperStyle) -> tuple[str, ...]:
        """Return what makes a paper hard to read or to photocopy, in sentences; nothing when all is well.

        May run on any thread.
        """
        from workwell_desktop.documents.render import unprintable

        return check_paper(paper, style, unprintable)

    # --------------------------------------------------------------------------------------------------- one paper

    def _entry(self, key: str) -> PaperEntry:
        filler = _FILLERS.get(key)
        if filler is not None:
            return filler.entry
        if not key.startswith((HANDOUT, OWN, GUIDE)):
            raise Refusal("That paper is no longer here. Choose another one.", "paper")
        return self._written.entry(key)

    def _filled(self, ask: PaperAsk, entry: PaperEntry) -> Paper:
        """Return the paper in one language, under the letterhead when it goes out to people."""
        if ask.key.startswith(GUIDE):
            return self._written.booklet(ask.key, ask.language)
        filler = _FILLERS.get(ask.key)
        text_key = filler.handout if filler else ask.key
        written = self._written.handout(text_key, ask.language) if text_key else None
        with self.means.open_work("papers.read") as work:
            order = Order(work, ask, self.means.now(), written)
            paper = _computed(order, filler) if filler else order.handout.paper(values_of(order))
            letterhead = work.letterhead.get()
        goes_out = entry.audience in (Audience.PARTICIPANTS, Audience.ORGANISATION)
        if isinstance(paper, Sheet) and paper.manner is Manner.SHEET and goes_out and letterhead != Letterhead():
            return replace(paper, letterhead=letterhead)
        return paper

    def _item(self, each: Wanted, entry: PaperEntry, session_id: SessionId, options: PrintOptions) -> PackItem:
        both = entry.bilingual and options.second in entry.languages
        ask = PaperAsk(
            key=entry.key,
            session_id=session_id,
            person_id=each.person_id,
            language=options.language if options.language in entry.languages else entry.languages[0],
            second=options.second if both else None,
        )
        return PackItem(ask, entry.title, each.copies or self.copies(ask))


def read_ahead() -> None:
    """Read what the gallery needs of the files that come along, so that it opens at once. May run on any thread."""
    from workwell_desktop.usecases.guides import built_in_known
    from workwell_desktop.usecases.handout_library import built_in_handouts

    shelf = built_in_handouts()
    for key in shelf.keys:
        shelf.get(key, Language.ENGLISH)
    built_in_known(Language.ENGLISH)


def draw(paper: Paper, style: PaperStyle) -> bytes:
    """Return a paper as PDF bytes; the same values give the same bytes. May run on any thread."""
    from workwell_desktop.documents.render import render

    return render(paper, style)


def draw_pack(papers: Sequence[tuple[Paper, int]], style: PaperStyle) -> bytes:
    """Return several papers as one PDF, each once, with an outline. How many copies of each is for the printer.

    May run on any thread.
    """
    from workwell_desktop.documents.render import render_pack

    return render_pack([paper for paper, _ in papers], style)


def _computed(order: Order, filler: Filler) -> Paper:
    """Fill a computed paper, in the usual way when the variant is unknown.

    Raises `Refusal` when the group's settings do not have the paper.
    """
    if order.maybe_group is not None and not filler.offered(order.maybe_group):
        raise Refusal("This group does not give that out. You can change it in the group's details.", "paper")
    known = filler.variants_for(order.work, order.maybe_group)
    if order.ask.variant not in {variant.key for variant in known}:
        order = replace(order, ask=replace(order.ask, variant=""))
    return filler.fill(order)


def _expected(work: UnitOfWork, ask: PaperAsk) -> int:
    """Return how many are thought to come to a session, or to a group; nobody without either."""
    if ask.session_id is not None:
        return coming(work, work.sessions.get(ask.session_id))
    if ask.group_id is None:
        return 0
    names = work.groups.get(ask.group_id).profile.rules.names
    members = sum(names and m.status is MembershipStatus.ACTIVE for m in work.memberships.of_group(ask.group_id))
    return members or came_last(work, ask.group_id)


def _known(key: str, entries: dict[str, PaperEntry]) -> PaperEntry | None:
    """Return the paper of a key; plans name handouts without the beginning of their keys."""
    return next((entries[each] for each in (key, HANDOUT + key, OWN + key) if each in entries), None)
