"""A disk that can lose power: what was written but not flushed may be there, in part, torn, or not at all.

Contents of a file count as durable once that file was flushed, and names (made, moved, removed) once their folder
was. That is stricter than most file systems are, and as strict as the rules they promise to keep.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

SECTOR = 512
Chance = random.Random
Keep = Callable[[], bool]


@dataclass(frozen=True)
class Step:
    """One thing that was asked of the disk. `kind` is write, cut, flush, make, move, remove, flush-folder or said."""

    kind: str
    path: str = ""
    offset: int = 0
    data: bytes = b""
    target: str = ""


@dataclass
class Disk:
    """Files by number, and names that lead to them; each in two versions: as asked for, and as surely kept."""

    contents: dict[int, bytes] = field(default_factory=dict)
    names: dict[str, int] = field(default_factory=dict)
    kept_names: dict[str, int] = field(default_factory=dict)
    waiting: list[tuple[int, Step]] = field(default_factory=list)
    waiting_names: list[tuple[int, Step]] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    @classmethod
    def holding(cls, files: dict[str, bytes]) -> "Disk":
        """Return a disk on which these files have been for long."""
        numbered = dict(enumerate(files.values()))
        names = dict(zip(files, numbered, strict=True))
        return cls(numbered, names, dict(names))

    def take(self, step: Step) -> None:
        """Do one step."""
        if step.kind == "said":
            self.said.append(step.path)
        elif step.kind == "flush":
            self._flush(self.names.get(step.path, -1))
        elif step.kind == "flush-folder":
            for number, each in self.waiting_names:
                _rename(self.kept_names, number, each)
            self.waiting_names.clear()
        elif step.kind in ("write", "cut"):
            self.waiting.append((self.names[step.path], step))
        else:
            self._name(step)

    def after_power_loss(self, variants: int, chance: Chance) -> Iterator[dict[str, bytes]]:
        """Yield what may be found: all that was not flushed lost, then random halves, every other one torn."""
        yield self._image(lambda: False, None)
        if self.waiting or self.waiting_names:
            for variant in range(variants):
                yield self._image(lambda: chance.random() < 0.5, chance if variant % 2 else None)

    def _image(self, keep: Keep, torn: Chance | None) -> dict[str, bytes]:
        contents = {number: bytearray(data) for number, data in self.contents.items()}
        for number, step in self.waiting:
            if keep():
                _write(contents.setdefault(number, bytearray()), step, torn)
        names = dict(self.kept_names)
        for number, step in self.waiting_names:
            if keep():
                _rename(names, number, step)
        return {name: bytes(contents.get(number, b"")) for name, number in names.items()}

    def _flush(self, number: int) -> None:
        data = bytearray(self.contents.get(number, b""))
        for owner, step in self.waiting:
            if owner == number:
                _write(data, step, None)
        self.contents[number] = bytes(data)
        self.waiting = [each for each in self.waiting if each[0] != number]

    def _name(self, step: Step) -> None:
        if step.kind == "make" and step.path in self.names:
            return
        number = max(self.contents, default=0) + 1 if step.kind == "make" else self.names.get(step.path, -1)
        if step.kind == "make":
            self.contents[number] = b""
        if number >= 0:
            _rename(self.names, number, step)
            self.waiting_names.append((number, step))


def _rename(names: dict[str, int], number: int, step: Step) -> None:
    if step.kind in ("move", "remove"):
        names.pop(step.path, None)
    if step.kind != "remove":
        names[step.target or step.path] = number


def _write(data: bytearray, step: Step, torn: Chance | None) -> None:
    end = step.offset + len(step.data)
    if step.kind == "cut":
        del data[step.offset :]
        end = step.offset
    if len(data) < end:
        data.extend(bytes(end - len(data)))
    for start in range(0, len(step.data), SECTOR):
        if torn is None or torn.random() < 0.5:
            piece = step.data[start : start + SECTOR]
            data[step.offset + start : step.offset + start + len(piece)] = piece
