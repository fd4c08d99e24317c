"""`python -m tests.tour --out DIR`: draw every screen and state as a picture, with a page to leaf through them.

Ends with an error as soon as a page raises, or Qt or Python warns: then the picture cannot be trusted.
"""

import argparse
import sys
from html import escape
from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.tour import entrance, house
from tests.tour.stage import Stage, Trouble


def main() -> int:
    """Walk through everything."""
    parser = argparse.ArgumentParser(prog="tests.tour", description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="the folder for the pictures")
    parser.add_argument("--only", default="", help="walk only through the scenes whose name contains this")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    _application = QApplication(["workwell-tour"])
    stage = Stage(options.out)
    try:
        for scene in (*entrance.SCENES, *house.SCENES):
            if options.only in scene.__name__:
                scene(stage)
                stage.ear.check(scene.__name__)
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return 1
    finally:
        stage.strike()
    (options.out / "index.html").write_text(_index(stage.titles), encoding="utf-8")
    print(f"{len(stage.titles)} screens, {sum(len(files) for _, files in stage.titles)} pictures")
    return 0


def _index(titles: list[tuple[str, tuple[str, ...]]]) -> str:
    parts = ["<!doctype html><html lang=en><meta charset=utf-8><title>WorkWell, every screen</title>"]
    parts.append("<style>body{font-family:sans-serif;margin:2rem}img{width:480px;margin:4px}</style>")
    for title, files in titles:
        parts.append(f"<h2>{escape(title)}</h2>")
        parts += [f'<a href="{file}"><img src="{file}" loading=lazy alt="{escape(file)}"></a>' for file in files]
    return "\n".join(parts) + "\n"


if __name__ == "__main__":
    sys.exit(main())
