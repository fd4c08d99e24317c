"""Every paper of the gallery: it fills in its languages, names nobody it must not, and stands in the right packs."""

from dataclasses import replace

import pytest

from tests.usecases.conftest import EVENING, Office
from tests.usecases.full_circle import NAMES, SECRET, THEME, Circle, full_circle
from workwell_desktop.domain.agenda import Agenda, Handout
from workwell_desktop.domain.attendance import Code
from workwell_desktop.domain.catalogue import Needs, Pack, PaperAsk, PaperEntry
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.group import RecordProfile
from workwell_desktop.domain.ids import ResourceId, new_id
from workwell_desktop.domain.language import Language
from workwell_desktop.domain.letter import LetterPolicy
from workwell_desktop.domain.letterhead import Letterhead
from workwell_desktop.domain.papers import PaperSize, PaperStyle, PrintSize
from workwell_desktop.domain.print_options import PrintOptions
from workwell_desktop.domain.resource_list import Resource
from workwell_desktop.domain.sheet import Sheet
from workwell_desktop.usecases.papers import draw, draw_pack


@pytest.fixture
def circle(office: Office) -> Circle:
    """Return a group at work in every respect, with a full record."""
    return full_circle(office)


def test_every_paper_fills_in_each_of_its_languages(circle: Circle) -> None:
    papers = circle.office.desk.papers
    entries = papers.catalogue(circle.group.id)
    assert len({entry.key for entry in entries}) == len(entries) > 60
    for entry in entries:
        assert entry.title, entry.key
        assert "{" not in entry.title + entry.about, entry.key
        for ask in circle.asks(entry):
            paper = papers.fill(ask)
            assert paper.language is ask.language, ask
        if entry.bilingual:
            first, second = entry.languages[:2]
            both = papers.fill(circle.ask(entry.key, language=first, second=second))
            assert isinstance(both, Sheet)
            assert both.second is not None, entry.key
            assert both.second.language is second


def test_a_paper_fills_with_what_it_needs_and_otherwise_asks_for_it(office: Office) -> None:
    papers = office.desk.papers
    group = office.group(letters=LetterPolicy.CERTIFICATES_AND_LETTERS)
    session = office.session(group)
    office.desk.sessions.save_agenda(session.id, Agenda())
    for entry in papers.catalogue():
        ask = PaperAsk(key=entry.key)
        if entry.needs is not Needs.NOTHING:
            with pytest.raises(Refusal, match="Choose") as asked:
                papers.fill(ask)
            assert asked.value.field in ("group", "session", "incident"), entry.key
        if entry.needs is Needs.SESSION:
            ask = replace(ask, session_id=session.id)
        elif entry.needs is not Needs.NOTHING:
            ask = replace(ask, group_id=group.id)
        if entry.needs is not Needs.INCIDENT:
            assert papers.fill(ask), entry.key
            assert papers.copies(ask) == 1, entry.key
            assert papers.fill(replace(ask, variant="no such way")) == papers.fill(ask), entry.key
    with pytest.raises(Refusal):
        papers.fill(PaperAsk(key="no_such_paper"))
    with pytest.raises(Refusal):
        papers.fill(PaperAsk(key="handout:no-such-page"))


def test_ones_own_texts_stand_in_the_gallery_and_a_draft_that_does_not_read_well_says_so(circle: Circle) -> None:
    desk = circle.office.desk
    own = desk.handouts.duplicate("trust-map", Language.SPANISH)
    guide = desk.guides.duplicate("boundaries", Language.ENGLISH)
    entries = {entry.key: entry for entry in desk.papers.catalogue(circle.group.id)}
    assert entries[f"own:{own.id}"].languages == (Language.SPANISH,)
    for key in (f"own:{own.id}", f"guide:{guide.id}"):
        assert isinstance(desk.papers.fill(circle.ask(key)), Sheet)
    with circle.office.vault.work("test.spoil") as work:
        work.own_texts.save(replace(own, source='title = "Half a page"'))
        work.commit()
    assert "Half a page" in [entry.title for entry in desk.papers.catalogue(circle.group.id)]
    with pytest.raises(Refusal):
        desk.papers.fill(circle.ask(f"own:{own.id}"))


