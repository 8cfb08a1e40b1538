from datetime import date

import pytest

from alongside.law.clocks import _clock
from alongside.law.pathway import _transition
from alongside.law.reading import Entry, LawDataError

CLOCK = {
    "code": "ZZ01",
    "name": "Made up",
    "starts": ["referral.received"],
    "met_by": ["referral.decided_assessment"],
    "limit": {"value": 1, "unit": "day"},
    "force": "statutory",
    "responsible": "social_worker",
    "holds_from": date(2020, 1, 1),
    "source": "Nowhere",
    "verification": "unverified",
}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"starts": ["referral.recieved"]}, "'starts' names 'referral.recieved', which is not known"),
        ({"starts": "referral.received"}, "'starts' must be a list of names"),
        ({"responsible": "boss"}, "'responsible' is 'boss'. Use one of"),
        ({"verification": "surely"}, "Use one of: 'partly verified', 'unverified', 'verified'"),
        ({"limit": {"value": -1, "unit": "day"}}, "limit: 'value' must be given, as a whole number"),
        ({"limit": {"value": 1, "unit": "fortnight"}}, "limit: 'unit' is 'fortnight'"),
        ({"limit": 1}, "limit: must be a table of fields"),
        ({"repeats": {"limits": []}}, "'limits' needs at least one interval"),
        ({"repeats": {"limits": 1}}, "'limits' must be a list of tables"),
        ({"council_sets": "yes"}, "'council_sets' must be true or false"),
        ({"nmae": "Misspelt"}, "unknown field nmae"),
        ({"source": 1}, "'source' must be given, as text"),
        ({"holds_from": "2011"}, "'holds_from' must be given, as a date such as 2011-04-01"),
    ],
)
def test_a_mistake_in_a_clock_is_named_with_its_place(change, message):
    with pytest.raises(LawDataError, match=r"clocks/made_up\.toml, ZZ01") as refusal:
        _clock("made_up", Entry("clocks/made_up.toml, ZZ01", CLOCK | change))
    assert message in str(refusal.value)


def test_a_transition_moves_one_region():
    fields = {"code": "zz.1", "events": ["care.started"], "from": ["contact"], "to": ["looked_after"]}
    with pytest.raises(LawDataError, match="states of one region"):
        _transition(Entry("pathway/transitions.toml, zz.1", fields))
