"""What WorkWell promises about safety, what it cannot protect, and what a person can do, in plain words.

Every promise here stands in docs/security.md too, under the same title, with the tests that show it.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Said:
    """One point: a short title and a sentence or two."""

    title: str
    text: str


PROMISES = (
    Said(
        "Your notes are encrypted",
        "All you write is kept in one encrypted vault. If this computer is lost or stolen while it is switched off, "
        "a finder cannot read your notes without your passphrase, your computer's login or your recovery sheet.",
    ),
    Said(
        "What was saved stays saved",
        "If WorkWell stops all at once, or the power fails, everything that was saved is still there. If the disk is "
        "full or fails, a sentence says so and your words stay on the screen.",
    ),
    Said(
        "No key is lost in silence",
        "If your computer's password store is locked, gone or mixed up, WorkWell says which, and changes nothing. It "
        "never makes a new key or a new vault in place of yours. The recovery sheet opens the vault all the same.",
    ),
    Said(
        "Damage is noticed",
        "Every page of the vault carries a mark. After a sudden stop, and once a week, all of them are read. Until "
        "that is done, search says that it is still checking.",
    ),
    Said(
        "An older file is noticed",
        "If somebody puts an older copy in the place of your vault, WorkWell says so and opens it for reading only.",
    ),
    Said(
        "Backups are proved",
        "A backup counts only after it was read back. It has a key of its own. A damaged backup never takes the "
        "place of your vault, and the vault in use is put aside, not deleted.",
    ),
    Said(
        "Sheet and backup bring all of it back",
        "On another computer, with nothing but the recovery sheet and a backup, every record comes back. Other "
        "programs can read a backup too, so you do not depend on WorkWell.",
    ),
    Said(
        "Locking forgets",
        "When WorkWell locks, the program ends and a fresh one shows the curtain. Your key and your words are in no "
        "program's memory then. What you were typing is kept in the vault.",
    ),
    Said(
        "It locks by itself",
        "WorkWell locks when nobody has touched it for some minutes (you can say how many), and when the computer "
        "locks or goes to sleep.",
    ),
    Said(
        "Private notes lie apart",
        "They have a passphrase of their own. They are in no search, no list, no paper and no file you hand over.",
    ),
    Said(
        "What you hand over is sealed",
        "A bundle opens only with the key or the six words it was made for. It holds the groups and kinds of "
        "record you chose, and never private notes, debriefs or supervision. Whoever takes it over keeps what "
        "was in it.",
    ),
    Said(
        "Records go only when you say so",
        "Your rules show what is due; you look and decide. Nothing of a group or person on legal hold can be "
        "removed or erased.",
    ),
    Said("Nothing goes out", "WorkWell opens no network connection. There is no account and no server."),
    Said(
        "Nothing is written elsewhere",
        "No name and no word of yours is written outside the vault and its backups: not in settings, not in a log, "
        "not in a file's name. Only what you save, print or hand over yourself leaves it.",
    ),
    Said(
        "Erased is erased",
        "When you erase a person, nothing of them stays in the vault, not even in its empty pages, but a name that "
        "you chose to leave in another record. An older backup that is brought back is cleared of them at once. You "
        "get a list of where copies may remain.",
    ),
)

LIMITS = (
    Said(
        "Whoever sits here while it is open",
        "While WorkWell is open, whoever is at this computer can read. If your login opens the vault, whoever uses "
        "your login can open it too, even when it is locked.",
    ),
    Said(
        "Harmful programs, and hands on your computer",
        "A harmful program that runs under your account can read what you read. So can somebody who changed this "
        "computer while you were away.",
    ),
    Said(
        "Everything lost at once",
        "If the passphrase or login and the recovery sheet are both lost, nobody can open the vault. Private notes "
        "open with their passphrase only; no sheet replaces it. There is no back door.",
    ),
    Said(
        "A passphrase from before",
        "A backup opens with the passphrase of its day. Whoever knows an old passphrase and has such a backup can "
        "get at the key you use today. If you fear that, choose Change all keys, not just a new passphrase.",
    ),
    Said(
        "All of it put back at once",
        "If the whole folder of WorkWell is put back as it was on an earlier day, nothing in it can tell. A backup "
        "kept elsewhere can.",
    ),
    Said(
        "What the computer keeps for itself",
        "The computer may write parts of its memory to the disk, and keep a copy of what was printed.",
    ),
    Said(
        "What has left the vault",
        "Papers you saved or printed, files you handed over and pictures of the screen are out of WorkWell's hands.",
    ),
    Said(
        "Somebody with your key",
        "Whoever holds the key could write the record of changes anew. Older backups would show it.",
    ),
)

ADVICE = (
    Said("Keep the sheet and the stick apart", "Together they open everything. Keep the sheet at home or in a safe."),
    Said(
        "Turn on disk encryption", "Your computer's settings offer it. It covers what the computer keeps for itself."
    ),
    Said("Share no login", "If others use your login, choose a passphrase under Keys and lock."),
    Said("Try the sheet once a year", "Under Keys and lock you can test it. Nothing is changed by that."),
)

NO_LAW = (
    "WorkWell does not make a service fit any law by itself. Ask your organisation which rules you are under, and "
    "show them this page."
)
