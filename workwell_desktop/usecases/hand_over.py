"""Handing groups over to a colleague and taking theirs over: one's own key, bundles given, bundles opened and merged.

Everything here may run beside the window; each takes its turn at the vault. None of it announces anything: whoever
asked for it calls `announce_given` or `announce_taken` on the window's thread once the answer is there.
"""

import json
from collections.abc import Callable, Collection, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from workwell_desktop.documents.key_picture import key_picture
from workwell_desktop.domain.backup import Reason
from workwell_desktop.domain.bundle import Choice, Fate, Preview
from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.errors import Damaged, Refusal
from workwell_desktop.domain.hand_over import Direction, HandOver, OwnIdentity
from workwell_desktop.domain.ids import HandOverId, new_id
from workwell_desktop.domain.text import clean_line
from workwell_desktop.security import sealing
from workwell_desktop.storage import bundle
from workwell_desktop.storage.bundle_file import Content
from workwell_desktop.storage.bundle_gather import gathered
from workwell_desktop.storage.bundle_past import known_of, lineage_of
from workwell_desktop.storage.bundle_plan import previewed
from workwell_desktop.storage.bundle_records import BROKEN, RawReader, Record
from workwell_desktop.storage.connection import connect
from workwell_desktop.storage.faults import translated
from workwell_desktop.storage.vault import Vault
from workwell_desktop.storage.work import UnitOfWork
from workwell_desktop.usecases.open_vault import OpenVault
from workwell_desktop.usecases.taking_over import read_back
from workwell_desktop.usecases.work import Means

ENDING = bundle.ENDING
OWN_BUNDLE = "You made this bundle yourself, so there is nothing in it to take over."
_GIVEN = Changes.HAND_OVERS
_TAKEN = (
    Changes.HAND_OVERS
    | Changes.GROUPS
    | Changes.PEOPLE
    | Changes.ROSTER
    | Changes.SESSIONS
    | Changes.SCHEDULES
    | Changes.MARKS
    | Changes.NOTES
    | Changes.RUNNING
    | Changes.FOLLOW_UPS
    | Changes.PERSON_NOTES
    | Changes.INCIDENTS
    | Changes.LIBRARY
    | Changes.PAPERS
    | Changes.REFLECTIONS
    | Changes.KEEPING
)


@dataclass(frozen=True)
class OwnKey:
    """The public half of one's own key, for others to lock bundles with. It opens nothing."""

    public: str
    fingerprint: str
    name: str

    @property
    def file(self) -> bytes:
        """What is sent to somebody: the key, and the words to compare over the telephone."""
        lines = (
            f"WorkWell key{f' of {self.name}' if self.name else ''}",
            "",
            self.public,
            "",
            f"Six words to compare: {self.fingerprint}",
            "This key only locks. It opens nothing, and may be sent in any way.",
        )
        return "".join(f"{line}\r\n" for line in lines).encode()

    @property
    def picture(self) -> bytes:
        """The key as a square code, a PNG."""
        return key_picture(self.public)


@dataclass(frozen=True)
class Receiver:
    """For whom a bundle is locked: a key that was looked at, or words to be said to them."""

    partner: str
    public: str = ""
    phrase: str = field(default="", repr=False)

    @property
    def fingerprint(self) -> str:
        """The six words of their key; empty when words are said instead."""
        return sealing.fingerprint(self.public) if self.public else ""


@dataclass(frozen=True)
class Opened:
    """A bundle that was opened and found whole, and what taking it over would do."""

    preview: Preview
    content: Content = field(repr=False)
    digest: str


