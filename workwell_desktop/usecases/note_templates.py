"""The headings that come with the program to start a note from; they lie in ``resources/notes/templates.toml``."""

import tomllib
from functools import lru_cache

from workwell_desktop.domain.note_class import NoteClass
from workwell_desktop.domain.note_template import NoteTemplate
from workwell_desktop.resources import resource


@lru_cache
def all_templates() -> tuple[NoteTemplate, ...]:
    """Return every template, in the order of the file. Raises ValueError for a class that is none: our mistake."""
    content = tomllib.loads(resource("notes", "templates.toml").read_text(encoding="utf-8"))
    return tuple(
        NoteTemplate(note_class=NoteClass(each["class"]), title=each["title"], fields=each["fields"])
        for each in content["template"]
    )


def templates_of(note_class: NoteClass) -> tuple[NoteTemplate, ...]:
    """Return the templates of one class, the most useful first."""
    return tuple(each for each in all_templates() if each.note_class is note_class)
