"""What stands in each column: something, where the list cannot do without it, and nothing that cannot be read.

Every column has a rule of its own, numbered by its place: A306 is the sixth column of
list 3. They are made from the columns themselves, as all that differs is the column.
"""

import shlex
from collections.abc import Callable
from typing import Any, Final

from alongside.returns.annex_a.recognise import LISTS
from alongside.returns.annex_a.ruleset import RULES
from alongside.returns.annex_a.wording import WORDING
from alongside.returns.annex_a.words import answer, day
from alongside.returns.kit.reading import Reader, full_years, whole_number
from alongside.returns.kit.rows import Column, Row, columns

# The columns that no row can do without; what others may need and when is for rules of their own.
# Source: what regional pipelines refuse when it is blank.
PERSON: Final = "child_id gender ethnicity"
REQUIRED: Final = {
    1: f"{PERSON} contact_date source",
    2: f"{PERSON} start_date organisation",
    3: f"{PERSON} referral_date source no_further_action referrals_in_12_months",
    4: f"{PERSON} disability start_date",
    5: f"{PERSON} disability strategy_discussion enquiries_in_12_months conferences_in_12_months",
    6: f"{PERSON} disability primary_need case_status",
    7: f"{PERSON} disability start_date initial_category latest_category emergency_protection previous_plans",
    8: f"{PERSON} uasc disability started need second_period legal_status_date legal_status placements_in_12_months "
    "placement_started placement provider location local_authority missing_in_12_months absent_in_12_months",
    9: f"{PERSON} uasc disability eligibility in_touch",
    10: f"{PERSON} disability entered_care decision_date",
    11: "adopter_id gender ethnicity disability fostering_for_adoption enquiry",
}

# For each way of reading: what a column holds, a right text and a wrong one.
Kind = tuple[str, str, str]
KINDS: Final[dict[Reader, Kind]] = {
    day: ("a date", "2025-05-01", "31/02/2025"),
    answer: ("Yes or No", "Yes", "Perhaps"),
    whole_number: ("a whole number", "2", "many"),
    full_years: ("an age in years", "7", "teens"),
    **{read: ("one of its answers", next(iter(words.values())), "Something else") for read, words in WORDING.items()},
}


def _nothing_readable(name: str) -> Callable[[Any, Any], bool]:
    return lambda row, child: getattr(row, name) is None


def _unreadable(column: str) -> Callable[[Any, Any], bool]:
    return lambda row, child: column in row.unread


def _keep(row: type[Row], code: str, name: str, held: Column, *, required: bool) -> None:
    kind, right, wrong = KINDS.get(held.read, ("something", "AB1", ""))
    list_ = row.table.replace(" ", "")
    told = [shlex.quote(text) if text else "" for text in ([right, wrong] if wrong else [right])]
    bad = [f"*{list_} {name}={text}" for text in told[1:]]
    good = [f"{list_} {name}={told[0]}"]
    if required:
        means = f"{row.table} must say {kind} under “{held.name}”."
        check, bad = _nothing_readable(name), [f"*{list_} {name}=", *bad]
    else:
        means = f"What {row.table} says under “{held.name}” must be {kind}, where it says anything."
        check, good = _unreadable(held.name), [*good, f"{list_} {name}="]
    RULES.on_row(row, code, means=means, fields=(held.name,), passes=tuple(good), fails=tuple(bad))(check)


for _number, _row in LISTS.items():
    _required = REQUIRED[_number].split()
    for _place, (_name, _held) in enumerate(columns(_row), start=1):
        if _name in _required or _held.read in KINDS:
            _keep(_row, f"A{_number}{_place:02}", _name, _held, required=_name in _required)
