"""What is written as a guide file reads back as the same guide, whatever signs its words hold."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.guides.writing import guide_source
from workwell_desktop.domain.agenda import Block, Category, Handout
from workwell_desktop.domain.group import GroupKind
from workwell_desktop.domain.guide import Experience, Guide, GuideHead, GuideKind, Section
from workwell_desktop.domain.ids import BlockId, new_id
from workwell_desktop.domain.language import Language
from workwell_desktop.domain.sheet import Box, Bullets, Heading, Paragraph, Piece, Rich, Run, Table, Ticks
from workwell_desktop.guides.guide_file import read_guide, read_guide_head

SIGNS = st.text("abz0.,;:?!*_#<>&|`[]()-+=~\\\"'“”/%$@^", max_size=3)
WORD = st.tuples(SIGNS, st.sampled_from("abeñßЖ漢"), SIGNS).map("".join)
LINE = st.lists(WORD, min_size=1, max_size=4).map(" ".join)
SOME = st.lists(LINE, max_size=2).map(tuple)
TEXT = st.lists(LINE, max_size=2).map("\n".join)


@st.composite
def rich_words(draw: st.DrawFn) -> Rich:
    """Words of which some are strong: a strong one begins and ends with a letter, as people mean it."""
    plain = st.tuples(LINE, st.just(False))
    strong = st.tuples(LINE.map(lambda line: f"a{line}z"), st.just(True))
    first = draw(st.booleans())
    count = draw(st.integers(1, 3))
    drawn = [draw(strong if (number % 2 == 0) == first else plain) for number in range(count)]
    runs = []
    for number, (text, is_strong) in enumerate(drawn):
        before = " " if number and not is_strong else ""
        after = " " if number < count - 1 and not is_strong else ""
        runs.append(Run(f"{before}{text}{after}", is_strong))
    return tuple(runs)


ITEMS = st.lists(rich_words(), min_size=1, max_size=3).map(tuple)
TABLES = st.integers(1, 3).flatmap(
    lambda width: st.lists(st.tuples(*[LINE] * width), min_size=1, max_size=3).map(
        lambda rows: Table(rows[0], tuple(rows[1:]))
    )
)
SIMPLE = st.one_of(
    st.builds(Paragraph, rich_words()),
    st.builds(Heading, LINE, st.just(3)),
    TABLES,
    st.builds(Ticks, ITEMS.filter(lambda items: len(items) > 0)),
)


@st.composite
def pieces(draw: st.DrawFn) -> tuple[Piece, ...]:
    """Pieces of which no two lists touch: side by side they would be one list."""
    inner = st.lists(SIMPLE, min_size=1, max_size=2).map(lambda found: Box(tuple(found)))
    found = draw(st.lists(st.one_of(SIMPLE, inner, st.builds(Bullets, ITEMS, st.booleans())), min_size=1, max_size=3))
    apart: list[Piece] = []
    for piece in found:
        if apart and isinstance(piece, Bullets | Ticks) and isinstance(apart[-1], Bullets | Ticks):
            apart.append(Paragraph((Run("Then"),)))
        apart.append(piece)
    return tuple(_apart_in_boxes(piece) for piece in apart)


def _apart_in_boxes(piece: Piece) -> Piece:
    if not isinstance(piece, Box):
        return piece
    first, *rest = piece.pieces
    return Box((first, *(each for each in rest if not (isinstance(each, Ticks) and isinstance(first, Ticks)))))


BLOCKS = st.builds(
    Block,
    id=st.just(BlockId(new_id())),
    title=LINE,
    category=st.sampled_from(Category),
    minutes=st.integers(1, 60),
    say=TEXT,
    steps=TEXT,
    participant_text=TEXT,
    prompts=SOME,
    materials=SOME,
    if_short=TEXT,
    if_long=TEXT,
    watch_for=TEXT,
    handouts=st.lists(
        st.one_of(
            st.sampled_from([Handout("trust-map", sheet="trust-map"), Handout("x", sheet="x")]),
            LINE.map(lambda line: Handout(f"Page {line}")),
        ),
        max_size=2,
    ).map(tuple),
)


@st.composite
def guides(draw: st.DrawFn) -> Guide:
    """Whole guides of both kinds in any language."""
    blocks = draw(st.lists(BLOCKS, min_size=1, max_size=3).map(tuple))
    head = GuideHead(
        key="a-guide",
        title=draw(LINE),
        kind=draw(st.sampled_from(GuideKind)),
        summary=draw(LINE),
        theme=draw(LINE),
        for_whom=draw(LINE),
        minutes=sum(block.minutes for block in blocks),
        language=draw(st.sampled_from(Language)),
        version=draw(st.integers(1, 99)),
        translates=draw(st.none() | st.integers(1, 9)),
        groups=tuple(draw(st.sets(st.sampled_from(GroupKind), max_size=2))),
        smallest=draw(st.integers(1, 4)),
        largest=draw(st.integers(5, 40)),
        materials=draw(SOME),
        experience=draw(st.sampled_from(Experience)),
        safety=draw(SOME),
        sources=draw(SOME),
    )
    return Guide(
        head=head,
        purpose=draw(pieces()),
        preparation=draw(pieces()) if draw(st.booleans()) else (),
        blocks=blocks,
        sections=tuple(draw(st.lists(st.builds(Section, LINE, pieces()), max_size=2))),
        closing=draw(pieces()) if draw(st.booleans()) else (),
        debrief=draw(SOME),
    )


@given(guides())
@settings(max_examples=15, deadline=None)
def test_a_guide_reads_back_as_it_was_written(guide: Guide) -> None:
    source = guide_source(guide)
    read = read_guide(source, "a-guide.en.md")
    ids = [block.id for block in guide.blocks]
    same = tuple(replace(block, id=own) for block, own in zip(read.blocks, ids, strict=True))
    assert replace(read, blocks=same) == guide
    assert read_guide_head(source, "a-guide.en.md") == guide.head
    assert read_guide(source.replace("\n", "\r\n"), "x").purpose == guide.purpose
