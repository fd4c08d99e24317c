"""How guides are put into words and pieces: rows, parts, text that is never taken for markup, snippets."""

from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from workwell_desktop.domain.agenda import Block, Category
from workwell_desktop.domain.guide import Guide, GuideHead, GuideKind
from workwell_desktop.domain.guide_library import Card
from workwell_desktop.domain.ids import BlockId, OwnTextId, new_id
from workwell_desktop.domain.language import Language
from workwell_desktop.domain.own_text import OwnKind
from workwell_desktop.domain.sheet import Bullets, Paragraph, Run, rich
from workwell_desktop.guides.guide_file import read_guide
from workwell_desktop.guides.handout_file import read_handout
from workwell_desktop.ui.guides.model import count_words, file_name, imported_words, rows_of
from workwell_desktop.ui.guides.reading_model import guide_shown, part_shown
from workwell_desktop.ui.guides.reading_text import ReadingText
from workwell_desktop.ui.guides.rows_model import RowsModel
from workwell_desktop.ui.guides.shown import Kind, Narrowing
from workwell_desktop.ui.guides.source_edit import SourceEdit
from workwell_desktop.ui.guides.starter import snippets, starter


def head(key: str, kind: GuideKind = GuideKind.SESSION, own: OwnTextId | None = None) -> GuideHead:
    return GuideHead(
        key=key,
        title=key.title(),
        kind=kind,
        summary="In one line.",
        theme="trust",
        for_whom="Anyone.",
        minutes=60,
        safety=("Take care.",),
        materials=("Pens",),
        own=own,
    )


CARD = Card(key="tears", title="Someone is in tears", do=("Wait.",), say="Take your time.", signs="Crying.")


def test_pills_narrow_to_kinds_and_to_ones_own() -> None:
    own = OwnTextId(new_id())
    heads = (head("talk"), head("habit", GuideKind.SKILL), head("mine", own=own))

    def keys(*kinds: Kind, words: str = "") -> list[str]:
        return [row.key for row in rows_of(heads, (CARD,), Narrowing(words=words, kinds=frozenset(kinds)))]

    assert keys() == ["talk", "habit", str(own), "card:tears"]
    assert keys(Kind.SKILL) == ["habit"]
    assert keys(Kind.CARD, words="tears") == ["card:tears"]
    assert keys(Kind.OWN) == [str(own)]
    assert keys(Kind.OWN, Kind.SKILL) == []
    assert keys(words="zebra")[-1] != "card:tears"
    assert not rows_of((), (CARD,), Narrowing(longest=45)), "a card has no length to be asked for"


def test_rows_keep_the_promises_of_qt(qtbot: QtBot) -> None:
    model = RowsModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_rows(rows_of((head("talk", own=OwnTextId(new_id())),), (CARD,), Narrowing()))
    assert model.row_of("card:tears") == 1
    assert model.rows[0].spoken == "Talk, Session, your own, 60 min, In one line."


def test_a_guide_is_read_in_chapters_and_says_when_its_translation_is_behind() -> None:
    block = Block(id=BlockId(new_id()), title="Round", category=Category.CHECK_IN, minutes=10, steps="- Wait\n- Ask")
    guide = Guide(head=head("talk"), purpose=(Paragraph(rich("Why.")),), blocks=(block,), debrief=("Who?",))
    shown = guide_shown(guide, (Language.ENGLISH, Language.SPANISH), stale=True)
    assert shown.kicker == "Session guide · version 1 · English"
    assert [chapter.title for chapter in shown.chapters] == [
        "What this session is for",
        "Before you begin",
        "What may need care",
        "How it runs",
        "Afterwards",
    ]
    assert shown.stale == "The English guide is newer"
    assert shown.usable
    assert not guide_shown(Guide(head=head("talk"), purpose=()), (), stale=False).usable
    part = part_shown(block)
    assert (part.minutes, part.line) == ("10 min", "Wait")
    assert part.details == (("Do", (Bullets((rich("Wait"), rich("Ask"))),)),)


def test_what_stands_in_a_guide_is_never_taken_for_markup(qtbot: QtBot) -> None:
    words = '<img src="file:///etc/passwd"> & <b>bold</b>'
    text = ReadingText("Purpose", (Paragraph((Run(words), Run(" strong", strong=True))),))
    qtbot.addWidget(text)
    assert "<img" not in text.text()
    assert "&lt;img" in text.text()
    assert "<b> strong</b>" in text.text()
    assert text.accessibleName() == f"Purpose: {words} strong"


def test_counts_and_names_are_plain() -> None:
    assert count_words(41, 6) == "41 guides · 6 of your own"
    assert count_words(1, 0) == "1 guide"
    assert imported_words(0, 1) == "Nothing was added. 1 was left out, and why:"
    assert imported_words(2, 0) == "2 were added."
    assert file_name("Été: ruhig & gut?") == "ete-ruhig-gut.md"
    assert file_name("…") == "guide.md"


def test_a_piece_goes_beneath_the_line_and_waits_to_be_typed_over(qtbot: QtBot) -> None:
    for kind in OwnKind:
        for snippet in snippets(kind):
            edit = SourceEdit("Text")
            qtbot.addWidget(edit)
            edit.show_text(starter(kind))
            before = edit.toPlainText()
            edit.go_to_line(len(before.splitlines()) - 2)
            edit.put_in(snippet.text)
            chosen = edit.textCursor().selectedText()
            assert chosen == snippet.text.split("«")[1].split("»")[0]
            assert "«" not in edit.toPlainText()
            edit.undo()
            assert edit.toPlainText() == before, "one step takes it back"


def test_what_a_new_one_begins_with_reads_well_and_so_does_every_piece_put_in() -> None:
    assert read_guide(starter(OwnKind.GUIDE), "new").head.minutes == 30
    assert read_handout(starter(OwnKind.HANDOUT), "new").pieces
    for snippet in snippets(OwnKind.HANDOUT):
        text = snippet.text.replace("«", "").replace("»", "")
        assert read_handout(f"{starter(OwnKind.HANDOUT)}{text}", snippet.caption).pieces
    whole = starter(OwnKind.GUIDE)
    head, _parts, rest = whole.partition("## 20 min")
    for snippet in snippets(OwnKind.GUIDE)[1:]:
        text = snippet.text.replace("«", "").replace("»", "")
        part = f"## 20 min, discussion: Heart\n{text}\n"
        made = read_guide(f"{head}{part}{rest[rest.index('## 5 min') :]}", snippet.caption)
        assert part_shown(made.blocks[1]).details, snippet.caption
