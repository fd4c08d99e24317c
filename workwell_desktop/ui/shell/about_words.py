"""What "About WorkWell" says: what this version protects and what it does not, and whose work it stands on.

Only words. Whoever changes how the vault is opened, locked or backed up changes them here as well.
"""

PURPOSE = "Plan, run and write up support groups, with everything encrypted on this computer."

LICENCE = (
    "Free software under the Apache License 2.0, without warranty. Copyright 2026 The WorkWell Desktop contributors."
)

PROTECTION = (
    (
        "shield-check",
        "Everything you write is encrypted on this computer, and so is the verified copy that is made when you lock "
        "or close WorkWell; both lie on the same disk, and nothing is ever sent anywhere.",
    ),
    (
        "lock",
        "Locking saves, closes the vault and takes every word off the screen, but WorkWell goes on running, so "
        "traces can stay in the computer's memory until you quit, and it does not lock by itself yet: press Ctrl+L "
        "when you leave.",
    ),
    (
        "key-round",
        "Whoever has your computer's login can open the vault unless you chose a passphrase, and without login, "
        "passphrase and recovery sheet nobody can open it again, not even the people who made WorkWell.",
    ),
    (
        "info",
        "It cannot protect you from a harmful program under your login, a computer that somebody tampered with, a "
        "camera pointed at the screen, printed pages and PDF files, or what the printer and the system keep of them "
        "on the disk: encrypt the whole disk as well.",
    ),
)
"""Four honest sentences, each with its icon."""

CREDITS = (
    ("Atkinson Hyperlegible Next", "the typeface, from the Braille Institute", "SIL Open Font License 1.1"),
    ("Lucide", "the icons, some from Feather", "ISC, MIT"),
    ("Qt, with PySide6-Essentials", "the window", "LGPL v3"),
    ("SQLCipher, with sqlcipher3", "the encrypted database", "BSD, zlib"),
    ("SQLAlchemy, alembic", "reading and writing the vault", "MIT"),
    ("keyring, SecretStorage", "the computer's password store", "MIT, BSD"),
    ("cryptography", "keys and passphrases", "Apache-2.0 or BSD"),
    ("pyrage", "the recovery sheet's lock (age)", "MIT"),
    ("zxcvbn", "how hard a passphrase is to guess", "MIT"),
    ("platformdirs", "where a program's data belongs", "MIT"),
    ("reportlab", "the papers", "BSD"),
    ("pikepdf", "sealing a report", "MPL-2.0"),
    ("pillow", "pictures on papers", "MIT-CMU"),
    ("pypdfium2, with PDFium", "preview and printing", "BSD, Apache-2.0"),
    ("segno", "the square code on the recovery sheet", "BSD"),
    ("python-dateutil, icalendar", "days that come round, and the calendar file", "Apache-2.0, BSD"),
    ("markdown-it-py", "reading guides and handouts", "MIT"),
    ("Python, typing_extensions, tzdata", "the language, and time zones where they are missing", "PSF, Apache-2.0"),
)
"""Whose work, what for, under which licence."""
