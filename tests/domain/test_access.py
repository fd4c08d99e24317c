"""What the person reads when the password store does not simply open: word for word as the security design says."""

import pytest

from workwell_desktop.domain.access import Offer, StoreState

SENTENCES = {
    StoreState.OPEN: "",
    StoreState.WAITING: "Your computer is asking for your login password. Look for a second window.",
    StoreState.LOCKED: "The password store is locked. Your notes are safe.",
    StoreState.MISSING: "Your notes are here, but their key is not where it was. Do not delete anything.",
    StoreState.WRONG: "This key belongs to another vault.",
    StoreState.ABSENT: "This computer has no password store. Choose a passphrase instead.",
    StoreState.REFUSED: "The store offered is not protected, so WorkWell will not use it.",
    StoreState.DENIED: "macOS asked and “Deny” was chosen.",
}


@pytest.mark.parametrize("state", StoreState)
def test_each_state_has_its_sentence(state: StoreState) -> None:
    assert state.sentence == SENTENCES[state]


@pytest.mark.parametrize("state", [state for state in StoreState if state is not StoreState.OPEN])
def test_the_recovery_sheet_is_always_a_way_out(state: StoreState) -> None:
    assert Offer.SHEET in state.offers
