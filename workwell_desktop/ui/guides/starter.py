"""What a new guide and a new handout begin with, and the pieces that the buttons of the editor put in."""

from dataclasses import dataclass

from workwell_desktop.domain.own_text import OwnKind

GUIDE = """+++
title = "My guide"
summary = "What this session is about, in one line."
for_whom = "Any group."
theme = "trust"
minutes = 30
smallest = 3
largest = 12
materials = ["Chairs in a circle"]
safety = []
experience = "new"
kind = "session"
language = "en"
key = "my-guide"
+++

# Purpose

What people take home from this session.

# Preparation

- Put the chairs in a circle.

# Parts

## 5 min, opening: Arrive and settle

### Say
Welcome. Sit as you like. We begin with one slow breath.

### For the group
We arrive and take one slow breath.

## 20 min, discussion: The heart of it

### Say
Say in a few sentences what this is about.

### Ask
- What comes to mind first?
- What would help this week?

## 5 min, check_out: One word to end with

### Say
One word each, and you may pass.

# Closing

Thank people and name the next date.

# Debrief

- What went well?
- Who spoke least?
"""

HANDOUT = """+++
title = "My handout"
lead = "One line under the title."
corner = "Yours to keep. Nobody collects it."
about = "What it is for, in a few words"
themes = ["trust"]
audience = "participants"
copies = "each"
kind = "worksheet"
language = "en"
key = "my-handout"
+++

## Something to think about

A sentence or two to begin with.

- One thing
- Another thing

## Something to write

```lines 4
```
"""


@dataclass(frozen=True)
class Snippet:
    """What one button puts in. What stands between « and » is chosen afterwards, so that typing replaces it."""

    caption: str
    icon: str
    text: str


GUIDE_SNIPPETS = (
    Snippet(
        "Part", "plus", "\n## 10 min, discussion: «New part»\n\n### Say\nWhat you say.\n\n### Ask\n- What you ask.\n"
    ),
    Snippet("Say", "message-circle", "\n### Say\n«What you say aloud.»\n"),
    Snippet("Do", "list-checks", "\n### Do\n- «One step.»\n"),
    Snippet("Ask", "circle-question-mark", "\n### Ask\n- «A question.»\n"),
    Snippet("For the group", "users", "\n### For the group\n«One line on their agenda.»\n"),
    Snippet("Bring", "archive", "\n### Bring\n- «What to bring»\n"),
    Snippet("If short", "timer", "\n### If short\n«What to leave out.»\n"),
    Snippet("If long", "clock", "\n### If long\n«What to add.»\n"),
    Snippet("Watch for", "eye", "\n### Watch for\n«What may need care.»\n"),
)
HAND_OUT = "\n### Hand out\n- «{}»\n"
"""What the button for handouts puts in, with the key of one."""

HANDOUT_SNIPPETS = (
    Snippet("Heading", "text-quote", "\n## «A heading»\n"),
    Snippet("List", "menu", "\n- «One thing»\n- Another thing\n"),
    Snippet("Tick list", "list-checks", "\n- [ ] «One thing»\n- [ ] Another thing\n"),
    Snippet("Lines to write", "pen-line", "\n```lines «3»\n```\n"),
    Snippet("Fields", "file-text", "\n```fields\n«What | When | Who can help»\n```\n"),
    Snippet("Scale", "chart-line", "\n```scale\n«0–10 | not at all | completely»\n```\n"),
    Snippet("Rings", "circle", "\n```rings\n«Me | what only I know»\nClose people | whom I tell first\n```\n"),
    Snippet("Words to tick", "check", "\n```choices\n«calm, tired, hopeful, worried»\n```\n"),
    Snippet("Table", "layers", "\n| «Day» | What helped |\n|---|---|\n| Monday | |\n| Tuesday | |\n"),
    Snippet("Box", "square-user", "\n> «Words that stand apart.»\n"),
)


def starter(kind: OwnKind) -> str:
    """Return the text that a new one begins with."""
    return GUIDE if kind is OwnKind.GUIDE else HANDOUT


def snippets(kind: OwnKind) -> tuple[Snippet, ...]:
    """Return what can be put in."""
    return GUIDE_SNIPPETS if kind is OwnKind.GUIDE else HANDOUT_SNIPPETS
