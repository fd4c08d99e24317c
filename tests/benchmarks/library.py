"""A library of two hundred guides: what it takes to find some of them by words, own ones in the vault among them."""

import time
from datetime import UTC, datetime
from pathlib import Path

from tests.benchmarks.figure import Figure, middle
from workwell_desktop.domain.access import Protection
from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.facilitator import Facilitator
from workwell_desktop.domain.ids import OwnTextId, new_id
from workwell_desktop.domain.language import Language
from workwell_desktop.domain.own_text import OwnKind, OwnText
from workwell_desktop.security.places import Places
from workwell_desktop.security.store import KeyStore
from workwell_desktop.storage.vault import Vault
from workwell_desktop.usecases.access import Access
from workwell_desktop.usecases.guides import Guides
from workwell_desktop.usecases.work import Means

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
GUIDES, ROUNDS = 200, 15
LIMIT = 20.0
"""Milliseconds."""

TYPED = ("trust", "listening home", "e", "agreement break zebra", "")


def measure(folder: Path) -> list[Figure]:
    """Fill the library and look for words in it."""
    access = Access(Places(folder), KeyStore.for_this_run())
    opened = access.create(access.begin(), Protection.EASY, "", Facilitator(name="Ruth A."))
    try:
        guides = _filled(opened.vault)
        guides.shelf_to_read()()
        return [_finding(guides)]
    finally:
        opened.vault.close()


def _filled(vault: Vault) -> Guides:
    guides = Guides(Means(vault.work, _unheard, lambda: NOW))
    heads = guides.heads(Language.ENGLISH)
    with vault.work("bench.fill") as work:
        for number in range(GUIDES - len(heads)):
            head, language = heads[number % len(heads)], (Language.ENGLISH, Language.SPANISH)[number % 2]
            source = guides.source(head.key, language).replace('title = "', f'title = "{number} ', 1)
            work.own_texts.save(OwnText(id=OwnTextId(new_id()), kind=OwnKind.GUIDE, source=source, edited_at=NOW))
        work.commit()
    return guides


def _unheard(_changes: Changes) -> None:
    """Nobody listens here."""


def _finding(guides: Guides) -> Figure:
    taken, found = [], 0
    for _ in range(ROUNDS):
        for words in TYPED:
            began = time.perf_counter()
            found = max(found, len(guides.find(words, Language.ENGLISH)))
            taken.append((time.perf_counter() - began) * 1000)
    note = f"slowest {max(taken):.1f} ms, {found} guides"
    return Figure(f"Words found in {GUIDES} guides", middle(taken), "ms", LIMIT, note=note)
