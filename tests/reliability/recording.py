"""Records what a program asks of the disk, call by call, from outside it."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.reliability.disk_model import Step

ROOT = Path(__file__).resolve().parents[2]
CALLS = "openat,close,pwrite64,write,fsync,fdatasync,ftruncate,unlink,unlinkat,rename,renameat,renameat2"
"""Everything by which the engine and our own files change. Other ways of writing are not understood here."""
_LINE = re.compile(r"\d+ +(\w+)\((.*)\) += (-?\d+|0x[0-9a-f]+)")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?')


def can_record() -> bool:
    """Tell whether calls can be watched on this computer."""
    strace = shutil.which("strace")
    return (
        strace is not None
        and subprocess.run([strace, "-qq", "true"], check=False, capture_output=True).returncode == 0
    )


def recorded(module: str, folder: Path, *arguments: str, calls: Path) -> list[Step]:
    """Run a module of the tests on files in `folder` and return what it did to them and said, in order."""
    watch = ["strace", "-f", "-qq", "-xx", "-s", "2000000", "-e", f"trace={CALLS}", "-o", str(calls)]
    subprocess.run(
        [*watch, sys.executable, "-m", module, *arguments], cwd=ROOT, check=True, stdout=subprocess.DEVNULL
    )
    return list(_Reader(folder).steps(calls.read_text().splitlines()))


@dataclass
class _Reader:
    """Turns lines of the recording into steps; knows which file an open number stands for."""

    folder: Path
    opened: dict[int, str] = field(default_factory=dict)
    places: dict[int, int] = field(default_factory=dict)

    def steps(self, lines: Sequence[str]) -> Iterator[Step]:
        for line in lines:
            found = _LINE.match(line)
            if found and not found[3].startswith("-"):
                yield from self._step(found[1], found[2], int(found[3], 0))

    def _step(self, call: str, arguments: str, answer: int) -> Iterator[Step]:
        texts = [_unescaped(text) for text, _ in _TEXT.findall(arguments)]
        number = int(arguments.split(",")[0]) if arguments[:1].isdigit() else -1
        if call == "openat":
            yield from self._open(texts[0].decode(), arguments, answer)
        elif call == "close":
            self.opened.pop(number, None)
        elif call == "write" and number == 1:
            yield from (Step("said", line) for line in texts[0].decode().splitlines())
        elif number in self.opened:
            yield from self._to_file(call, number, arguments, texts)
        elif call.startswith(("unlink", "rename")) and self._ours(texts[0].decode()):
            kind = "remove" if call.startswith("unlink") else "move"
            yield Step(kind, texts[0].decode(), target=texts[1].decode() if kind == "move" else "")

    def _open(self, path: str, arguments: str, answer: int) -> Iterator[Step]:
        if not self._ours(path):
            return
        self.opened[answer], self.places[answer] = path, 0
        if "O_CREAT" in arguments:
            yield Step("make", path)
        assert "O_TRUNC" not in arguments, "nothing of ours is emptied before it is written"

    def _to_file(self, call: str, number: int, arguments: str, texts: list[bytes]) -> Iterator[Step]:
        path = self.opened[number]
        if call == "pwrite64":
            yield Step("write", path, int(arguments.rsplit(",", 1)[1]), texts[0])
        elif call == "write":
            yield Step("write", path, self.places[number], texts[0])
            self.places[number] += len(texts[0])
        elif call == "ftruncate":
            yield Step("cut", path, int(arguments.split(",")[1]))
        else:
            yield Step("flush-folder" if Path(path).is_dir() else "flush", path)

    def _ours(self, path: str) -> bool:
        inside = path == str(self.folder) or path.startswith(f"{self.folder}/")
        return inside and not path.endswith("-shm")


def _unescaped(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", ""))
