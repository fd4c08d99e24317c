"""The list of guards speaks of the program as it is: each line stands where it is said to, and each test exists."""

import pytest

from tests.reliability.figures import record
from tests.reliability.guards import GUARDS, ROOT, Guard

pytestmark = pytest.mark.reliability


@pytest.mark.parametrize("guard", GUARDS, ids=lambda guard: guard.says)
def test_a_guard_stands_where_it_is_said_to_and_its_test_exists(guard: Guard) -> None:
    assert (ROOT / guard.file).read_text(encoding="utf-8").count(guard.text) == 1
    file, _, name = guard.test.partition("::")
    assert f"def {name}(" in (ROOT / file).read_text(encoding="utf-8")


def test_every_rule_has_a_guard() -> None:
    assert {guard.rule for guard in GUARDS} == set(range(1, 9))
    record(0, "guards of the never-lose rules, taken out by --guards", f"{len(GUARDS)} guards of 8 rules")
