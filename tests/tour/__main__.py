"""`python -m tests.tour --out DIR`: draw every screen and state as a picture, with a page to leaf through them.

Ends with an error as soon as a page raises, or Qt or Python warns: then the picture cannot be trusted.
"""

import argparse
import sys
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.tour import entrance, evening, hand_over, house, keys, lock, private, promises, restoring, rights
from tests.tour.stage import WALKS, Look, Stage, Trouble


def main() -> int:
    """Walk through everything."""
    parser = argparse.ArgumentParser(prog="tests.tour", description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="the folder for the pictures")
    parser.add_argument("--only", default="", help="walk only through the scenes whose name contains this")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    _application = QApplication(["workwell-tour"])
    titles: dict[str, list[str]] = {}
    try:
        for looks in WALKS:
            for title, files in _walk(options.out, looks, options.only):
                titles.setdefault(title, []).extend(files)
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return 1
    (options.out / "index.html").write_text(_index(titles), encoding="utf-8")
    print(f"{len(titles)} screens, {sum(map(len, titles.values()))} pictures")
    return 0


def _walk(out: Path, looks: Sequence[Look], only: str) -> list[tuple[str, tuple[str, ...]]]:
    stage = Stage(out, looks)
    try:
        walks = (entrance, keys, house, lock, hand_over, private, promises, restoring, rights, evening)
        for scene in (scene for walk in walks for scene in walk.SCENES):
            if only in scene.__name__:
                scene(stage)
                stage.ear.check(scene.__name__)
    finally:
        stage.strike()
    return stage.titles


def _index(titles: Mapping[str, Sequence[str]]) -> str:
    parts = ["<!doctype html><html lang=en><meta charset=utf-8><title>WorkWell, every screen</title>"]
    parts.append("<style>body{font-family:sans-serif;margin:2rem}img{width:480px;margin:4px}</style>")
    for title, files in titles.items():
        parts.append(f"<h2>{escape(title)}</h2>")
        parts += [f'<a href="{file}"><img src="{file}" loading=lazy alt="{escape(file)}"></a>' for file in files]
    return "\n".join(parts) + "\n"


if __name__ == "__main__":
    sys.exit(main())
