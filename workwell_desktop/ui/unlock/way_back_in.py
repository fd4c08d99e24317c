"""The unlock screen before a vault that is still open behind the curtain, because some words could not be saved."""

from dataclasses import replace
from typing import TYPE_CHECKING

from workwell_desktop.ui.unlock.unlock_controller import UnlockController
from workwell_desktop.usecases.same_vault import SameVault

if TYPE_CHECKING:
    from collections.abc import Callable

    from workwell_desktop.ui.kit.places_to_go import Place
    from workwell_desktop.ui.unlock.entrance import Entrance
    from workwell_desktop.ui.unlock.frame import EntranceFrame
    from workwell_desktop.usecases.access import Access
    from workwell_desktop.usecases.open_vault import OpenVault


def build(access: "Access", opened: "OpenVault", entrance: "Entrance", back: "Callable[[], None]") -> "EntranceFrame":
    """Return the screen that asks as at any other lock, and then leads back to what stands behind the curtain."""

    def come_back(_opened: "OpenVault", _place: "Place | None") -> None:
        back()

    same = SameVault(access.places, access.store, opened=opened)
    # no backup takes the place of a vault that is open
    return UnlockController(same, replace(entrance, entered=come_back, restore=None)).view
