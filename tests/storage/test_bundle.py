"""Bundles that nobody should believe: each is a sentence, nothing of it is taken, and nothing is left behind."""

import json
import random
import shutil
import zipfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.storage.conftest import NOW, Evening
from workwell_desktop.domain.bundle import Choice, Fate, Known, Lineage, Reach, Sides, fate
from workwell_desktop.domain.errors import Fault, NewerFormat, Refusal
from workwell_desktop.domain.ids import HandOverId, NoteId, SessionId, new_id
from workwell_desktop.domain.note_class import NoteClass
from workwell_desktop.storage import bundle, bundle_file
from workwell_desktop.storage.bundle_file import Content
from workwell_desktop.storage.bundle_gather import gathered
from workwell_desktop.storage.bundle_records import RawReader, Record
from workwell_desktop.storage.bundle_tables import KINDS, STAYS, hand_over_rule
from workwell_desktop.storage.connection import connect
from workwell_desktop.storage.record_rules import RULES, HandOver
from workwell_desktop.storage.tables import metadata
from workwell_desktop.storage.vault import Vault

KEYS = b"age-encryption.org/v1, as far as this test is concerned"


@pytest.fixture
def content(vault: Vault, evening: Evening) -> Content:
    """Everything of one group, as it would be given."""
    return content_of(vault, evening)


def content_of(vault: Vault, evening: Evening) -> Content:
    choice = Choice(groups=(evening.group.id,), reach=Reach.EVERYTHING)
    with closing(connect(vault.original.path, vault.original.key)) as raw:
        records = gathered(RawReader(raw), choice, NOW)
    return Content(hand_over=HandOverId(new_id()), giver="Ruth", at=NOW, reach=choice.reach, records=tuple(records))


@pytest.fixture
def given_bundle(content: Content, tmp_path: Path) -> tuple[Path, bytes, str]:
    """A finished bundle with its key and the digest of its data."""
    path = tmp_path / "given.wwhandover"
    with bundle.written(content, tmp_path) as data:
        bundle.pack(data, KEYS, path)
        return path, data.key, data.digest


def opened(path: Path, key: bytes, digest: str) -> Content:
    return bundle.opened(bundle.look(path), key, digest, path.parent)


# ------------------------------------------------------------------------------------------------------- what travels


def test_every_table_and_column_travels_or_stays_for_a_reason() -> None:
    for table in metadata.tables.values():
        for column in table.c:
            assert hand_over_rule(table.name, column.name), f"{table.name}.{column.name}"
    assert set(STAYS) <= set(metadata.tables)
    assert not set(STAYS) & {name for kind in KINDS for name in (kind.table, kind.part)}


def test_the_rules_of_the_vault_say_the_same() -> None:
    travels = {name for kind in KINDS for name in (kind.table, kind.part) if name}
    assert {name for name, rule in RULES.items() if rule.hand_over is HandOver.WITH_GROUP} == travels


def test_what_is_said_of_each_class_of_notes_is_true_of_bundles() -> None:
    tables = {
        NoteClass.SESSION_SUMMARY: "notes",
        NoteClass.PERSON_NOTE: "person_notes",
        NoteClass.DEBRIEF: "debriefs",
        NoteClass.SUPERVISION: "supervision_notes",
        NoteClass.INCIDENT: "incidents",
        NoteClass.CONTACT_LOG: "contacts",
        NoteClass.HAND_OVER: "hand_over_notes",
    }
    travels = {kind.table for kind in KINDS}
    for note_class in NoteClass:
        assert note_class.in_bundles == (tables.get(note_class, "") in travels), note_class


def test_a_written_bundle_reads_back_whole_and_says_nothing_from_outside(
    content: Content, given_bundle: tuple[Path, bytes, str]
) -> None:
    path, key, digest = given_bundle
    assert opened(path, key, digest) == content
    assert {record.kind.name for record in content.records} >= {"group", "person", "membership", "session", "note"}
    assert list(path.parent.glob("*.db")) == []
    with zipfile.ZipFile(path) as archive:
        assert json.loads(archive.read("manifest.json")) == {"what": "WorkWell hand-over", "format": 1}


