"""Guides and handouts at the desk: found, read in a language, used in a plan, copied, brought in, given on."""

import io
import os
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.usecases.conftest import Office
from workwell_desktop.domain.agenda import Agenda
from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.group import GroupKind
from workwell_desktop.domain.guide import Guide, GuideKind
from workwell_desktop.domain.ids import OwnTextId, new_id
from workwell_desktop.domain.language import Language
from workwell_desktop.domain.own_text import LONGEST_SOURCE, OwnKind
from workwell_desktop.domain.session import SessionState
from workwell_desktop.domain.text import plain_letters
from workwell_desktop.guides.errors import NotAGuide
from workwell_desktop.usecases import guides as found_by
from workwell_desktop.usecases.imported import LARGEST_ARCHIVE, LARGEST_FILE, MOST_FILES

ENGLISH, SPANISH, FRENCH = Language.ENGLISH, Language.SPANISH, Language.FRENCH

GUIDE = """\
+++
key = "lanterns"
title = "{title}"
kind = "session"
minutes = 15
+++
# Purpose
{purpose}
# Parts
## 5 min, opening: Arrive
### Hand out
- trust-map
- A page of mine
## 10 min, close: Leave
### Say
Goodbye.
"""
HANDOUT = '+++\nkey = "slip"\ntitle = "Slip"\nkind = "form"\n+++\nName: {name}\n'


def written(title: str = "Lanterns", purpose: str = "Walk home together.") -> str:
    return GUIDE.format(title=title, purpose=purpose)


def zipped(files: dict[str, bytes], folder: Path, name: str = "many.zip") -> Path:
    path = folder / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for called, content in files.items():
            archive.writestr(called, content)
    return path


