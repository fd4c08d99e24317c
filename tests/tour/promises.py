"""What is protected, what is not, and what one can do about it."""

from tests.tour.house import entered
from tests.tour.stage import Stage
from workwell_desktop.ui.kit.places_to_go import ToSafety


def promised(stage: Stage) -> None:
    """Read the page of promises."""
    with entered(stage) as tour:
        tour.visit(ToSafety("promises"), "What is protected")


SCENES = (promised,)