# ------------------------------------------------------------------------------------------------------ hostile files


@pytest.mark.slow
def test_every_kind_of_wrong_file_is_a_sentence(given_bundle: tuple[Path, bytes, str], tmp_path: Path) -> None:
    path, key, digest = given_bundle
    whole = path.read_bytes()
    wrong: list[tuple[str, Path]] = []

    def put(name: str, content: bytes) -> None:
        made = tmp_path / f"{name}.wwhandover"
        made.write_bytes(content)
        wrong.append((name, made))

    put("empty", b"")
    put("text", b"hello")
    put("half", whole[: len(whole) // 2])
    put("tail", whole[len(whole) // 2 :])
    put("nothing but zeros", bytes(10_000))
    wrong.append(("a folder", tmp_path))
    wrong.append(("gone", tmp_path / "gone.wwhandover"))
    for name, change in _ZIPS.items():
        made = tmp_path / f"{name}.wwhandover"
        change(path, made)
        wrong.append((name, made))
    before = sorted(tmp_path.iterdir())
    for name, made in wrong:
        with pytest.raises((Refusal, NewerFormat), match=r"\.$"):
            pytest.fail(f"{name} was opened: {opened(made, key, digest)}")
    assert sorted(tmp_path.iterdir()) == before
    with pytest.raises(Refusal):
        opened(path, bytes(32), digest)
    with pytest.raises(Refusal):
        opened(path, key, "0" * 64)


@pytest.mark.slow
def test_damage_anywhere_in_a_bundle_is_noticed(given_bundle: tuple[Path, bytes, str], tmp_path: Path) -> None:
    path, key, digest = given_bundle
    whole = path.read_bytes()
    drawn = random.Random(1)
    unnoticed = 0
    for number in range(150):
        place = drawn.randrange(len(whole))
        made = tmp_path / f"damaged-{number}.wwhandover"
        made.write_bytes(whole[:place] + bytes((whole[place] ^ (1 << drawn.randrange(8)),)) + whole[place + 1 :])
        try:
            found = opened(made, key, digest)
        except (Refusal, NewerFormat):
            pass
        else:
            unnoticed += 1  # a date or flag of the archive that nobody reads
            assert found.giver == "Ruth"
        made.unlink()
    assert unnoticed < 15


@pytest.mark.slow
@pytest.mark.parametrize("case", range(11))
def test_data_that_no_workwell_wrote_is_refused(case: int, content: Content, tmp_path: Path) -> None:
    path, key = tmp_path / "data.db", bytes(range(32))
    bundle_file.write(content, path, key)
    with closing(connect(path, key)) as raw:
        raw.executescript(_STATEMENTS[case])
    with pytest.raises((Refusal, NewerFormat)):
        bundle_file.read(path, key)


@pytest.mark.slow
def test_a_newer_format_asks_for_an_update_and_nothing_else(content: Content, tmp_path: Path) -> None:
    path, key = tmp_path / "data.db", bytes(range(32))
    bundle_file.write(content, path, key)
    with closing(connect(path, key)) as raw:
        raw.execute("PRAGMA user_version = 999")
    with pytest.raises(NewerFormat, match="newer WorkWell"):
        bundle_file.read(path, key)


# ---------------------------------------------------------------------------------------------------- hostile records


def _changed(content: Content, changed: str, **values: object) -> Content:
    """Return a bundle with values in every record of a kind that were not there."""
    records = tuple(
        replace(each, row={**each.row, **values}) if each.kind.name == changed else each  # type: ignore[dict-item]
        for each in content.records
    )
    return replace(content, records=records)


_NONSENSE: tuple[tuple[str, dict[str, object]], ...] = (
    ("group", {"kind": "a cult"}),
    ("group", {"name": None}),
    ("group", {"name": 7}),
    ("group", {"name": "x" * 2_000_000}),
    ("group", {"name": "nul\0byte"}),
    ("group", {"facilitators": "{not json"}),
    ("group", {"session_minutes": "ninety"}),
    ("session", {"starts_at": "yesterday"}),
    ("session", {"starts_at": "2026-11-23 18:00:00"}),
    ("session", {"zone": "Nowhere/Atlantis"}),
    ("session", {"length_seconds": 10**30}),
    ("person", {"id": "not an id"}),
    ("membership", {"person_id": "../../etc/passwd"}),
    ("mark", {"code": "Z"}),
    ("note", {"digest": "0" * 64, "signed_at": "2026-11-23 18:00:00.000000+00:00", "author": "Forged"}),
)


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "values"), _NONSENSE)
def test_a_value_that_no_column_holds_changes_nothing(
    kind: str, values: dict[str, object], content: Content, tmp_path: Path, vault_template: Path
) -> None:
    path = tmp_path / "other.db"
    shutil.copy(vault_template, path)
    vault = Vault.open(path, bytes(range(32)))
    try:
        before = _everything(vault)
        with pytest.raises((Refusal, Fault)):
            _take(vault, _changed(content, kind, **values))
        assert _everything(vault) == before
    finally:
        vault.close()


@pytest.mark.slow
def test_a_row_that_belongs_to_nothing_is_left_out(content: Content, tmp_path: Path, vault_template: Path) -> None:
    path = tmp_path / "other.db"
    shutil.copy(vault_template, path)
    vault = Vault.open(path, bytes(range(32)))
    try:
        orphans = replace(content, records=tuple(each for each in content.records if each.kind.name != "person"))
        fates = _take(vault, orphans)
        assert fates["mark"] is fates["membership"] is Fate.LEFT_OUT
        assert fates["note"] is Fate.NEW
    finally:
        vault.close()


@pytest.mark.slow
def test_an_id_that_is_here_already_never_moves_to_another_record(vault: Vault, evening: Evening) -> None:
    """A note of theirs that bears the id of another session's note here must not take its place."""
    content = content_of(vault, evening)
    session = replace(evening.session, id=SessionId(new_id()), number=8)
    with vault.work("test.second") as work:
        work.sessions.save(session)
        work.notes.save(replace(evening.note, id=NoteId(new_id()), session_id=session.id))
        work.commit()
    forged = tuple(
        Record(each.kind, {**each.row, "session_id": _unknown_session(content)}, each.parts)
        if each.kind.name == "note"
        else Record(each.kind, {**each.row, "id": _unknown_session(content)}, ())
        if each.kind.name == "session"
        else each
        for each in content.records
        if each.kind.name != "mark"
    )
    with pytest.raises((Refusal, Fault)):
        _take(vault, replace(content, records=forged))
    with vault.work("test.read") as work:
        assert work.notes.of_session(evening.session.id) == evening.note


def _unknown_session(content: Content) -> str:
    return content.hand_over.hex


# ------------------------------------------------------------------------------------------------------- the decision

_DIGESTS = st.sampled_from(["a", "b", "c"])
_BUNDLES = st.sampled_from([HandOverId(new_id()) for _ in range(3)])
_KNOWN = st.none() | st.builds(Known, _DIGESTS, _BUNDLES)
_LINEAGES = st.builds(Lineage, st.frozensets(_BUNDLES), st.frozensets(_BUNDLES))


@given(st.none() | _DIGESTS, _DIGESTS, _KNOWN, _KNOWN, _LINEAGES, _LINEAGES)
def test_nothing_here_is_replaced_unless_theirs_was_made_from_it(
    ours: str | None, theirs: str, here: Known | None, there: Known | None, own: Lineage, other: Lineage
) -> None:
    found = fate(Sides(ours=ours, theirs=theirs, known_here=here, known_there=there), own, other)
    if found is Fate.UPDATED:
        assert ours in {known.digest for known in (here, there) if known is not None}
    if found is Fate.NEW:
        assert ours is None
        assert here is None
    if ours == theirs:
        assert found is Fate.SAME


def _take(vault: Vault, content: Content) -> dict[str, Fate]:
    from workwell_desktop.domain.hand_over import Direction
    from workwell_desktop.domain.hand_over import HandOver as GivenOrTaken
    from workwell_desktop.usecases.taking_over import read_back

    taken = GivenOrTaken(id=content.hand_over, direction=Direction.TAKEN, at=NOW)
    with vault.work("test.take") as work:
        work.hand_overs.save(taken)
        steps = work.taking_over.plan(content)
        read_back(work, work.taking_over.carry_out(steps, taken))
        work.commit()
    return {step.theirs.kind.name: step.fate for step in steps}


def _everything(vault: Vault) -> list[str]:
    with closing(connect(vault.original.path, vault.original.key)) as raw:
        names = [name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return [f"{name} {row}" for name in names for row in raw.execute(f'SELECT * FROM "{name}"')]


# ------------------------------------------------------------------------------------------------ wrong zips and data


def _again(members: Callable[[dict[str, bytes]], dict[str, bytes]], how: int = zipfile.ZIP_STORED) -> "_Change":
    def change(source: Path, target: Path) -> None:
        with zipfile.ZipFile(source) as archive:
            found = {name: archive.read(name) for name in archive.namelist()}
        with zipfile.ZipFile(target, "w", how) as archive:
            for name, content in members(found).items():
                archive.writestr(name, content)

    return change


_Change = Callable[[Path, Path], None]

_ZIPS: dict[str, _Change] = {
    "slip": _again(lambda found: found | {"../../outside.db": b"x"}),
    "absolute": _again(lambda found: found | {"/tmp/outside.db": b"x"}),
    "one more": _again(lambda found: found | {"readme.txt": b"x"}),
    "no data": _again(lambda found: {name: found[name] for name in ("manifest.json", "keys.age")}),
    "bomb": _again(lambda found: found | {"data.db": bytes(50_000_000)}, zipfile.ZIP_DEFLATED),
    "huge keys": _again(lambda found: found | {"keys.age": bytes(100_000)}),
    "huge manifest": _again(lambda found: found | {"manifest.json": b" " * 100_000}),
    "no manifest": _again(lambda found: found | {"manifest.json": b"{"}),
    "deep manifest": _again(lambda found: found | {"manifest.json": b"[" * 10_000}),
    "other manifest": _again(lambda found: found | {"manifest.json": b'{"what": "a cake"}'}),
    "odd format": _again(lambda found: found | {"manifest.json": b'{"what": "WorkWell hand-over", "format": "x"}'}),
    "newer": _again(lambda found: found | {"manifest.json": b'{"what": "WorkWell hand-over", "format": 2}'}),
    "no pages": _again(lambda found: found | {"data.db": b""}),
    "torn pages": _again(lambda found: found | {"data.db": found["data.db"][:-100]}),
    "swapped": _again(lambda found: found | {"data.db": found["data.db"][4096:] + found["data.db"][:4096]}),
}

_STATEMENTS = (
    "PRAGMA application_id = 7",
    "PRAGMA user_version = 999",
    "DROP TABLE bundle",
    "UPDATE bundle SET at = 'noon'",
    "UPDATE bundle SET reach = 'the moon'",
    "UPDATE bundle SET hand_over = 'zzz'",
    "CREATE VIEW lineage2 AS SELECT 1",
    "CREATE TRIGGER boom AFTER INSERT ON bundle BEGIN SELECT 1; END",
    "DELETE FROM bundle",
    "INSERT INTO session_parts (session_id, id) VALUES ('nowhere', 'nothing')",
    "INSERT INTO person SELECT * FROM person",
)
