"""The way in: first run in four calm steps, and the screen that opens the vault whatever the password store answers.

It knows nothing of groups or notes; it hands an open vault to the window and is gone.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workwell_desktop.ui.unlock.asked import Asked
    from workwell_desktop.ui.unlock.entrance import Entrance
    from workwell_desktop.ui.unlock.frame import EntranceFrame
    from workwell_desktop.usecases.access import Access


def build(access: "Access", entrance: "Entrance", asked: "Asked | None" = None) -> "EntranceFrame":
    """Return the screen that belongs here: first run when there is no vault, the unlock screen otherwise.

    With `asked`, a question to the password store is under way already, and the unlock screen hears its answer.
    """
    if access.exists():
        from workwell_desktop.ui.unlock.unlock_controller import UnlockController

        return UnlockController(access, entrance, asked).view
    from workwell_desktop.ui.unlock.first_run_controller import FirstRunController

    return FirstRunController(access, entrance).view
