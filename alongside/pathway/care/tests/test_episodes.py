"""Episodes are derived from legal statuses and placements, and taken apart into them again."""

import itertools
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from alongside.pathway.care.episodes import PeriodSpan, PlacementSpan, StatusSpan, episodes_in, periods_of

BEGIN = date(2024, 1, 1)
KINDS = st.sampled_from(["U1", "U4", "U6", "K2", "R2"])
REASONS = st.sampled_from(["CARPL", "CREQB", "CHILD", "OTHER"])


def spans(edges, make):
    return [make(i, start, end) for i, (start, end) in enumerate(itertools.pairwise(edges))]


@st.composite
def cuts(draw, begin, end, at_most):
    """The edges of spans that fill the days from begin to end (None: still open)."""
    last = end or begin + timedelta(400)
    inner = draw(st.sets(st.dates(begin + timedelta(1), last - timedelta(1)), max_size=at_most))
    return [begin, *sorted(inner), end]


@st.composite
def a_period(draw, begin=BEGIN, is_open=None):
    still_open = draw(st.booleans()) if is_open is None else is_open
    end = None if still_open else begin + timedelta(draw(st.integers(20, 400)))
    law_edges = draw(cuts(begin, end, 3))
    codes = draw(st.permutations(["C1", "C2", "E1", "V2", "L2"]))
    statuses = spans(law_edges, lambda i, a, b: StatusSpan(a, b, codes[i]))
    home_edges = draw(cuts(begin, end, 4))
    last = len(home_edges) - 2
    placements = spans(
        home_edges,
        lambda i, a, b: PlacementSpan(
            a,
            b,
            draw(KINDS),
            "PR1",
            same_carer=i > 0 and draw(st.booleans()),
            change_reason="" if i == last else draw(REASONS),
            postcode=f"RV{i + 1} 1AA",
        ),
    )
    return PeriodSpan(begin, end, "" if still_open else "E4A", "N1", "S", statuses, placements)


@given(a_period())
def test_a_period_rebuilds_from_its_episodes(period):
    assert periods_of(episodes_in(period)) == [period]


@given(a_period(is_open=False), st.integers(0, 90))
def test_two_periods_stay_apart_even_when_care_resumes_the_same_day(first, gap):
    second = PeriodSpan(
        first.ended_on + timedelta(gap),
        statuses=[StatusSpan(first.ended_on + timedelta(gap), None, "V2")],
        placements=[PlacementSpan(first.ended_on + timedelta(gap), None, "U6")],
    )
    assert periods_of([*episodes_in(first), *episodes_in(second)]) == [first, second]


@given(a_period())
def test_episodes_follow_each_other_without_a_gap_and_only_the_last_has_its_own_reason(period):
    made = list(episodes_in(period))
    assert [e.rne for e in made].count("S") == 1
    assert made[0].rne == "S"
    assert all(a.dec == b.decom and a.rec == "X1" for a, b in itertools.pairwise(made))
    assert (made[-1].dec, made[-1].rec) == (period.ended_on, period.ended_why)


def test_a_move_and_an_order_on_the_same_day_are_one_episode():
    may, june = date(2026, 5, 4), date(2026, 6, 1)
    period = PeriodSpan(
        may,
        None,
        "",
        "N1",
        "S",
        [StatusSpan(may, june, "C1"), StatusSpan(june, None, "C2")],
        [
            PlacementSpan(may, june, "U6", "PR1", change_reason="CARPL"),
            PlacementSpan(june, None, "U4", "PR1", same_carer=True),
        ],
    )
    first, second = episodes_in(period)
    assert (first.rne, first.rec, first.reason_place_change) == ("S", "X1", "CARPL")
    assert (second.rne, second.ls, second.place, second.decom) == ("U", "C2", "U4", june)


def test_an_order_renewed_under_the_same_status_makes_no_new_episode():
    may, june = date(2026, 5, 4), date(2026, 6, 1)
    period = PeriodSpan(
        may,
        None,
        "",
        "N1",
        "S",
        [StatusSpan(may, june, "C1"), StatusSpan(june, None, "C1")],
        [PlacementSpan(may, None, "U6")],
    )
    assert len(list(episodes_in(period))) == 1


def test_a_return_that_begins_in_the_midst_of_a_period_comes_back_as_it_was():
    april = date(2026, 4, 10)
    statuses, homes = [StatusSpan(april, None, "C2")], [PlacementSpan(april, None, "U4", same_carer=False)]
    (episode,) = episodes_in(PeriodSpan(april, None, "", "N1", "P", statuses, homes))
    assert episode.rne == "P"
    assert periods_of([episode]) == [PeriodSpan(april, None, "", "N1", "P", statuses, homes)]