def file(folder: Path, name: str, content: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


# ---------------------------------------------------------------------------------------------------- those built in


def kept_guide(office: Office, source: str) -> Guide:
    """Keep a guide of one's own and return it as it is read."""
    own = office.desk.guides.keep_writing(None, OwnKind.GUIDE, source)
    return office.desk.guides.get(str(own.id), ENGLISH)


def test_the_shelf_has_sessions_then_skills_then_ones_own(office: Office) -> None:
    guides = office.desk.guides
    own = guides.keep_writing(None, OwnKind.GUIDE, written())
    guides.shelf_to_read()()
    heads = guides.heads(ENGLISH)
    kinds = [head.kind for head in heads[:-1]]
    assert kinds == sorted(kinds, key=list(GuideKind).index)
    assert (kinds.count(GuideKind.SESSION) >= 16, kinds.count(GuideKind.SKILL) >= 8) == (True, True)
    assert (heads[-1].own, heads[-1].title) == (own.id, "Lanterns")
    assert office.heard == [Changes.LIBRARY]


def test_a_guide_is_read_in_its_language_and_in_english_where_there_is_none(office: Office) -> None:
    guides = office.desk.guides
    assert SPANISH in guides.languages("empathy")
    assert guides.get("empathy", SPANISH).head.language is SPANISH
    assert guides.get("empathy", FRENCH).head.language is ENGLISH
    with pytest.raises(Refusal, match="no longer here"):
        guides.get("../empathy", ENGLISH)


def test_a_translation_is_stale_once_the_english_guide_is_newer(office: Office) -> None:
    guides = office.desk.guides
    head = guides.get("empathy", SPANISH).head
    english = guides.get("empathy", ENGLISH).head
    assert not guides.stale(replace(head, translates=english.version))
    assert guides.stale(replace(head, translates=english.version - 1))
    assert not guides.stale(english)
    assert not guides.stale(replace(head, translates=0, own=OwnTextId(new_id())))


def test_handouts_of_a_part_carry_their_titles_and_a_page_from_elsewhere_its_own(office: Office) -> None:
    guide = kept_guide(office, written().replace("minutes = 15", 'minutes = 15\nlanguage = "es"'))
    known, other = guide.blocks[0].handouts
    assert (known.title, known.sheet) == (office.desk.handouts.get("trust-map", SPANISH).title, "trust-map")
    assert (other.title, other.sheet) == ("A page of mine", "")


# -------------------------------------------------------------------------------------------------------------- find

KNOWN = st.builds(found_by._Words, *[st.text("ab ", max_size=6)] * 3)


@given(st.lists(KNOWN, max_size=6), st.text("ab ", max_size=4))
def test_ranks_are_those_of_the_plain_rule(known: list[found_by._Words], typed: str) -> None:
    sought = typed.split()
    for words in known:
        rank = found_by._rank(words, sought)
        inside = [[word in text for text in (words.title, words.about, words.body)] for word in sought]
        assert (rank == found_by._NOT_FOUND) == any(not any(places) for places in inside)
        assert (rank == 0) == all(places[0] for places in inside)
        assert (rank <= 1) == all(places[0] or places[1] for places in inside)


def test_words_in_the_title_come_before_words_in_the_text(office: Office) -> None:
    guides = office.desk.guides
    guides.keep_writing(None, OwnKind.GUIDE, written("Quiet evening", "We spoke of Zebrañas."))
    guides.keep_writing(None, OwnKind.GUIDE, written("Zebranas at night"))
    found = guides.find("ZEBRAN", ENGLISH)
    assert [head.title for head in found] == ["Zebranas at night", "Quiet evening"]
    assert [head.title for head in guides.find("quiet zebran", ENGLISH)] == ["Quiet evening"]
    assert guides.find("zebran", ENGLISH, GuideKind.SKILL) == ()
    assert guides.find("zebran", ENGLISH, longest=14) == ()
    assert guides.find("zebran if short", ENGLISH) == (), "a word that every guide file holds finds none"


def test_everything_that_is_found_holds_the_words_and_suits(office: Office) -> None:
    guides = office.desk.guides
    for words in ("trust", "listen home", "work"):
        found = guides.find(words, ENGLISH, longest=90, group_kind=GroupKind.WORKPLACE)
        assert found
        for head in found:
            text = plain_letters(f"{head.title} {head.theme} {head.summary} {guides.source(head.key, ENGLISH)}")
            assert all(word in text for word in words.split())
            assert head.minutes <= 90
            assert not head.groups or GroupKind.WORKPLACE in head.groups


# --------------------------------------------------------------------------------------------------------------- use


def test_a_guide_goes_into_a_plan_in_one_step_that_can_be_taken_back(office: Office) -> None:
    session = office.session(office.group())
    before = session.agenda
    guide = kept_guide(office, written())
    office.heard.clear()
    used = office.desk.guides.use_in(session.id, guide)
    assert office.heard == [Changes.SESSIONS]
    kept = office.desk.sessions.get(session.id)[0].agenda
    assert (used.before, used.after) == (before, kept)
    assert [block.title for block in kept] == [*(block.title for block in before), "Arrive", "Leave"]
    assert kept.blocks[-2].handouts == guide.blocks[0].handouts
    again = office.desk.guides.use_in(session.id, guide, 0).after
    assert [block.title for block in again][:2] == ["Arrive", "Leave"]
    assert len({block.id for block in again}) == len(again), "no part has the identity of another"
    office.desk.sessions.save_agenda(session.id, used.before)
    assert office.desk.sessions.get(session.id)[0].agenda == before


def test_an_empty_plan_is_filled_and_one_part_goes_where_it_is_wanted(office: Office) -> None:
    session = office.session(office.group())
    office.desk.sessions.save_agenda(session.id, Agenda())
    guide = kept_guide(office, written())
    assert office.desk.guides.use_in(session.id, guide).after.minutes == 15
    after = office.desk.guides.add_part(session.id, guide.blocks[1], 1).after
    assert [block.title for block in after] == ["Arrive", "Leave", "Leave"]


def test_a_locked_session_keeps_its_plan(office: Office) -> None:
    session = office.session(office.group())
    with office.vault.work("test.lock") as work:
        work.sessions.save(replace(session, state=SessionState.LOCKED))
        work.commit()
    guide = kept_guide(office, written())
    with pytest.raises(Refusal, match="locked"):
        office.desk.guides.use_in(session.id, guide)
    with pytest.raises(Refusal, match="locked"):
        office.desk.guides.add_part(session.id, guide.blocks[0])
    assert office.desk.sessions.get(session.id)[0].agenda == session.agenda


# --------------------------------------------------------------------------------------------------------------- own


@pytest.mark.parametrize("noun", ["guides", "handouts"])
def test_a_copy_is_ones_own_and_can_be_written_on_removed_and_put_back(office: Office, noun: str) -> None:
    shelf = office.desk.guides if noun == "guides" else office.desk.handouts
    key = "empathy" if noun == "guides" else "trust-map"
    copy = shelf.duplicate(key, SPANISH)
    read = shelf.get(str(copy.id), ENGLISH)
    head = read.head if isinstance(read, Guide) else read
    assert (copy.based_on, head.key, head.language, head.translates) == (key, str(copy.id), SPANISH, None)
    assert shelf.languages(str(copy.id)) == (SPANISH,)
    changed = shelf.keep_writing(copy.id, copy.kind, copy.source.replace("\n+++\n", "\n+++\n\nHola\n", 1), key)
    assert shelf.own_of(copy.kind) == (changed,)
    removed = shelf.remove_own(copy.id)
    assert shelf.own_of(copy.kind) == ()
    shelf.put_own(removed)
    assert shelf.own_text(copy.id) == changed


def test_a_draft_is_kept_letter_by_letter_and_listed_though_it_does_not_read_well(office: Office) -> None:
    guides, broken = office.desk.guides, written().replace("### Say", "### Sya")
    own = guides.keep_writing(None, OwnKind.GUIDE, broken)
    (head,) = [head for head in guides.heads(ENGLISH) if head.own]
    assert (head.title, head.own, guides.own_text(own.id).source) == ("Lanterns", own.id, broken)
    with pytest.raises(NotAGuide, match=r"line 15: there is no part called “Sya”\. Did you mean “Say”"):
        guides.get(str(own.id), ENGLISH)
    guides.keep_writing(own.id, OwnKind.GUIDE, written("Lanterns lit"))
    assert [head.title for head in guides.find("lanterns lit", ENGLISH)] == ["Lanterns lit"]
    draft = office.desk.handouts.keep_writing(None, OwnKind.HANDOUT, "")
    assert [own_id for own_id, _ in office.desk.handouts.own()] == [draft.id]
    with pytest.raises(Refusal, match="longer than"):
        guides.keep_writing(own.id, OwnKind.GUIDE, "x" * (LONGEST_SOURCE + 1))


# ------------------------------------------------------------------------------------------------------ in and out


def test_what_is_given_on_comes_in_again_at_another_desk(office: Office, tmp_path: Path) -> None:
    guides = office.desk.guides
    own = guides.keep_writing(None, OwnKind.GUIDE, written())
    keys = ("empathy", str(own.id), "first-session")
    packed = guides.export(keys)
    assert packed == guides.export(keys), "the same guides give the same bytes"
    assert guides.export(("empathy",)).decode() == guides.source("empathy", ENGLISH)
    guides.remove_own(own.id)
    office.heard.clear()
    came = guides.read_files([file(tmp_path, "all.zip", packed), file(tmp_path, "slip.md", "\ufeff" + HANDOUT)])
    assert (came.refused, office.heard) == ((), [Changes.LIBRARY])
    assert [each.kind for each in came.kept] == [OwnKind.GUIDE] * 3 + [OwnKind.HANDOUT]
    assert {each.source for each in came.kept} >= {own.source, HANDOUT}
    again = guides.read_files([file(tmp_path, "twice.md", written()), file(tmp_path, "new.md", written("New"))])
    assert ([each.source for each in again.kept], again.refused) == (
        [written("New")],
        ("twice.md: this is here already.",),
    )


def test_what_is_no_guide_is_refused_by_name_and_the_good_ones_are_kept(office: Office, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    bad = [
        (file(tmp_path, "binary.md", bytes(range(256))), "binary.md: this is not a text file in UTF-8."),
        (file(tmp_path, "big.md", b"x" * (LARGEST_FILE + 1)), "big.md: this is larger than 1 MB"),
        (file(tmp_path, "long.md", b"x" * (LONGEST_SOURCE + 1)), "long.md: it has 200,001 characters"),
        (file(tmp_path, "page.md", written(purpose="<script>")), "page.md, line 8: HTML"),
        (file(tmp_path, "nought.md", written(purpose="\0")), "nought.md, line 8: there is a character"),
        (file(tmp_path, "odd\nname.md", "x"), "odd name.md, line 1: a file begins with"),
        (file(tmp_path, "torn.zip", b"PK\x03\x04" + b"x" * 99), "torn.zip: this archive is damaged"),
        (tmp_path / "gone.md", "gone.md: this is not a file"),
        (tmp_path, f"{tmp_path.name}: this is not a file"),
        (tmp_path / "pipe.md", "pipe.md: this is not a file"),
    ]
    came = office.desk.guides.read_files([*(path for path, _ in bad), file(tmp_path, "good.md", written())])
    assert [each.source for each in came.kept] == [written()]
    assert len(came.refused) == len(bad)
    for _, begins in bad:
        assert any(sentence.startswith(begins) for sentence in came.refused), begins


def test_an_archive_is_read_within_its_limits_and_never_unpacked_to_the_disk(office: Office, tmp_path: Path) -> None:
    inner = io.BytesIO()
    zipfile.ZipFile(inner, "w").close()
    path = zipped(
        {
            "good.md": written().encode(),
            "../slip.md": HANDOUT.encode(),
            "/etc/slip.md": HANDOUT.encode(),
            "C:\\slip.md": HANDOUT.encode(),
            "inner.zip": inner.getvalue(),
            "run.exe": b"MZ",
            "__MACOSX/._good.md": b"\0",
            "bomb.md": b"\0" * (LARGEST_FILE * 4),
        },
        tmp_path,
    )
    assert path.stat().st_size < 20_000
    before = {each.name for each in tmp_path.rglob("*")}
    came = office.desk.guides.read_files([path])
    assert [each.source for each in came.kept] == [written()]
    assert [sentence.rpartition(": ")[2][:24] for sentence in came.refused] == [
        "its name leads out of th",
        "its name leads out of th",
        "its name leads out of th",
        "an archive in an archive",
        "only .md files are read ",
        "it is too large unpacked",
    ]
    assert all(sentence.startswith("many.zip, ") for sentence in came.refused)
    assert {each.name for each in tmp_path.rglob("*")} == before


def test_an_archive_packed_in_an_unusual_way_is_refused_damaged_or_not(office: Office, tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("good.md", written() * 9)
    torn = bytearray(packed.getvalue())
    torn[60:90] = bytes(30)
    for content in (packed.getvalue(), bytes(torn)):
        came = office.desk.guides.read_files([file(tmp_path, "odd.zip", content)])
        assert came.kept == ()
        assert came.refused[0].startswith("odd.zip, good.md: it is packed in an unusual way.")


def test_what_a_file_is_stands_anywhere_in_its_head_and_nowhere_else(office: Office, tmp_path: Path) -> None:
    care = "".join(f'"{"Go slowly. " * 30}",\n' for _ in range(10))
    late = written().replace(
        'kind = "session"\nminutes = 15\n', f'safety = [\n{care}]\nkind = "session"\nminutes = 15\n'
    )
    slip = HANDOUT + "\nminutes = as long as it takes\n"
    came = office.desk.guides.read_files([file(tmp_path, "late.md", late), file(tmp_path, "slip.md", slip)])
    assert [(each.kind, each.source) for each in came.kept] == [(OwnKind.GUIDE, late), (OwnKind.HANDOUT, slip)]


def test_an_archive_of_too_many_files_or_too_much_text_is_refused(office: Office, tmp_path: Path) -> None:
    many = zipped({f"{number}.md": b"" for number in range(MOST_FILES + 1)}, tmp_path, "many.zip")
    fat = zipped({f"{number}.md": b"\n" * (LARGEST_FILE - 1) for number in range(6)}, tmp_path, "fat.zip")
    lies = bytearray(zipped({"a.md": b"\n" * 5000}, tmp_path, "lies.zip").read_bytes())
    place = lies.index(b"PK\x01\x02") + 24
    lies[place : place + 4] = (10).to_bytes(4, "little")
    came = office.desk.guides.read_files([many, fat, file(tmp_path, "lies.zip", bytes(lies))])
    assert came.kept == ()
    assert came.refused[0] == f"many.zip: there are more than {MOST_FILES} files in it, so it was not read."
    assert "too large unpacked" in came.refused[1]
    assert LARGEST_ARCHIVE < 6 * (LARGEST_FILE - 1)
    assert came.refused[2] == "lies.zip: this archive is damaged or cannot be opened."
