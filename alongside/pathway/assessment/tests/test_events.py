"""Every event of the step is announced by exactly one verb."""

from pathlib import Path

import pytest

from alongside.law.events import EVENTS
from alongside.pathway.assessment.tests.announcing import announcers


@pytest.mark.parametrize("event", [name for name, event in EVENTS.items() if event.step == "assessment"])
def test_one_verb_announces_it(event):
    found = sorted(announcers(Path(__file__).parents[1], event))
    assert len(found) == 1, found
