"""The picture of each kind of part, so that a kind is told without its colour. The word always stands near it."""

_PICTURES = {
    "opening": "sun",
    "agreement": "heart-handshake",
    "check_in": "message-circle",
    "topic": "book-open",
    "activity": "sparkles",
    "discussion": "messages-square",
    "break": "coffee",
    "check_out": "hand",
    "feedback": "pencil",
    "close": "flag",
    "buffer": "timer",
}


def category_icon(category: str) -> str:
    """Return the icon of an agenda part's category, by the category's value."""
    return _PICTURES.get(category, "circle")
