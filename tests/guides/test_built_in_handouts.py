"""The handouts WorkWell brings along: there in three languages, of one shape, with the same places to fill in."""

from functools import cache

from workwell_desktop.domain.handout_text import HandoutText, places_of
from workwell_desktop.domain.language import Language
from workwell_desktop.domain.sheet import Bullets, Fields, Lines, Piece, Rings, Scale, Table, Ticks
from workwell_desktop.guides.handout_file import read_handout
from workwell_desktop.resources import resource

WANTED = """
agreement-starter newcomer-welcome contact-consent role-of-trust trust-map my-safe-people my-boundaries small-goal
small-victories listening-in-pairs conflict-steps weekly-check-in workplace-support-plan self-care-plan
check-in-scale feedback-slip incident-form certificate letter-of-attendance debrief-form preparation-checklist
"""
"""What a group needs on paper and is written, not computed."""


@cache
def handouts() -> dict[tuple[str, Language], tuple[HandoutText, str]]:
    """Return every handout with its source, by the key and language that its file is called by."""
    found = {}
    for path in sorted(resource("handouts").glob("*.md")):
        key, _, language = path.stem.rpartition(".")
        source = path.read_text(encoding="utf-8")
        found[key, Language(language)] = (read_handout(source, path.name), source)
    return found


def shape(piece: Piece) -> object:
    """Return what a translation must have in common with its original."""
    match piece:
        case Bullets(items=items) | Ticks(items=items):
            return type(piece).__name__, len(items)
        case Fields(rows=rows):
            return "Fields", tuple(len(row) for row in rows)
        case Table(head=head, rows=rows):
            return "Table", len(head), len(rows)
        case Lines(count=count):
            return "Lines", count
        case Scale(first=first, last=last):
            return "Scale", first, last
        case Rings(rings=rings):
            return "Rings", len(rings)
    return type(piece).__name__


def shapes(handout: HandoutText) -> list[object]:
    return [*map(shape, handout.pieces), *([shape(piece) for piece in card.pieces] for card in handout.cards)]


def test_each_is_there_in_three_languages_and_its_file_is_called_after_it() -> None:
    keys = {key for key, _ in handouts()}
    assert {*WANTED.split()} - keys == set()
    assert {*handouts()} == {(key, language) for key in keys for language in Language}
    for (key, language), (handout, _) in handouts().items():
        assert (handout.key, handout.language) == (key, language)


def test_translations_have_the_shape_and_the_places_of_the_original_and_none_is_stale() -> None:
    for (key, language), (handout, source) in handouts().items():
        english, original = handouts()[key, Language.ENGLISH]
        assert shapes(handout) == shapes(english), (key, language)
        assert places_of(source) == places_of(original), (key, language)
        assert (handout.kind, handout.audience, handout.copies, handout.per_page) == (
            english.kind,
            english.audience,
            english.copies,
            english.per_page,
        )
        assert handout.translates == (None if language is Language.ENGLISH else english.version), (key, language)
        assert (handout.title != english.title) or language is Language.ENGLISH


def test_the_gallery_can_tell_what_each_is() -> None:
    for handout, _ in handouts().values():
        assert 1 <= len(handout.about) <= 50, handout.key
        assert handout.themes
        assert len(handout.title) <= 60, handout.key
