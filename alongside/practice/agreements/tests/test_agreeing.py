"""A half-day is with a family only while the family agrees to it, and it is safe."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db.utils import ProgrammingError

from alongside.access.door import NotAllowed
from alongside.history.acting import acting
from alongside.history.chronology import Line
from alongside.history.models import Version
from alongside.history.refusals import refused_plainly
from alongside.people.models import Membership
from alongside.practice.agreements import actions
from alongside.practice.agreements.correcting import correct
from alongside.practice.agreements.factories import agreed_and_safe, briefed, says, with_family
from alongside.practice.agreements.models import Agreement, Briefing, FamilyVisit, GuestNamed, SafetyScreen
from alongside.practice.agreements.replanning import CANNOT_BE
from alongside.practice.weeks.factories import a_host, a_slot
from alongside.practice.weeks.models import Barred, Slot, Visit

STATES = Slot.Agreement


@pytest.fixture
def elin(cast):
    return cast.elin


@pytest.fixture
def as_elin(elin):
    with acting(elin.pk):
        yield elin


def state(scene):
    return Slot.objects.get(pk=scene.slot.pk).agreement


def test_a_parent_the_child_and_safety_together_make_it_agreed(scene, as_elin, today):
    with_family(scene.slot, scene.tamsin, by=as_elin)
    assert state(scene) == STATES.WAITING
    says(scene.slot, scene.tamsin, by=as_elin, on=today, own=None)
    assert state(scene) == STATES.WAITING
    says(scene.slot, scene.tamsin, by=as_elin, on=today, parent=None)
    assert state(scene) == STATES.WAITING
    actions.screen(slot=scene.slot, on=today, safe=True, why="A calm home.", by=as_elin)
    assert state(scene) == STATES.AGREED


def test_brothers_and_sisters_answer_for_themselves_and_the_parent_once_for_all(scene, as_elin, today):
    with_family(scene.slot, scene.tamsin, by=as_elin)
    actions.screen(slot=scene.slot, on=today, safe=True, why="A calm home.", by=as_elin)
    made = actions.record_agreements(
        slot=scene.slot,
        children=[
            (scene.tamsin, {"agreed": True, "understands": True, "words": ""}),
            (scene.kofi, {"agreed": None, "words": ""}),
        ],
        on=today,
        how=Agreement.How.WRITTEN,
        parent_agreed=True,
        by=as_elin,
    )
    assert len({row.act for row in made}) == 1
    assert [(row.child, row.who) for row in made] == [
        (scene.tamsin, "parent"), (scene.tamsin, "child"), (scene.kofi, "parent"),
    ]  # fmt: skip
    assert state(scene) == STATES.WAITING  # Kofi was not asked yet
    says(scene.slot, scene.kofi, by=as_elin, on=today, parent=None, understands=None, words="He nodded.")
    assert state(scene) == STATES.AGREED
    says(scene.slot, scene.kofi, by=as_elin, on=today, parent=None, own=False, words="He hid.")
    assert state(scene) == STATES.DECLINED


@pytest.mark.parametrize(
    ("who", "told", "message"),
    [
        ("tamsin", {"agreed": True, "understands": None, "words": "Yes"}, "whether they understand"),
        ("kofi", {"agreed": True, "understands": None, "words": " "}, "what each younger child said or showed"),
        ("kofi", {"agreed": None, "words": ""}, "Record what a parent said"),
    ],
)
def test_what_the_rule_by_age_asks_for_is_recorded(scene, as_elin, today, who, told, message):
    child = getattr(scene, who)
    with_family(scene.slot, child, by=as_elin)
    with pytest.raises(ValidationError, match=message):
        actions.record_agreements(slot=scene.slot, children=[(child, told)], on=today, how="spoken", by=as_elin)


def test_an_interpreter_spoke_some_language(scene, as_elin, today):
    with_family(scene.slot, scene.tamsin, by=as_elin)
    told = {"slot": scene.slot, "children": [(scene.tamsin, {})], "on": today, "how": "interpreted", "by": as_elin}
    with pytest.raises(ValidationError, match="in which language"), refused_plainly():
        actions.record_agreements(**told, parent_agreed=True)
    assert actions.record_agreements(**told, parent_agreed=True, language="Polish")[0].language == "Polish"


def test_a_no_after_a_visit_was_planned_cancels_it(scene, elin, visit_of, today):
    visit = visit_of(scene)
    with acting(elin.pk):
        with_family(scene.slot, scene.tamsin, by=elin)
        says(scene.slot, scene.tamsin, by=elin, on=today, own=False)
        visit.refresh_from_db()
    assert (visit.state, visit.cancelled_why) == (Visit.State.CANCELLED, CANNOT_BE)


def test_what_is_not_safe_is_no_visit_and_the_newest_look_counts(scene, as_elin, today):
    agreed_and_safe(scene.slot, scene.tamsin, by=as_elin, on=today)
    actions.screen(slot=scene.slot, on=today, safe=False, why="A new partner.", by=as_elin)
    assert state(scene) == STATES.DECLINED
    actions.screen(slot=scene.slot, on=today, safe=True, why="He has moved out.", by=as_elin)
    assert state(scene) == STATES.AGREED


def test_whoever_takes_it_back_ends_it_at_once_and_the_guest_goes_elsewhere(scene, cast, elin, visit_of, today):
    visit = visit_of(scene)
    with acting(cast.tove.pk):
        other = a_slot(a_host(scene.week, by=cast.tove), by=cast.tove, day=3)
    with acting(elin.pk):
        agreed_and_safe(scene.slot, scene.tamsin, by=elin, on=today)
        briefed(visit, by=elin, on=today)
        actions.withdraw(slot=scene.slot, on=today, by=elin)
        assert state(scene) == STATES.WITHDRAWN
        assert {row.withdrawn_on for row in Agreement.objects.filter(slot=scene.slot)} == {today}
    with acting(cast.tove.pk):
        visits = {one.slot_id: one for one in Visit.objects.filter(guest=scene.guest)}
    assert visits[scene.slot.pk].state == Visit.State.CANCELLED
    assert visits[other.pk].state == Visit.State.PLANNED


@pytest.mark.django_db(transaction=True, databases=["default", "owner"])
def test_a_withdrawal_waits_for_nobody(scene, elin, visit_of, today, owner, cast):
    """Where nobody leads the week any more, the visit is cancelled all the same."""
    visit = visit_of(scene)
    with acting(elin.pk):
        agreed_and_safe(scene.slot, scene.tamsin, by=elin, on=today)
    for leader in (cast.tove, cast.nadia):
        Membership.objects.using("owner").filter(worker=leader).update(ended_on=today)
    with acting(elin.pk):
        actions.withdraw(slot=scene.slot, on=today, by=elin)
        visit.refresh_from_db()
    assert (state(scene), visit.state) == (STATES.WITHDRAWN, Visit.State.CANCELLED)


def test_a_manager_who_is_told_records_it_too(scene, cast, elin, visit_of, today):
    visit = visit_of(scene)
    with acting(elin.pk):
        agreed_and_safe(scene.slot, scene.tamsin, by=elin, on=today)
    with acting(cast.femi.pk):
        actions.withdraw(slot=scene.slot, on=today, by=cast.femi)
    with acting(elin.pk):
        visit.refresh_from_db()
    assert (state(scene), visit.state) == (STATES.WITHDRAWN, Visit.State.CANCELLED)


def test_a_family_that_took_it_back_is_not_asked_again(scene, as_elin, today):
    agreed_and_safe(scene.slot, scene.tamsin, by=as_elin, on=today)
    actions.withdraw(slot=scene.slot, on=today, by=as_elin)
    with pytest.raises(ValidationError, match="Do not ask again"):
        says(scene.slot, scene.tamsin, by=as_elin, on=today)
    with pytest.raises(ValidationError, match="Record that they say no"):
        actions.withdraw(slot=scene.slot, on=today, by=as_elin)


def test_a_family_is_told_of_its_guest_and_whom_it_knows_never_comes(scene, elin, visit_of, today):
    visit = visit_of(scene)
    with acting(elin.pk):
        agreed_and_safe(scene.slot, scene.tamsin, by=elin, on=today)
        actions.name_guest(visit=visit, answer=GuestNamed.Answer.KNOWS, on=today, by=elin)
        visit.refresh_from_db()
        barred = Barred.objects.get(guest=scene.guest, host=scene.host)
    assert (visit.state, barred.why) == (Visit.State.CANCELLED, Barred.Why.KNOWS_FAMILY)
    assert state(scene) == STATES.AGREED  # for another guest


def test_which_family_it_is_can_be_mended_until_it_is_asked(scene, as_elin, today):
    with_family(scene.slot, scene.kofi, by=as_elin)
    with_family(scene.slot, scene.tamsin, by=as_elin)
    assert FamilyVisit.objects.get(slot=scene.slot).child == scene.tamsin
    says(scene.slot, scene.tamsin, by=as_elin, on=today)
    with pytest.raises(ValidationError, match="asked already"):
        with_family(scene.slot, scene.kofi, by=as_elin)


@pytest.mark.parametrize("who", ["femi", "tove", "umar"])
def test_only_the_host_asks(scene, cast, elin, today, who):
    other = getattr(cast, who)
    with acting(elin.pk):
        with_family(scene.slot, scene.tamsin, by=elin)
    with acting(other.pk):
        for verb in (
            lambda: actions.name_family(slot=scene.slot, child=scene.tamsin, by=other),
            lambda: says(scene.slot, scene.tamsin, by=other, on=today),
            lambda: actions.screen(slot=scene.slot, on=today, safe=True, why="Fine.", by=other),
        ):
            with pytest.raises(NotAllowed, match="hosts the half-day"):
                verb()


@pytest.mark.parametrize("who", ["tove", "umar", "sunita", "outis"])
def test_who_plans_or_comes_does_not_know_which_family(scene, cast, elin, visit_of, today, who):
    visit_of(scene)
    with acting(elin.pk):
        agreed_and_safe(scene.slot, scene.tamsin, by=elin, on=today)
    with acting(getattr(cast, who).pk):
        for kind in (FamilyVisit, Agreement, SafetyScreen):
            assert not kind.objects.exists()
        assert state(scene) == STATES.AGREED  # whether, and never whom


def test_no_sql_of_another_worker_says_which_family(scene, cast):
    with pytest.raises(ProgrammingError, match="row-level security"), acting(cast.femi.pk):
        FamilyVisit.objects.create(slot=scene.slot, child=scene.tamsin)


def test_names_and_addresses_stay_out_of_what_the_guest_must_know(scene, as_elin, today):
    with_family(scene.slot, scene.tamsin, by=as_elin)
    for words in ("Ruth is shy.", "Mind Kofi's dog.", "The Okafor home", "Come to RV1 7ZZ"):
        with pytest.raises(ValidationError, match="Leave") as refusal:
            actions.screen(slot=scene.slot, on=today, safe=True, why="Fine.", told_first=words, by=as_elin)
        assert not any(name in str(refusal.value) for name in ("Ruth", "Kofi", "Okafor", "RV1"))
    assert actions.screen(slot=scene.slot, on=today, safe=True, why="Ruth is calm.", told_first="Knock.", by=as_elin)


def test_a_correction_moves_how_the_half_day_stands_and_keeps_what_stood(scene, elin, today):
    with acting(elin.pk):
        agreed_and_safe(scene.slot, scene.tamsin, by=elin, on=today)
        row = Agreement.objects.get(slot=scene.slot, who=Agreement.Who.CHILD)
        correct(row=row, version=1, why_corrected="She meant no", agreed=False, today=today, by=elin)
        assert state(scene) == STATES.DECLINED
        screen = SafetyScreen.objects.get(slot=scene.slot)
        with pytest.raises(ValidationError, match="Leave names out"):
            correct(row=screen, version=1, why_corrected="x", told_first="Tamsin is shy", today=today, by=elin)
        before = Version.objects.get(table_name="agreements_agreement")
    assert (before.row["agreed"], before.reason) == (True, "She meant no")


def test_a_withdrawal_by_mistake_is_corrected(scene, as_elin, today):
    agreed_and_safe(scene.slot, scene.tamsin, by=as_elin, on=today)
    actions.withdraw(slot=scene.slot, on=today, by=as_elin)
    for row in Agreement.objects.filter(slot=scene.slot):
        correct(
            row=row, version=row.version, why_corrected="Another family", withdrawn_on=None, today=today, by=as_elin
        )
    assert state(scene) == STATES.AGREED


def test_how_it_reads_in_the_chronology(scene, as_elin, today):
    agreed_and_safe(scene.slot, scene.tamsin, by=as_elin, on=today)
    titles = [Line(*row).title for row in Agreement.objects.order_by("pk").chronology()]
    assert sorted(titles) == [
        "A parent or carer agreed to a Practice Week visit",
        "The child or young person agreed to a Practice Week visit",
    ]
    assert [Line(*row).title for row in SafetyScreen.objects.chronology()] == ["A Practice Week visit was found safe"]
    actions.withdraw(slot=scene.slot, on=today, by=as_elin)
    assert all(Line(*row).title.endswith("and the family took it back") for row in Agreement.objects.chronology())


def test_an_agreement_is_not_taken_back_before_it_was_given(scene, as_elin, today):
    agreed_and_safe(scene.slot, scene.tamsin, by=as_elin, on=today)
    row = Agreement.objects.filter(slot=scene.slot).first()
    with pytest.raises(ValidationError, match="after it was given"), refused_plainly():
        correct(row=row, version=1, why_corrected="x", withdrawn_on=today - timedelta(1), today=today, by=as_elin)


def test_a_first_name_goes_off_the_briefing_with_the_agreement(scene, elin, visit_of, today):
    from alongside.practice.agreements.briefings.actions import share_name

    visit = visit_of(scene)
    with acting(elin.pk):
        agreed_and_safe(scene.slot, scene.tamsin, by=elin, on=today)
        briefed(visit, by=elin, on=today)
        visit.slot.refresh_from_db()
        assert share_name(visit=visit, on=today, by=elin).shared_name == "Tamsin"
        actions.withdraw(slot=scene.slot, on=today, by=elin)
        assert Briefing.objects.get(visit=visit).shared_name == ""
