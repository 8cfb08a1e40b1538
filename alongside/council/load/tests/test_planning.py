"""Planning is pure: rows of a return in, facts out. Episodes that are taken apart come back the same."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from alongside.council.load import cin, ssda903
from alongside.council.load.intended import Source
from alongside.pathway.assessment.models import Assessment, Section47Enquiry
from alongside.pathway.care.episodes import PeriodSpan, PlacementSpan, StatusSpan, episodes_in
from alongside.pathway.care.models import LegalStatus, PeriodOfCare, Placement
from alongside.pathway.front_door.models import Referral
from alongside.returns.cin import rows
from alongside.returns.kit.rows import Origin
from alongside.returns.ssda903 import tables

CENSUS = Source("cin", "CIN census 2025-26", date(2026, 3, 31), 2026)
RETURN = Source("ssda903", "SSDA903 2025-26", date(2026, 3, 31), 2026)
HERE = {"origin": Origin("a file", "Child"), "at": 1}
LAW = ("V2", "C1", "C2", "E1")
HOMES = ("U4", "U6", "K2", "P1")


def child(*details):
    return rows.Child(
        **HERE,
        identifiers=rows.Identifiers(**HERE, la_child_id="A1", birth_date=date(2015, 1, 2)),
        characteristics=rows.Characteristics(**HERE),
        cin_details=details,
    )


def case(**told):
    return rows.CinDetails(**HERE, referral_date=date(2025, 5, 1), **told)


def one(told, kind):
    (found,) = told.of(kind)
    return found.told()


def test_nothing_further_closes_the_referral_the_day_it_came():
    referral = one(cin.plan(child(case(no_further_action=True)), CENSUS), Referral)
    assert (referral["decision"], referral["closed_on"]) == ("no_further_action", date(2025, 5, 1))


def test_what_the_census_implies_says_so():
    told = cin.plan(child(case(section_47s=(rows.Section47(**HERE, start_date=date(2025, 5, 6)),))), CENSUS)
    assert one(told, Referral)["decision"] == "strategy_discussion"
    enquiry = one(told, Section47Enquiry)
    assert "outcome" not in enquiry
    (discussion,) = (fact for fact in told.facts if fact.kind.__name__ == "StrategyDiscussion")
    assert "Implied by the children in need census" in discussion.columns["decision_reason"]


def test_an_assessment_closed_for_early_help_led_there():
    done = rows.Assessment(**HERE, start_date=date(2025, 5, 2), authorisation_date=date(2025, 6, 2))
    closed = {"closure_date": date(2025, 6, 3), "reason_for_closure": "RC9"}
    assert one(cin.plan(child(case(assessments=(done,), **closed)), CENSUS), Assessment)["outcome"] == "early_help"


def test_a_referral_without_its_date_refuses_the_child():
    told = cin.plan(child(rows.CinDetails(**HERE)), CENSUS)
    assert [said.sentence for said in told.refused] == [
        "CINreferralDate is blank: a referral cannot be without its date."
    ]


@st.composite
def periods(draw):
    """A period of care: its law and its homes each change on days of their own, never to the same again."""
    start = date(2025, 4, 2)
    days = sorted(draw(st.sets(st.integers(1, 300), max_size=6)))
    end = draw(st.sampled_from([None, start + timedelta(days=320)]))
    moves = {day: draw(st.sampled_from(["law", "home", "both"])) for day in days}
    laws = [start, *(start + timedelta(days=day) for day in days if moves[day] != "home")]
    homes = [start, *(start + timedelta(days=day) for day in days if moves[day] != "law")]
    statuses = [
        StatusSpan(on, until, LAW[number % 4])
        for number, (on, until) in enumerate(zip(laws, [*laws[1:], end], strict=True))
    ]
    placements = [
        PlacementSpan(on, until, HOMES[number % 4], "PR1", same_carer=number > 0 and draw(st.booleans()))
        for number, (on, until) in enumerate(zip(homes, [*homes[1:], end], strict=True))
    ]
    began = draw(st.sampled_from("SLPB"))
    return PeriodSpan(start, end, "E4A" if end else "", "N1", began, statuses, placements)


def row_of(episode):
    names = ("decom", "rne", "ls", "cin", "place", "place_provider", "dec", "rec")
    return tables.Episode(**HERE, child="A1", **{name: getattr(episode, name) or None for name in names})


def spans_of(told):
    def all_of(kind, made):
        return [made(fact.told()) for fact in told.of(kind)]

    (period,) = told.of(PeriodOfCare)
    columns = period.told()
    return PeriodSpan(
        columns["started_on"],
        columns.get("ended_on"),
        columns.get("ended_why", ""),
        columns["need"],
        columns["first_reason"],
        all_of(LegalStatus, lambda c: StatusSpan(c["started_on"], c.get("ended_on"), c["code"])),
        all_of(
            Placement,
            lambda c: PlacementSpan(c["started_on"], c.get("ended_on"), c["kind"], c["provider"], c["same_carer"]),
        ),
    )


@given(periods())
def test_episodes_taken_apart_come_back_the_same(period):
    episodes = list(episodes_in(period))
    read = {table.name: [] for table in tables.TABLES} | {"Episodes": [row_of(one) for one in episodes]}
    told = ssda903.plan("A1", read, RETURN)
    assert told.refused == []
    assert list(episodes_in(spans_of(told))) == episodes
