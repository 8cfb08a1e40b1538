"""The pages of child protection conferences."""

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone

from alongside.access.door import Opened, may_decide, open_fact, open_to_record, those_recordable
from alongside.access.roles import Part
from alongside.deadlines.models import Deadline
from alongside.pages.asking import Request, ask, draw
from alongside.pathway.protection.conferences import actions, forms
from alongside.pathway.protection.conferences.actions import Outcome
from alongside.pathway.protection.models import Conference, ProtectionPlan
from alongside.people.siblings import siblings_of
from alongside.returns.cin.codes import CATEGORY_OF_ABUSE


def arrange(request: Request, child_id: int) -> HttpResponse:
    """Set the day of a conference, for a child and brothers and sisters."""
    opened = open_to_record(request.user, child_id, part=Part.PROTECTION, page="protection.arrange")
    today = timezone.localdate()
    on_plan = ProtectionPlan.objects.current(today).filter(child=opened.child).exists()
    form = forms.ArrangeForm(
        request.POST or None,
        today=today,
        child=opened.child,
        siblings=those_recordable(siblings_of(opened.child, today), Part.PROTECTION),
        initial={"kind": Conference.Kind.REVIEW if on_plan else Conference.Kind.INITIAL},
    )
    due = Deadline.objects.open().filter(child=opened.child, code__in=("CP01", "CP02", "CP05", "CP06"))
    return ask(
        request,
        form,
        lambda **answers: actions.arrange(on=today, by=request.user, **answers)[0],
        then=lambda made: reverse("protection:conference", args=[made.pk]),
        said="The conference is arranged. Its chair sees the record from now on.",
        opened=opened,
        template="protection/arrange.html",
        heading="Arrange a child protection conference",
        due=due.order_by("due_on").first(),
        button="Arrange",
    )


def conference(request: Request, conference_id: int) -> HttpResponse:
    """One conference: the child's words, what was decided and why, who was there."""
    opened, held = open_fact(request.user, Conference, conference_id, page="protection.conference")
    about = {"about_table": held._meta.db_table, "about_id": held.pk, "code__in": ("CP08", "CP09")}
    return draw(
        request,
        "protection/conference.html",
        opened,
        conference=held,
        category=CATEGORY_OF_ABUSE.label(held.category),
        attended=held.attendances.select_related("agency").order_by("pk"),
        siblings=_same_act(held).exclude(pk=held.pk),
        clocks=Deadline.objects.filter(child=held.child, stopped_on__isnull=True, **about).order_by("due_on"),
        chairs=may_decide(request.user, "conference.review_held_ends", timezone.localdate()),
        reports=may_decide(request.user, "conference.report_shared", timezone.localdate()),
        begun=ProtectionPlan.objects.filter(conference=held).first(),
    )


def arrange_anew(request: Request, conference_id: int) -> HttpResponse:
    """Move a conference to another day."""
    opened, planned = _planned(request, conference_id, "protection.arrange_anew")
    return ask(
        request,
        forms.AnewForm(request.POST or None, today=timezone.localdate(), initial={"planned_for": planned.planned_for}),
        lambda planned_for, reason: actions.arrange_anew(
            conferences=_same_act(planned).planned(),
            planned_for=planned_for,
            why=reason,
            on=timezone.localdate(),
            by=request.user,
        ),
        then=_page_of(planned),
        said="The conference has another day.",
        opened=opened,
        heading="Move the conference to another day",
    )


def share_report(request: Request, conference_id: int) -> HttpResponse:
    """Record that the report was shared with the family."""
    opened, planned = open_fact(request.user, Conference, conference_id, page="protection.share_report", to_record=True)
    if planned.report_shared_on:
        raise Http404
    return ask(
        request,
        forms.ReportForm(request.POST or None, today=timezone.localdate(), initial={"report": planned.report}),
        lambda **answers: actions.share_report(conferences=_same_act(planned).planned(), by=request.user, **answers),
        then=_page_of(planned),
        said="It is recorded that the family has the report.",
        opened=opened,
        heading="The report to the conference",
    )


def hold(request: Request, conference_id: int) -> HttpResponse:
    """The chair records a conference: decision and voice for each child, then the plan begins or ends."""
    opened, planned = _planned(request, conference_id, "protection.hold")
    of_children = {each.child_id: each for each in _same_act(planned).planned()}
    siblings = [each.child for each in of_children.values() if each.child_id != planned.child_id]

    def held(children: list[Any], **answers: Any) -> list[Conference]:
        outcomes = [Outcome(of_children[child.pk], **own) for child, own in children]
        return actions.hold(outcomes=outcomes, by=request.user, **answers)

    return ask(
        request,
        forms.HoldForm(
            request.POST or None,
            today=timezone.localdate(),
            conference=planned,
            child=opened.child,
            siblings=siblings,
        ),
        held,
        then=_page_of(planned),
        said="The conference and its decision are recorded. Send the decisions out.",
        opened=opened,
        heading=planned.get_kind_display(),
        button="Save the conference and its decision",
    )


def circulate(request: Request, conference_id: int) -> HttpResponse:
    """Record that the decisions were sent out."""
    opened, held = open_fact(request.user, Conference, conference_id, page="protection.circulate", to_record=True)
    if held.held_on is None or held.circulated_on:
        raise Http404
    return ask(
        request,
        forms.CirculateForm(request.POST or None, today=timezone.localdate()),
        lambda **answers: actions.circulate(
            conferences=_same_act(held).held().filter(circulated_on__isnull=True), by=request.user, **answers
        ),
        then=_page_of(held),
        said="It is recorded that the decisions went out.",
        opened=opened,
        heading="Send out the decisions",
    )


def correct(request: Request, conference_id: int) -> HttpResponse:
    """Correct what is recorded of a conference about one child."""
    opened, held = open_fact(
        request.user, Conference, conference_id, page="protection.correct_conference", to_record=True
    )
    if held.held_on is None:
        raise Http404
    return ask(
        request,
        forms.ConferenceCorrectionForm(request.POST or None, row=held, today=timezone.localdate()),
        lambda **columns: actions.correct(conference=held, by=request.user, **columns),
        then=_page_of(held),
        said="The conference is corrected. What stood before is kept.",
        opened=opened,
        heading="Correct the conference",
    )


def _planned(request: Request, conference_id: int, page: str) -> tuple[Opened, Conference]:
    """A conference that is still to be held. Raises Http404 for one that was."""
    opened, planned = open_fact(request.user, Conference, conference_id, page=page, to_record=True)
    if planned.held_on:
        raise Http404
    return opened, planned


def _page_of(one: Conference) -> str:
    return reverse("protection:conference", args=[one.pk])


def _same_act(one: Conference) -> Any:
    """The same conference about the brothers and sisters too, of those whom the worker may see."""
    return Conference.objects.filter(act=one.act).select_related("child", "plan").order_by("pk")