def test_a_group_of_headcounts_has_no_name_on_any_paper(circle: Circle) -> None:
    papers, everything = circle.office.desk.papers, circle.office.desk.papers.catalogue()
    named = [entry.key for entry in everything if not entry.key.startswith("guide:") and _names(circle, entry)]
    assert {"sign_in_sheet", "name_badges", "register", "attendance_card", "certificate", "letter"} <= set(named)
    circle.office.keeps(circle.group, RecordProfile.HEADCOUNT_ONLY)
    assert [entry.key for entry in everything if _names(circle, entry)] == []
    offered = {entry.key: entry for entry in papers.catalogue(circle.group.id)}
    assert not {"certificate", "letter", "attendance_card"} & set(offered)
    assert "names" not in [variant.key for variant in offered["sign_in_sheet"].variants]


def _names(circle: Circle, entry: PaperEntry) -> set[str]:
    """Return the members' names that a paper carries, whichever way it is asked for; none when it is refused."""
    said = ""
    for ask in circle.asks(entry):
        try:
            said += repr(circle.office.desk.papers.fill(ask))
        except Refusal:
            assert entry.key in ("certificate", "letter", "attendance_card")
    return {name for name in NAMES if name in said}


def test_the_groups_own_name_is_on_no_paper_and_the_topic_not_at_the_door(circle: Circle) -> None:
    papers = circle.office.desk.papers
    for entry in papers.catalogue(circle.group.id):
        for ask in circle.asks(entry):
            said = repr(papers.fill(ask))
            assert SECRET not in said, ask
            if entry.key in ("sign_in_sheet", "blank_sign_in", "room_sign", "name_badges", "register"):
                assert THEME not in said, ask


def test_a_pack_holds_its_papers_with_copies_for_those_expected(circle: Circle) -> None:
    desk, session = circle.office.desk, circle.tonight
    first, *rest = desk.sessions.get(session.id)[0].agenda
    given = (Handout("Trust map", None, "trust-map"), Handout("Poster", 1), Handout("Goals", 2, "small-goal"))
    desk.sessions.save_agenda(session.id, Agenda((replace(first, handouts=given), *rest)))
    desk.attendance.mark(session.id, circle.people[2].id, Code.APOLOGIES)
    two_come_and_a_spare = 3
    packs = {pack: {item.ask.key: item.copies for item in desk.papers.pack(pack, session.id)} for pack in Pack}
    before = {
        "sign_in_sheet": 1,
        "participant_agenda": two_come_and_a_spare,
        "run_sheet": 1,
        "handout:trust-map": two_come_and_a_spare,
        "handout:small-goal": 2,
        "agenda_poster": 1,
        "handout:feedback-slip": 2,
        "crisis_card": 1,
        "handout:incident-form": 1,
    }
    assert packs[Pack.BEFORE_SESSION] == before
    assert before.items() <= packs[Pack.FIRST_SESSION].items()
    assert packs[Pack.FIRST_SESSION]["handout:newcomer-welcome"] == two_come_and_a_spare
    assert set(packs[Pack.NEWCOMER]) == {
        "handout:newcomer-welcome", "record_notice", "handout:contact-consent", "crisis_card"
    }  # fmt: skip
    assert packs[Pack.CLOSING]["handout:feedback-slip"] == 2  # three slips, two on a sheet
    assert packs[Pack.CLOSING]["certificate"] == 1
    assert "blank_sign_in" in packs[Pack.OUTAGE]
    circle.office.desk.groups.save(replace(circle.group, letters=LetterPolicy.NOTHING))
    assert "certificate" not in [item.ask.key for item in desk.papers.pack(Pack.CLOSING, session.id)]


def test_every_page_that_a_built_in_plan_gives_out_by_key_can_be_printed(circle: Circle) -> None:
    desk = circle.office.desk
    blocks = [block for template in desk.guide_library.templates() for block in template.blocks]
    blocks += [activity.block for activity in desk.guide_library.activities()]
    named = {handout.sheet for block in blocks for handout in block.handouts if handout.sheet}
    keys = {entry.key.removeprefix("handout:") for entry in desk.papers.catalogue(circle.group.id)}
    assert len(named) > 5
    assert named <= keys