@dataclass(frozen=True)
class HandingOver:
    """What can be done with bundles."""

    means: Means
    vault: Vault
    workshop: Path
    """A private folder for encrypted files that go again at once."""
    back_up: Callable[[], object]
    """Makes a backup before anything is taken over."""

    @classmethod
    def over(cls, opened: OpenVault, means: Means) -> "HandingOver":
        """Set it over an open vault. A demo makes no backups."""

        def back_up() -> None:
            if not opened.throw_away:
                opened.backups.back_up(Reason.BEFORE_IMPORT)

        return cls(means, opened.vault, opened.places.state_dir, back_up)

    # ---------------------------------------------------------------------------------------------------------- keys

    def own_key(self) -> OwnKey:
        """Return one's own key for others to lock with; it is made the first time somebody asks."""
        with self.means.open_work("hand_over.key") as work:
            known, name = work.own_identity.get(), work.facilitator.get().name
            if known is None or not known.public:
                known = replace(sealing.new_identity(), made_at=self.means.now())
                work.own_identity.save(known)
                work.commit()
        return OwnKey(known.public, sealing.fingerprint(known.public), name)

    def receiver_with_key(self, partner: str, text: str) -> Receiver:
        """Return the receiver whose key is within a text. Raises `Refusal` beside `partner` or `key`."""
        return Receiver(_partner(partner), public=sealing.key_in(text, self.own_key().public))

    def receiver_with_words(self, partner: str, phrase: str) -> Receiver:
        """Return a receiver who will be told a passphrase. Raises `Refusal` when it is easily guessed."""
        return Receiver(_partner(partner), phrase=sealing.checked_phrase(phrase))

    @staticmethod
    def new_phrase() -> str:
        """Return six fresh words to say to somebody."""
        return sealing.new_phrase()

    def history(self) -> tuple[HandOver, ...]:
        """Return what was given and taken over, the newest first."""
        with self.means.open_work("hand_over.read") as work:
            return work.hand_overs.all()

    # -------------------------------------------------------------------------------------------------------- giving

    def contents(self, choice: Choice) -> Mapping[str, int]:
        """Return how many records of each kind a bundle would hold. Raises `Refusal` when nothing is chosen."""
        return _counted(self._gathered(choice, HandOverId(new_id()), "").records)

    def give(self, choice: Choice, to: Receiver, target: Path) -> HandOver:
        """Write a bundle, prove it and note that it was given. Raises a `Fault`; no file is left behind then."""
        with self.means.open_work("hand_over.read") as work:
            own, name = work.own_identity.get(), work.facilitator.get().name
        if own is None:
            self.own_key()
            return self.give(choice, to, target)
        content = self._gathered(choice, HandOverId(new_id()), name)
        with bundle.written(content, self.workshop) as data:
            bundle.pack(data, _sealed(own, to, content.hand_over, data), target)
            digest = data.digest
        given = HandOver(
            id=content.hand_over,
            direction=Direction.GIVEN,
            at=content.at,
            partner=to.partner,
            fingerprint=to.fingerprint,
            groups=_groups(content),
            contents=tuple(_counted(content.records)),
            digest=digest,
        )
        try:
            self._note(given, content)
        except BaseException:
            with suppress(OSError):
                target.unlink(missing_ok=True)
            raise
        return given

    def _note(self, given: HandOver, content: Content) -> None:
        """Keep that a bundle was given, and how its records were then."""
        with self.means.open_work("hand_over.give") as work:
            work.hand_overs.save(given)
            work.taking_over.remember_given(content, given)
            work.commit()

    def announce_given(self) -> None:
        """Tell the window that a bundle was given."""
        self.means.announce(_GIVEN)

    def _gathered(self, choice: Choice, hand_over: HandOverId, name: str) -> Content:
        original = self.vault.original
        with translated(), closing(connect(original.path, original.key)) as raw:
            raw.execute("BEGIN")
            reader = RawReader(raw)
            records = gathered(reader, choice, self.means.now())
            return Content(
                hand_over=hand_over,
                giver=name,
                at=self.means.now(),
                reach=choice.reach,
                records=tuple(records),
                known=known_of(reader, records),
                lineage=lineage_of(reader),
            )

    # -------------------------------------------------------------------------------------------------------- taking

    @staticmethod
    def needs_words(path: Path) -> bool:
        """Whether a bundle opens with words and not with one's key. Raises `Refusal` when it is no bundle."""
        return sealing.needs_phrase(bundle.look(path).keys)

    def open(self, path: Path, phrase: str = "") -> Opened:
        """Open a bundle and look at what it would change. Raises `Refusal` or a `Fault`; nothing changes."""
        wrapping = bundle.look(path)
        with self.means.open_work("hand_over.read") as work:
            own = work.own_identity.get()
        if sealing.needs_phrase(wrapping.keys):
            told = _payload(_opened(lambda: sealing.opened_with_phrase(wrapping.keys, phrase)))
        else:
            if own is None:
                raise Refusal(
                    "This was locked for a key, and you have made none yet. Send them yours, then ask again."
                )
            told = _payload(_opened(lambda: sealing.opened(wrapping.keys, own)))
            if not sealing.proved(own, told.giver, told.message, told.proof):
                raise Refusal(BROKEN)
        content = bundle.opened(wrapping, told.key, told.digest, self.workshop)
        if content.hand_over.hex != told.hand_over:
            raise Refusal(BROKEN)
        original = self.vault.original
        with translated(), closing(connect(original.path, original.key)) as raw:
            raw.execute("BEGIN")
            reader = RawReader(raw)
            if content.hand_over in lineage_of(reader).given:
                raise Refusal(OWN_BUNDLE)
            fingerprint = sealing.fingerprint(told.giver) if told.giver else ""
            return Opened(previewed(reader, content, fingerprint), content, told.digest)

    def take(self, opened: Opened, theirs: Collection[str] = ()) -> int:
        """Take a bundle over in one step, after a backup; `theirs` are the keys of conflicts where theirs counts.

        Returns how many records were written; 0 when everything was here already. Raises `Refusal` or a `Fault`; then
        nothing has changed.
        """
        self.back_up()
        content, preview = opened.content, opened.preview
        taken = HandOver(
            id=content.hand_over,
            direction=Direction.TAKEN,
            at=self.means.now(),
            partner=content.giver,
            fingerprint=preview.fingerprint,
            groups=_groups(content),
            contents=tuple(_counted(content.records)),
            digest=opened.digest,
        )
        with self.means.open_work("hand_over.take") as work:
            steps = work.taking_over.plan(content, theirs)
            again = any(each.id == taken.id for each in work.hand_overs.all())
            if again and not any(step.fate in (Fate.NEW, Fate.UPDATED, Fate.CONFLICT) for step in steps):
                return 0
            return self._take(work, taken, lambda: work.taking_over.carry_out(steps, taken, theirs))

    def announce_taken(self) -> None:
        """Tell the window that records came in."""
        self.means.announce(_TAKEN)

    @staticmethod
    def _take(work: UnitOfWork, taken: HandOver, carry_out: Callable[[], list[Record]]) -> int:
        work.hand_overs.save(taken)
        written = carry_out()
        read_back(work, written)
        work.commit()
        return len(written)


