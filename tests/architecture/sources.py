"""The program's source files as syntax trees, for tests that read code instead of running it."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "workwell_desktop"
TESTS = ROOT / "tests"

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Source:
    """One Python file: where it is, what it says."""

    path: Path
    text: str
    tree: ast.Module

    @property
    def name(self) -> str:
        """The path as a reader knows it, from the project's folder on."""
        return self.path.relative_to(ROOT).as_posix()

    def at(self, node: ast.stmt | ast.expr, remark: str) -> str:
        """Return a line that leads an editor to the node."""
        return f"{self.name}:{node.lineno} {remark}"

    def functions(self) -> Iterator[Function]:
        """Yield every function and method, nested ones too."""
        for node in ast.walk(self.tree):
            if isinstance(node, Function):
                yield node

    def imports(self) -> Iterator[tuple[ast.Import | ast.ImportFrom, str]]:
        """Yield every imported name, dotted."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from ((node, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                yield from ((node, f"{node.module or ''}.{alias.name}") for alias in node.names)


@cache
def sources(folder: Path) -> tuple[Source, ...]:
    """Return every Python file of a folder, or the one file."""
    paths = [folder] if folder.is_file() else sorted(folder.rglob("*.py"))
    read = ((path, path.read_text(encoding="utf-8")) for path in paths)
    return tuple(Source(path, text, ast.parse(text, str(path))) for path, text in read)


def program() -> tuple[Source, ...]:
    """Return every file of the program and dev.py."""
    return sources(PACKAGE) + sources(ROOT / "dev.py")


def everything() -> tuple[Source, ...]:
    """Return every Python file of the project."""
    return program() + sources(TESTS)
