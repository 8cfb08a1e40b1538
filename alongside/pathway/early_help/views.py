"""The pages of early help."""

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone

from alongside.access.door import open_child, open_fact, open_to_record
from alongside.access.roles import Part
from alongside.pages.asking import Request, ask, draw
from alongside.pathway.early_help import actions, forms
from alongside.pathway.early_help.models import EarlyHelpEpisode, TeamMeeting


def child(request: Request, child_id: int) -> HttpResponse:
    """All early help that a child has had, the present first."""
    opened = open_child(request.user, child_id, part=Part.FAMILY_PLAN, page="early_help.child")
    episodes = EarlyHelpEpisode.objects.filter(child=child_id).select_related("lead_worker", "lead_agency")
    return draw(request, "early_help/child.html", opened, episodes=episodes.order_by("-started_on"))


def episode(request: Request, episode_id: int) -> HttpResponse:
    """One time of early help."""
    opened, one = open_fact(request.user, EarlyHelpEpisode, episode_id, page="early_help.episode")
    return draw(request, "early_help/child.html", opened, episodes=[one])


def start(request: Request, child_id: int) -> HttpResponse:
    """Begin early help that the family agreed to."""
    opened = open_to_record(request.user, child_id, part=Part.FAMILY_PLAN, page="early_help.start")
    return ask(
        request,
        forms.StartForm(request.POST or None, today=timezone.localdate()),
        lambda **told: actions.start(child=opened.child, by=request.user, **told),
        then=reverse("early_help:child", args=[child_id]),
        said="Early help has begun.",
        opened=opened,
        heading="Start early help",
        cancel_url=reverse("early_help:child", args=[child_id]),
    )


def complete(request: Request, episode_id: int) -> HttpResponse:
    """Finish the early help assessment."""
    opened, one = open_fact(request.user, EarlyHelpEpisode, episode_id, page="early_help.complete", to_record=True)

    return ask(
        request,
        forms.CompleteForm(request.POST or None, today=timezone.localdate()),
        lambda **told: actions.complete_assessment(episode=one, by=request.user, **told),
        then=reverse("early_help:child", args=[one.child_id]),
        said="The assessment is complete.",
        opened=opened,
        heading="Complete the early help assessment",
        cancel_url=reverse("early_help:child", args=[one.child_id]),
    )


def hold_meeting(request: Request, episode_id: int) -> HttpResponse:
    """Record a meeting of the team around the family."""
    opened, one = open_fact(request.user, EarlyHelpEpisode, episode_id, page="early_help.hold_meeting", to_record=True)
    if one.ended_on:
        raise Http404
    return ask(
        request,
        forms.MeetingForm(request.POST or None, today=timezone.localdate()),
        lambda **told: actions.hold_meeting(episode=one, by=request.user, **told),
        then=reverse("early_help:child", args=[one.child_id]),
        said="The meeting is recorded.",
        opened=opened,
        heading="The team around the family met",
        cancel_url=reverse("early_help:child", args=[one.child_id]),
    )


def meeting(request: Request, meeting_id: int) -> HttpResponse:
    """One meeting of the team around the family, with the early help that it belongs to."""
    opened, held = open_fact(request.user, TeamMeeting, meeting_id, page="early_help.meeting")
    return draw(request, "early_help/child.html", opened, episodes=[held.episode])


def end(request: Request, episode_id: int) -> HttpResponse:
    """End early help."""
    opened, one = open_fact(request.user, EarlyHelpEpisode, episode_id, page="early_help.end", to_record=True)
    if one.ended_on:
        raise Http404

    return ask(
        request,
        forms.EndForm(request.POST or None, today=timezone.localdate()),
        lambda **told: actions.end(episode=one, by=request.user, **told),
        then=reverse("record:my_caseload"),  # whoever led it may not see the child any longer
        said="Early help has ended.",
        opened=opened,
        heading="End early help",
        button="End early help",
        cancel_url=reverse("early_help:child", args=[one.child_id]),
    )


def correct(request: Request, episode_id: int) -> HttpResponse:
    """Correct what is recorded of early help."""
    opened, one = open_fact(request.user, EarlyHelpEpisode, episode_id, page="early_help.correct", to_record=True)
    return ask(
        request,
        forms.CorrectForm(request.POST or None, row=one),
        lambda **told: actions.correct(episode=one, by=request.user, **told),
        then=reverse("early_help:child", args=[one.child_id]),
        said="It is corrected. What stood before is kept.",
        opened=opened,
        heading="Correct early help",
        cancel_url=reverse("early_help:child", args=[one.child_id]),
    )
