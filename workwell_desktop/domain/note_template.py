"""Headings to start a note from. They are added to what stands there; nothing typed is ever replaced."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from workwell_desktop.domain.note_class import NoteClass


@dataclass(frozen=True, kw_only=True)
class NoteTemplate:
    """Headings for one class of notes, under a title; `fields` says which words go into which field."""

    note_class: NoteClass
    title: str
    fields: Mapping[str, str] = field(default_factory=dict)


def with_headings(typed: str, headings: str) -> str:
    """Return what was typed with headings beneath it, those that stand there already left out.

    A heading is a line that is not blank. What was typed comes first, as it is; a line with nothing on it stands
    between each two headings, so that there is room to write.
    """
    present = {line.strip() for line in typed.splitlines()}
    missing = [line.strip() for line in headings.splitlines() if line.strip() and line.strip() not in present]
    if not missing:
        return typed
    added = "\n".join(f"{line}\n" for line in missing)
    if not typed:
        return added
    return f"{typed}{'' if typed.endswith(chr(10)) else chr(10)}{added}"
