"""A group's agreement goes from draft to adopted, version by version, and an adopted one stays as it is."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.usecases.conftest import EVENING, Office
from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.errors import Refusal

TODAY = EVENING.date()


def test_a_first_draft_begins_with_usual_lines_and_is_not_kept_until_it_is_saved(office: Office) -> None:
    group = office.group()
    draft = office.desk.agreements.draft(group.id)
    assert (draft.version, draft.adopted_on) == (1, None)
    assert draft.clauses
    assert office.desk.agreements.of_group(group.id) == ()
    office.heard.clear()
    kept = office.desk.agreements.save(replace(draft, clauses=("  We listen. ", ""), adopted_on=TODAY))
    assert kept.adopted_on is None, "saving a draft adopts nothing"
    assert kept.clauses == ("We listen.",)
    assert office.desk.agreements.draft(group.id) == kept
    assert office.heard == [Changes.PAPERS]


def test_a_change_to_an_adopted_agreement_is_the_next_version(office: Office) -> None:
    agreements, group = office.desk.agreements, office.group()
    first = agreements.save(agreements.draft(group.id))
    adopted = agreements.adopt(first.id, TODAY, "everyone present")
    assert (adopted.adopted_on, adopted.adopted_by) == (TODAY, "everyone present")
    with pytest.raises(Refusal):
        agreements.save(first)
    with pytest.raises(Refusal):
        agreements.adopt(first.id, TODAY, "")
    with pytest.raises(Refusal):
        agreements.remove(first.id)
    second = agreements.draft(group.id)
    assert (second.version, second.clauses, second.limits) == (2, first.clauses, first.limits)
    agreements.save(second)
    assert agreements.of_group(group.id) == (second, adopted)
    agreements.remove(second.id)
    agreements.put_back(first)  # undoes that it was adopted
    assert agreements.of_group(group.id) == (first,)


def test_an_empty_agreement_or_a_day_to_come_is_not_adopted(office: Office) -> None:
    agreements, group = office.desk.agreements, office.group()
    empty = agreements.save(replace(agreements.draft(group.id), clauses=()))
    with pytest.raises(Refusal) as nothing:
        agreements.adopt(empty.id, TODAY, "")
    with pytest.raises(Refusal) as too_soon:
        agreements.adopt(empty.id, TODAY + timedelta(days=1), "")
    assert (nothing.value.field, too_soon.value.field) == ("clauses", "adopted_on")


def test_a_group_that_agreed_on_something_is_not_removed_with_it(office: Office) -> None:
    agreements, group = office.desk.agreements, office.group()
    kept = agreements.save(agreements.draft(group.id))
    with pytest.raises(Refusal, match="agreement"):
        office.desk.groups.remove(group.id)
    assert agreements.of_group(group.id) == (kept,)
    agreements.remove(kept.id)
    office.desk.groups.remove(group.id)
