"""Search over everything a facilitator wrote, in whatever letters they type.

Texts are indexed folded: small letters, no marks, and letters such as ł or ß in plain ones, so that "lukasz" finds
Łukasz and "grusse" finds Grüße. What is typed is folded the same way and never read as a query language.
"""

import re
import unicodedata
from collections.abc import Iterable
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import Text, column, text

from workwell_desktop.domain.search import Hit, HitKind
from workwell_desktop.domain.text import plain_letters
from workwell_desktop.storage.column_types import AwareDateTime, Id, Word
from workwell_desktop.storage.tables import search_entries
from workwell_desktop.storage.zones import zone_of

if TYPE_CHECKING:
    from workwell_desktop.storage.transaction import AnyRow, Transaction


_MOST_WORDS = 12
_SNIPPET_WORDS = 14
_WORD = re.compile(r"[^\W_]+")
_UNSEARCHABLE = {"Cc", "Cs"}
_TITLE_WEIGHT, _BODY_WEIGHT = 5.0, 1.0

_MATCHING = text(
    f"WITH best AS (SELECT rowid AS place, bm25(search, {_TITLE_WEIGHT}, {_BODY_WEIGHT}) AS score FROM search "
    "WHERE search MATCH :query ORDER BY score, rowid LIMIT :limit) "
    "SELECT e.kind, e.record, coalesce(s.title, e.title) AS title, e.body, "
    "g.name AS group_name, m.starts_at, m.zone "
    'FROM best JOIN search_entries e ON e."row" = best.place '
    "LEFT JOIN search_entries s ON s.kind = 'session' AND s.record = e.record "
    "LEFT JOIN sessions m ON m.id = e.record LEFT JOIN groups g ON g.id = m.group_id "
    "ORDER BY best.score, best.place"
).columns(
    column("kind", Word(HitKind)),
    column("record", Id()),
    column("title", Text),
    column("body", Text),
    column("group_name", Text),
    column("starts_at", AwareDateTime()),
    column("zone", Text),
)
"""The best are chosen first and only they are read: one letter matches nearly everything there is.

A note is titled as its session is now, and a session by its group's name of today.
"""


class Search:
    """The index, kept by the repositories as they save and remove."""

    def __init__(self, transaction: "Transaction") -> None:
        self._transaction = transaction

    def find(self, words: str, limit: int = 20) -> tuple[Hit, ...]:
        """Return the records that hold all the words, the last of which may be a beginning; the best first.

        A single plain letter finds titles that have a word beginning with it.
        """
        terms = _terms(words)
        if not terms:
            return ()
        rows = self._transaction.rows(_MATCHING, {"query": _query(terms), "limit": limit})
        return tuple(
            Hit(
                kind=row.kind,
                id=row.record,
                title=f"{row.group_name} · {row.title}" if row.group_name else row.title,
                snippet=_snippet(_shown(row), terms),
                when=row.starts_at.astimezone(zone_of(row.zone)) if row.starts_at else None,
            )
            for row in rows
        )

    def put(self, kind: HitKind, record: UUID, title: str, texts: Iterable[str]) -> None:
        """Index a record in place of what was indexed of it before."""
        body = "\n".join(one for one in texts if one.strip())
        self._transaction.put(
            search_entries,
            {
                "kind": kind,
                "record": record,
                "title": title,
                "body": body,
                "folded_title": plain_letters(title),
                "folded_body": plain_letters(body),
            },
        )

    def remove(self, kind: HitKind, record: UUID) -> None:
        """Forget a record."""
        self._transaction.remove(search_entries, kind=kind, record=record)


def _terms(words: str) -> list[str]:
    """Return the words typed, folded, without what the index cannot hold."""
    shown = "".join(letter if unicodedata.category(letter) not in _UNSEARCHABLE else " " for letter in words)
    found = (word.replace('"', " ").strip() for word in plain_letters(shown).split())
    return [word for word in found if any(letter.isalnum() for letter in word)][:_MOST_WORDS]


def _query(terms: list[str]) -> str:
    """Return the terms in the language of the index. A lone letter is sought in titles: texts are full of it."""
    query = " ".join(f'"{term}"' for term in terms) + "*"
    alone = len(terms) == 1 and len(terms[0]) == 1 and terms[0].isascii()
    return f"folded_title : {query}" if alone else query


def _shown(row: "AnyRow") -> str:
    """Return a body as it reads on one line: a note runs on; other texts stand apart, without what the title says."""
    if row.kind is HitKind.NOTE:
        return str(row.body)
    return " · ".join(line for line in row.body.split("\n") if line != row.title)


def _snippet(body: str, terms: Iterable[str]) -> str:
    """Return some words of the body around the first that matches; its beginning when only the title does."""
    words = body.split()
    wanted = tuple(part for term in terms for part in _WORD.findall(term))
    hit = next((i for i, word in enumerate(words) if _begins(word, wanted)), 0)
    begin = max(0, min(hit - _SNIPPET_WORDS // 3, len(words) - _SNIPPET_WORDS))
    end = begin + _SNIPPET_WORDS
    if words[begin : begin + 1] == ["·"]:
        begin += 1
    return ("… " if begin else "") + " ".join(words[begin:end]) + (" …" if end < len(words) else "")


def _begins(word: str, wanted: tuple[str, ...]) -> bool:
    """Return whether a word, or a part of one such as "d'Ávila", begins like something wanted."""
    return any(part.startswith(wanted) for part in _WORD.findall(plain_letters(word)))
