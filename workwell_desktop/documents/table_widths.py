"""Shares the width of a page among the columns of a table, by what stands in them and what is to be written."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workwell_desktop.documents.house_style import House
    from workwell_desktop.domain.sheet import Table

_PADDING = 13.0
_LETTERS = 60  # beyond which a cell asks for no more room


def column_widths(house: House, table: Table, width: float) -> list[float]:
    """Give each column its width in points: words whole where that can be, the room to write shared equally."""
    columns = [[table.head[index], *(row[index] for row in table.rows)] for index in range(len(table.head))]
    least = [_PADDING + max(_longest_word(house, words) for words in column) for column in columns]
    wanted = [_PADDING + max(_whole(house, words) for words in column) for column in columns]
    for index, column in enumerate(columns):
        if any(not words.strip() for words in column[1:]):
            wanted[index] = max(wanted[index], width / len(columns))
    if sum(least) >= width:
        return [width * share / sum(least) for share in least]
    if sum(wanted) <= width:
        return [share + (width - sum(wanted)) / len(columns) for share in wanted]
    slack = [max(want - need, 0.0) for want, need in zip(wanted, least, strict=True)]
    spare = width - sum(least)
    return [need + spare * share / sum(slack) for need, share in zip(least, slack, strict=True)]


def _longest_word(house: House, words: str) -> float:
    return max((house.lettering.width(word[:_LETTERS], house.strong) for word in words.split()), default=0.0)


def _whole(house: House, words: str) -> float:
    return float(house.lettering.width(" ".join(words.split())[:_LETTERS], house.strong))
