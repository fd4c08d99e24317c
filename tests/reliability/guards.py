"""The never-lose rules, each with the line of the program that keeps it and the test that notices when it is gone.

`python -m tests.reliability.guards` (or `dev.py reliability --guards`) copies the project aside, runs the tests named
here, which must pass, then takes out one line after the other, and each time the test named beside it must fail.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
COPIED = ("workwell_desktop", "tests", "resources", "docs", "packaging", "requirements", "pyproject.toml", "dev.py")


@dataclass(frozen=True)
class Guard:
    """A rule, the words that keep it in `file`, what stands there without it, and the test that must notice."""

    rule: int
    says: str
    file: str
    text: str
    without: str
    test: str


_SECURITY, _STORAGE, _USECASES = (
    "workwell_desktop/security/",
    "workwell_desktop/storage/",
    "workwell_desktop/usecases/",
)
_POWER = "tests/reliability/test_power_loss.py::"
_OLDER = "tests/reliability/test_older_files.py::"

GUARDS = (
    Guard(
        1,
        "nothing new is made where a vault lies",
        _SECURITY + "creating.py",
        "    if exists(places):\n        raise Refusal(_VAULT_THERE)",
        "    if False:\n        raise Refusal(_VAULT_THERE)",
        "tests/reliability/test_keyring_matrix.py::test_no_answer_of_the_store_touches_a_vault_that_exists",
    ),
    Guard(
        1,
        "nothing new is made where backups lie",
        _SECURITY + "creating.py",
        "    if has_backups(places):\n        raise",
        "    if False:\n        raise",
        "tests/security/test_creating.py::test_nothing_is_made_where_a_backup_lies",
    ),
    Guard(
        1,
        "a database is made only where no file is",
        _STORAGE + "vault.py",
        "os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600)",
        "os.open(path, os.O_CREAT | os.O_RDWR, 0o600)",
        "tests/storage/test_vault_recipe.py::test_creating_never_writes_over_anything",
    ),
    Guard(
        1,
        "opening never makes a file",
        _STORAGE + "connection.py",
        'else "rw"',
        'else "rwc"',
        "tests/storage/test_vault_recipe.py::test_connecting_never_makes_a_file",
    ),
    Guard(
        2,
        "a key that is not found is not a vault that is not there",
        _SECURITY + "creating.py",
        "        return any(entry.name not in LITTER for entry in places.vault_dir.iterdir())",
        "        return False",
        "tests/reliability/test_keyring_matrix.py::test_no_answer_of_the_store_touches_a_vault_that_exists",
    ),
    Guard(
        2,
        "every collection of the password store is looked through",
        _SECURITY + "store.py",
        "    return _look_elsewhere(store, vault_id, accepts, found)",
        "    return found",
        "tests/system/test_keyring_daemon.py::test_every_state_of_a_real_keyring",
    ),
    Guard(
        3,
        "starting over moves the vault into the archive",
        _USECASES + "changing_places.py",
        '        _archive(places.vault_dir, archived / "vault")\n        _archive(places.backups_dir',
        "        shutil.rmtree(places.vault_dir)\n        _archive(places.backups_dir",
        "tests/usecases/test_restoring.py::test_starting_over_moves_everything_into_the_archive",
    ),
    Guard(
        3,
        "a vault of a newer version is refused",
        _STORAGE + "vault.py",
        "        raise NewerFormat",
        "        pass",
        "tests/storage/test_vault_faults.py::test_a_newer_format_is_refused_with_advice_to_update",
    ),
    Guard(
        4,
        "a new vault's key is read back before anything relies on it",
        _SECURITY + "creating.py",
        "            if not store.proves(being_made.header):",
        "            if False:",
        "tests/security/test_creating.py::test_a_key_that_does_not_read_back_is_not_relied_on",
    ),
    Guard(
        4,
        "a fresh process reads it back",
        _SECURITY + "store.py",
        "        return proof.holds_in_fresh_process(self, header_path)",
        "        return proof.holds(self, header_path)",
        "tests/security/test_proof.py::test_by_default_a_fresh_process_is_asked",
    ),
    Guard(
        5,
        "the key file is on the disk before it takes the old one's place",
        _SECURITY + "disk.py",
        "        to_the_disk(descriptor)\n    finally:\n",
        "        pass\n    finally:\n",
        _POWER + "test_no_power_loss_leaves_a_vault_without_a_key_file",
    ),
    Guard(
        5,
        "the name of the key file is on the disk before it is relied on",
        _SECURITY + "disk.py",
        "    flush_folder(path.parent)\n",
        "    pass\n",
        _POWER + "test_no_power_loss_leaves_a_vault_without_a_key_file",
    ),
    Guard(
        5,
        "one copy of the key file mends the other",
        _SECURITY + "copies.py",
        "    _mend(amiss, header)\n",
        "    pass\n",
        "tests/security/test_copies.py::test_one_whole_copy_mends_the_other",
    ),
    Guard(
        6,
        "a save is on the disk before it is acknowledged",
        _STORAGE + "vault.py",
        '"synchronous = FULL"',
        '"synchronous = OFF"',
        _POWER + "test_no_power_loss_damages_or_loses_what_was_saved",
    ),
    Guard(
        6,
        "nothing changes the key of a file in its place",
        _STORAGE + "vault.py",
        '{"key", "rekey", ',
        '{"key", ',
        "tests/storage/test_vault_recipe.py::test_no_other_file_and_no_other_key",
    ),
    Guard(
        7,
        "after a sudden stop the vault counts as unchecked",
        _USECASES + "open_vault.py",
        "            self.health.condition = Condition.CHECKING",
        "            pass",
        "tests/usecases/test_watching.py"
        "::test_after_a_sudden_stop_the_vault_is_read_through_before_a_search_is_believed",
    ),
    Guard(
        7,
        "every page's mark is checked",
        _STORAGE + "copying.py",
        'if execute("PRAGMA cipher_integrity_check").fetchall():',
        "if False:",
        "tests/reliability/test_tampering.py::test_every_harm_to_every_page_ends_in_a_named_state",
    ),
    Guard(
        7,
        "a copy is read back before it counts",
        _STORAGE + "copying.py",
        "prove(Original(target, key, original.audit_key), expected)\n        return expected\n\n\ndef rewritten",
        "return expected\n\n\ndef rewritten",
        "tests/storage/test_backup.py::test_a_copy_that_is_not_whole_never_becomes_a_backup",
    ),
    Guard(
        7,
        "a copy is compared with its original, row by row and link by link",
        _STORAGE + "copying.py",
        "        _agree(raw, copy.audit_key, expected)\n    flush(copy.path)",
        "    flush(copy.path)",
        "tests/storage/test_backup.py::test_an_export_that_lost_its_rows_is_no_vault",
    ),
    Guard(
        8,
        "an older file in the vault's place is noticed",
        _USECASES + "freshness.py",
        "    if keys.epoch < known.epoch or head[0] < known.seq:",
        "    if False:",
        _OLDER + "test_every_older_state_is_known_as_older_and_opens_for_reading_only",
    ),
    Guard(
        8,
        "a vault that went on elsewhere is noticed",
        _USECASES + "freshness.py",
        "    if known.seq and hash_there != known.head:",
        "    if False:",
        _OLDER + "test_another_computers_vault_is_known_as_another",
    ),
    Guard(
        8,
        "every commit is noted outside the vault",
        _USECASES + "open_vault.py",
        "        if self.anchor is not None:\n            self.vault.committed = self.anchor.note_commit",
        "        if self.anchor is not None:\n            pass",
        _OLDER + "test_a_log_that_is_gone_cut_or_flipped_is_never_a_silent_loss",
    ),
)
"""The numbers are those of the never-lose rules in docs/security.md."""


def main() -> int:
    """Take out one guard after the other, or those whose words hold the word given; return 1 for one unnoticed."""
    wanted = [guard for guard in GUARDS if all(word in guard.says for word in sys.argv[1:])]
    with tempfile.TemporaryDirectory(prefix="workwell-guards-") as name:
        copy = Path(name)
        for each in COPIED:
            if (ROOT / each).is_dir():
                shutil.copytree(ROOT / each, copy / each, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(ROOT / each, copy / each)
        if not _passes(copy, sorted({guard.test for guard in wanted})):
            print("The tests named here do not pass as the program is, so nothing can be told.")
            return 1
        unnoticed = 0
        for guard in wanted:
            noticed = _is_noticed(copy, guard)
            unnoticed += not noticed
            print(f"{guard.rule}  {guard.says:<66} {'noticed' if noticed else 'NOT NOTICED'}", flush=True)
    print(f"{len(wanted)} guards taken out, {len(wanted) - unnoticed} noticed")
    return 1 if unnoticed else 0


def _is_noticed(copy: Path, guard: Guard) -> bool:
    """Take a guard out, run its test, and put the guard back."""
    file = copy / guard.file
    whole = file.read_text(encoding="utf-8")
    if guard.text not in whole:
        print(f"   {guard.file} does not say this any more: {guard.text.strip().splitlines()[0]}")
        return False
    file.write_text(whole.replace(guard.text, guard.without), encoding="utf-8")
    try:
        return not _passes(copy, [guard.test])
    finally:
        file.write_text(whole, encoding="utf-8")


def _passes(copy: Path, tests: list[str]) -> bool:
    """Run tests in the copy, whatever their marks."""
    environment = {**os.environ, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-m", "", "-p", "no:cacheprovider", *tests]
    run = subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True, check=False)
    if run.returncode not in (0, 1):
        print(run.stdout[-1500:], run.stderr[-500:])
    return run.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
