"""What a council holds itself to in a Practice Week: read, dated, and refused in words where it makes no sense."""

from dataclasses import replace
from datetime import date

import pytest

from alongside.law.practice_week import AGREEMENT_RULES, BRIEFING_TERMS, UNDERTAKINGS, _rule, _term, _text, holding
from alongside.law.reading import Entry, LawDataError

DATED = {
    "holds_from": date(2026, 4, 1), "force": "local_practice", "source": "Nowhere", "verification": "unverified",
}  # fmt: skip


def entry(**fields):
    return Entry("practice_week.toml, made up", DATED | fields)


@pytest.mark.parametrize(
    ("read", "fields", "message"),
    [
        (_rule, {"own_from": 12, "alone_from": 8}, "nobody decides alone before being asked at all"),
        (_rule, {"own_from": "eight", "alone_from": 16}, "'own_from' must be given, as a whole number"),
        (_term, {"evening_from": 25}, "an hour of the day"),
        (_text, {"sentences": []}, "'sentences' must be given, as a list of texts"),
        (_text, {"sentences": "One."}, "'sentences' must be given, as a list of texts"),
    ],
)
def test_a_mistake_is_named_with_its_place(read, fields, message):
    with pytest.raises(LawDataError, match=r"practice_week\.toml, made up") as refusal:
        read(entry(**fields))
    assert message in str(refusal.value)


def test_a_newer_entry_holds_from_its_day_and_an_older_day_keeps_the_older():
    older = AGREEMENT_RULES[0]
    newer = replace(older, holds_from=date(2027, 4, 1), own_from=10)
    for order in ([older, newer], [newer, older]):
        assert holding(order, date(2027, 3, 31)) == older
        assert holding(order, date(2027, 4, 1)) == newer
    assert holding([older, newer], date(2020, 1, 1)) == older


def test_what_is_local_says_so():
    for one in (*AGREEMENT_RULES, *BRIEFING_TERMS, *UNDERTAKINGS):
        assert (one.force, one.verification) == ("local_practice", "unverified")
        assert one.source
