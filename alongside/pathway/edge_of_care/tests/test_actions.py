"""Edge of care support from beginning to end."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from alongside.access.door import NotAllowed
from alongside.deadlines.models import Departure
from alongside.history.acting import acting
from alongside.history.models import Version
from alongside.history.refusals import refused_plainly
from alongside.pages.correcting import ChangedMeanwhile
from alongside.pathway.edge_of_care import actions
from alongside.pathway.edge_of_care.actions import AtTheEdge, Ended, Reviewed
from alongside.pathway.edge_of_care.factories import support_at_the_edge
from alongside.pathway.edge_of_care.models import EdgeOfCareReview, EdgeOfCareSupport

BEGAN = date(2026, 9, 7)
DAY = timedelta(days=1)


def test_support_begins_for_brother_and_sister_in_one_act_each_for_reasons_of_their_own(cast, tamsin, kofi):
    with acting(cast.mina.pk):
        edges = [AtTheEdge(tamsin, "I want Mum", "Nights away"), AtTheEdge(kofi, "I hate it", "Fights at home")]
        shared = {"service": "respite", "family_meeting_offered": True}
        supports = actions.start(children=edges, on=BEGAN, by=cast.mina, **shared)
        assert len({one.act for one in supports}) == 1
        assert [(one.child, one.childs_words, one.reason) for one in supports] == [
            (tamsin, "I want Mum", "Nights away"),
            (kofi, "I hate it", "Fights at home"),
        ]
        assert not Departure.objects.exists()


def test_it_is_for_a_service_manager_to_begin_and_to_end(cast, tamsin):
    with acting(cast.femi.pk), pytest.raises(NotAllowed, match="service manager"):
        support_at_the_edge(tamsin, on=BEGAN, by=cast.femi)
    with acting(cast.mina.pk):
        support_at_the_edge(tamsin, on=BEGAN, by=cast.mina)
    with acting(cast.femi.pk), pytest.raises(NotAllowed, match="service manager"):
        actions.end(children=[Ended(tamsin, outcome="home")], on=BEGAN, by=cast.femi)


def test_the_family_is_offered_a_meeting_first_or_it_is_said_why_not(cast, tamsin):
    with acting(cast.mina.pk):
        with pytest.raises(ValidationError, match="family group meeting"), refused_plainly():
            support_at_the_edge(tamsin, on=BEGAN, by=cast.mina, family_meeting_offered=False)
        support_at_the_edge(tamsin, on=BEGAN, by=cast.mina, family_meeting_offered=False, passed_why="It is tonight")
        assert Departure.objects.get(child=tamsin).reason == "It is tonight"


def test_a_child_has_one_support_at_a_time_and_may_have_another_after_it(cast, tamsin):
    with acting(cast.mina.pk):
        support_at_the_edge(tamsin, on=BEGAN, by=cast.mina)
        with pytest.raises(ValidationError, match="already has edge of care support"), refused_plainly():
            support_at_the_edge(tamsin, on=BEGAN + 30 * DAY, by=cast.mina)
        actions.end(children=[Ended(tamsin, outcome="home", reason="Calm")], on=BEGAN + 30 * DAY, by=cast.mina)
        support_at_the_edge(tamsin, on=BEGAN + 30 * DAY, by=cast.mina)
        assert EdgeOfCareSupport.objects.open().count() == 1
        assert EdgeOfCareSupport.objects.current(BEGAN + 29 * DAY).get().outcome == "home"


def test_a_review_moves_nothing_and_belongs_to_support_of_its_day(cast, tamsin):
    with acting(cast.mina.pk):
        support_at_the_edge(tamsin, on=BEGAN, by=cast.mina)
    with acting(cast.elin.pk):
        with pytest.raises(ValidationError, match="had no edge of care support"):
            actions.review(children=[Reviewed(tamsin)], on=BEGAN - DAY, by=cast.elin, progress="Too early")
        held = actions.review(
            children=[Reviewed(tamsin, "I slept", "care")], on=BEGAN + DAY, by=cast.elin, progress="Mum is worn out"
        )
        assert held[0].support.ended_on is None
        with pytest.raises(ValidationError, match="reviewed before it began"), refused_plainly():
            EdgeOfCareReview.objects.filter(pk=held[0].pk).update(held_on=BEGAN - DAY)


def test_brother_and_sister_end_together_with_different_outcomes(cast, tamsin, kofi):
    with acting(cast.mina.pk):
        for child in (tamsin, kofi):
            support_at_the_edge(child, on=BEGAN, by=cast.mina)
        ends = [Ended(tamsin, "I am home", "home", "Calm"), Ended(kofi, "I live with Gran", "wider_family", "Gran")]
        one, other = actions.end(children=ends, on=BEGAN + 60 * DAY, by=cast.mina)
        assert (one.outcome, one.ended_childs_words) == ("home", "I am home")
        assert (other.outcome, other.ended_reason) == ("wider_family", "Gran")
        with pytest.raises(ValidationError, match="no edge of care support now"):
            actions.end(children=ends, on=BEGAN + 61 * DAY, by=cast.mina)


def test_it_ends_with_an_outcome_and_not_before_it_began(cast, tamsin):
    with acting(cast.mina.pk):
        support = support_at_the_edge(tamsin, on=BEGAN, by=cast.mina)
        for columns, refusal in (
            ({"ended_on": BEGAN + DAY}, "ends with what came of it"),
            ({"outcome": "home"}, "ends with what came of it"),
            ({"ended_on": BEGAN - DAY, "outcome": "home"}, "cannot end before it began"),
        ):
            with pytest.raises(ValidationError, match=refusal), refused_plainly():
                EdgeOfCareSupport.objects.filter(pk=support.pk).update(**columns)


def test_a_correction_keeps_what_stood_and_overwrites_nobody(cast, tamsin):
    with acting(cast.mina.pk):
        support = support_at_the_edge(tamsin, on=BEGAN, by=cast.mina)
        told = {"support": support, "today": BEGAN + DAY, "by": cast.mina, "why_corrected": "A slip"}
        actions.correct(version=1, service="respite", **told)
        with pytest.raises(ChangedMeanwhile):
            actions.correct(version=1, service="intensive", **told)
        assert EdgeOfCareSupport.objects.get(pk=support.pk).service == "respite"
        stood = Version.objects.get(table_name="edge_of_care_edgeofcaresupport", row_id=support.pk)
        assert (stood.row["service"], stood.reason) == ("team", "A slip")


def test_why_an_end_is_recorded_late_is_kept(cast, tamsin):
    with acting(cast.mina.pk):
        support = support_at_the_edge(tamsin, on=BEGAN, by=cast.mina)
        ended = [Ended(tamsin, outcome="moved", reason="To Leeds")]
        actions.end(children=ended, on=BEGAN + DAY, by=cast.mina, late_entry_reason="I was ill.")
        assert Version.objects.filter(row_id=support.pk, reason="I was ill.", child_id=tamsin.pk).exists()


def test_a_stranger_sees_nothing_of_it(cast, tamsin):
    with acting(cast.mina.pk):
        support_at_the_edge(tamsin, on=BEGAN, by=cast.mina)
    with acting(cast.outis.pk):
        assert not EdgeOfCareSupport.objects.exists()