def test_a_pack_comes_in_the_languages_the_group_last_had_and_as_one_file(circle: Circle) -> None:
    papers = circle.office.desk.papers
    assert papers.options(circle.group.id) == PrintOptions(group_id=circle.group.id)
    chosen = PrintOptions(
        group_id=circle.group.id, size=PaperSize.LETTER, print=PrintSize.CLEAR, language=Language.SPANISH
    )
    papers.keep_options(chosen)
    assert papers.options(circle.group.id) == chosen
    items = papers.pack(Pack.NEWCOMER, circle.tonight.id)
    assert {item.ask.language for item in items if item.ask.key in ("record_notice", "crisis_card")} == {"es"}
    drawn = draw_pack([(papers.fill(item.ask), item.copies) for item in items], chosen.style)
    assert drawn.startswith(b"%PDF")
    assert len(drawn) > len(draw(papers.fill(items[0].ask), chosen.style))


def test_papers_that_go_out_stand_under_the_letterhead(circle: Circle) -> None:
    desk = circle.office.desk
    head = desk.letterhead.save(Letterhead(name="Riverside Clinic", contact="14 Elm Street"))
    under = {}
    for key in ("record_notice", "session_report", "certificate", "crisis_sheet", "crisis_steps", "incident_report"):
        paper = desk.papers.fill(circle.ask(key))
        assert isinstance(paper, Sheet)
        under[key] = paper.letterhead == head
    assert [key for key, has in under.items() if has] == ["record_notice", "session_report", "certificate"]


def test_the_agreement_on_paper_is_the_one_that_holds(circle: Circle) -> None:
    desk = circle.office.desk

    def printed() -> str:
        return repr([desk.papers.fill(circle.ask(key)) for key in ("group_agreement", "group_agreement_poster")])

    assert "Lines we choose" in printed()
    draft = desk.agreements.save(replace(desk.agreements.draft(circle.group.id), clauses=("We begin on time.",)))
    assert "Draft of version 1" in printed()
    desk.agreements.adopt(draft.id, EVENING.date(), "everyone present")
    later = replace(desk.agreements.draft(circle.group.id), clauses=("We bring cake.",))
    desk.agreements.save(later)
    assert "We begin on time." in printed()
    assert "agreed on 23 November 2026 by everyone present" in printed()
    assert "cake" not in printed()


def test_services_stand_by_need_and_say_when_nobody_looked_lately(circle: Circle) -> None:
    desk = circle.office.desk
    for need, name, checked in (("Housing", "Roof", EVENING.date()), ("Debt", "Ledger", None)):
        service = Resource(id=ResourceId(new_id()), need=need, name=name, reach="555 02", checked_on=checked)
        desk.resource_list.save(service)
    sheet = desk.papers.fill(circle.ask("resource_list"))
    assert isinstance(sheet, Sheet)
    said = [repr(piece) for piece in sheet.pieces]
    assert [("Debt" in said[0]), ("Ledger" in said[1]), ("Housing" in said[2]), ("Roof" in said[3])] == [True] * 4
    assert "Not checked lately" in said[1]
    assert "Checked on 23 November 2026" in said[3]
    gone = desk.resource_list.remove(desk.resource_list.all()[0].id)
    desk.resource_list.save(gone)
    assert len(desk.resource_list.all()) == 2


def test_the_check_says_in_words_what_is_hard_to_read_or_copy(circle: Circle) -> None:
    papers = circle.office.desk.papers
    for key in ("record_notice", "handout:newcomer-welcome", "crisis_sheet", "session_report"):
        assert papers.check(papers.fill(circle.ask(key)), PaperStyle()) == (), key
    heavy = "Institutional accountability necessitates comprehensive, interdisciplinary organisational documentation"
    text = replace(
        circle.office.desk.agreements.draft(circle.group.id),
        clauses=(
            " and ".join([heavy] * 4) + ".",
            "NOBODY EVER SHOUTS IN THIS ROOM",
            "Welcome 李",
        ),
    )
    circle.office.desk.agreements.save(text)
    found = papers.check(papers.fill(circle.ask("group_agreement")), PaperStyle(colour=True))
    for part in ("year-olds", "One sentence has", "capitals", "photocopier"):
        assert [part for sentence in found if part in sentence] == [part], found


def test_whole_lines_from_right_to_left_are_refused_and_a_name_is_not(circle: Circle) -> None:
    agreements, papers = circle.office.desk.agreements, circle.office.desk.papers
    draft = agreements.save(replace(agreements.draft(circle.group.id), clauses=("שרה listens.",)))
    assert "שרה" in repr(papers.fill(circle.ask("group_agreement")))
    agreements.save(replace(draft, clauses=("\u05e9\u05dc\u05d5\u05dd " * 20,)))
    with pytest.raises(Refusal, match="wrong order"):
        papers.fill(circle.ask("group_agreement"))