@dataclass(frozen=True)
class _Payload:
    """What is sealed: the key of the data, its digest, and who vouches for it."""

    hand_over: str
    key: bytes = field(repr=False)
    digest: str
    giver: str
    proof: str

    @property
    def message(self) -> bytes:
        """What the giver vouches for."""
        return f"{self.hand_over} {self.digest}".encode()


def _sealed(own: OwnIdentity, to: Receiver, hand_over: HandOverId, data: bundle.Written) -> bytes:
    payload = _Payload(hand_over.hex, data.key, data.digest, own.public if to.public else "", "")
    proof = sealing.proof(own, to.public, payload.message) if to.public else ""
    content = json.dumps(
        {
            "hand_over": payload.hand_over,
            "key": payload.key.hex(),
            "sha256": payload.digest,
            "giver": payload.giver,
            "proof": proof,
        }
    ).encode()
    return sealing.sealed_to(to.public, content) if to.public else sealing.sealed_with_phrase(to.phrase, content)


def _opened(unseal: Callable[[], bytes]) -> bytes:
    try:
        return unseal()
    except Damaged:
        raise Refusal(BROKEN) from None


def _payload(content: bytes) -> _Payload:
    try:
        told = json.loads(content)
        names = ("hand_over", "sha256", "giver", "proof")
        hand_over, digest, giver, proof = (str(told[name]) for name in names)
        key = bytes.fromhex(told["key"])
    except (ValueError, TypeError, LookupError, RecursionError):
        raise Refusal(BROKEN) from None
    if len(key) != 32:
        raise Refusal(BROKEN)
    return _Payload(hand_over, key, digest, giver, proof)


def _partner(name: str) -> str:
    return clean_line(name, "partner", label="Who it is for", needed=True)


def _groups(content: Content) -> tuple[str, ...]:
    return tuple(record.key for record in content.records if record.kind.name == "group")


def _counted(records: Collection[Record]) -> dict[str, int]:
    """Return how many records there are of each kind, in the order of the kinds."""
    counts: dict[str, int] = {}
    for record in records:
        counts[record.kind.name] = counts.get(record.kind.name, 0) + 1
    return counts
