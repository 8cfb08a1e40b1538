"""The council's posts, how they are filled, and what work asks for and workers can carry."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from alongside.pages.asking import Request, ask, draw
from alongside.people.models import Membership, Post, Worker, current
from alongside.workforce import actions, forms, questions
from alongside.workforce import weights as weighing
from alongside.workforce.models import CaseWeight, Recruitment, Terms

# The states in words, as the record's lists say them.
STATES = {
    "missing": "Missing",
    "protection": "Protection plan",
    "care": "In care",
    "enquiry": "Section 47 enquiry",
    "need": "Child in need plan",
    "assessment": "Assessment",
    "early_help": "Early help",
    "leaver": "Care leaver",
    "referral": "Referral",
    "none": "Nothing open",
}


def _managing(request: Request) -> None:
    """Raises Http404 unless the signed-in worker answers for other people's work."""
    if not actions.may_manage(request.user, timezone.localdate()):
        raise Http404


def staffing(request: Request) -> HttpResponse:
    """Posts, vacancies and recruitment by team."""
    _managing(request)
    today = timezone.localdate()
    under_way = list(Recruitment.objects.under_way().select_related("post__team").order_by("advertised_on"))
    being_filled = {one.post_id for one in under_way}
    teams = questions.staffing(today)
    return draw(
        request,
        "workforce/staffing.html",
        teams=teams,
        posts=sum(team.posts for team in teams),
        vacant=sum(team.vacant for team in teams),
        waiting=[post for post in questions.vacant_posts(today) if post.pk not in being_filled],
        under_way=[(one, _next_step(one)) for one in under_way],
        lead_times=questions.lead_times(),
    )


def _next_step(recruitment: Recruitment) -> str:
    """The next step in words; blank after the last."""
    return Recruitment.STEPS[recruitment.step][1] if recruitment.step < len(Recruitment.STEPS) else ""


def weights(request: Request) -> HttpResponse:
    """How much work each state asks for: shown to everybody who carries cases."""
    today = timezone.localdate()
    now = weighing.weights_on(today)
    in_force = (
        CaseWeight.objects.filter(holds_from__lte=today).select_related("set_by").order_by("holds_from", "set_at")
    )
    set_here = {row.state: row for row in in_force}
    rows = [(key, words, now[key], set_here.get(key)) for key, words in STATES.items()]
    return draw(
        request,
        "workforce/weights.html",
        rows=rows,
        full=weighing.capacity(None, today),
        may_set=actions.may_manage(request.user, today),
    )


def set_weight(request: Request, state: str) -> HttpResponse:
    """Set one weight."""
    _managing(request)
    if state not in STATES:
        raise Http404
    today = timezone.localdate()
    now = weighing.weights_on(today)[state]
    return ask(
        request,
        forms.WeightForm(request.POST or None, initial={"weight": now, "holds_from": today}),
        lambda reason, **answers: actions.set_weight(state=state, why=reason, on=today, by=request.user, **answers),
        then=reverse("workforce:weights"),
        said="The weight is set.",
        heading=f"How much work: {STATES[state].lower()}",
        button="Set the weight",
        cancel_url=reverse("workforce:weights"),
    )


def advertise(request: Request, post_pk: int) -> HttpResponse:
    """Begin to fill a post."""
    _managing(request)
    post = get_object_or_404(Post.objects.select_related("team"), pk=post_pk)
    today = timezone.localdate()
    return ask(
        request,
        forms.StepForm(request.POST or None, initial={"day": today}, today=today),
        lambda day: actions.advertise(post=post, on=day, by=request.user),
        then=reverse("workforce:staffing"),
        said="The advert is noted.",
        heading=f"Advertise: {post.title}, {post.team.name}",
        button="Note the advert",
        cancel_url=reverse("workforce:staffing"),
    )


def take_step(request: Request, recruitment_pk: int) -> HttpResponse:
    """Note the next step of a recruitment."""
    _managing(request)
    one = _under_way(recruitment_pk)
    name, words = Recruitment.STEPS[one.step]
    today = timezone.localdate()
    return ask(
        request,
        forms.StepForm(request.POST or None, initial={"day": today}, today=today),
        lambda day: actions.take_step(recruitment=one, step=name, day=day, on=today, by=request.user),
        then=reverse("workforce:staffing"),
        said="The step is noted.",
        heading=f"{words}: {one.post.title}, {one.post.team.name}",
        button="Note the step",
        cancel_url=reverse("workforce:staffing"),
    )


def give_up(request: Request, recruitment_pk: int) -> HttpResponse:
    """Give a recruitment up."""
    _managing(request)
    one = _under_way(recruitment_pk)
    return ask(
        request,
        forms.GiveUpForm(request.POST or None),
        lambda reason: actions.give_up(recruitment=one, why=reason, on=timezone.localdate(), by=request.user),
        then=reverse("workforce:staffing"),
        said="The recruitment is given up. The post can be advertised again.",
        heading=f"Give up: {one.post.title}, {one.post.team.name}",
        button="Give it up",
        cancel_url=reverse("workforce:staffing"),
    )


def _under_way(pk: int) -> Recruitment:
    return get_object_or_404(Recruitment.objects.under_way().select_related("post__team"), pk=pk)


def terms(request: Request, worker_pk: int) -> HttpResponse:
    """How much somebody works and what they are skilled in."""
    _managing(request)
    worker = _member(worker_pk)
    today = timezone.localdate()
    standing = Terms.objects.current(today).filter(worker=worker).first()
    known: dict[str, Any] = (
        {name: getattr(standing, name) for name in ("share", "protected_until", "skills", "agency", "workplace")}
        if standing
        else {}
    )
    return ask(
        request,
        forms.TermsForm(request.POST or None, initial=known or {"share": 1, "agency": False}),
        lambda **answers: actions.set_terms(worker=worker, on=today, by=request.user, **answers),
        then=reverse("workforce:staffing"),
        said="It is recorded.",
        heading=f"What {worker.name} can carry",
        button="Save",
        cancel_url=reverse("workforce:staffing"),
    )


def away(request: Request, worker_pk: int) -> HttpResponse:
    """Note that somebody cannot take on work."""
    _managing(request)
    worker = _member(worker_pk)
    today = timezone.localdate()
    return ask(
        request,
        forms.AwayForm(request.POST or None, initial={"started_on": today}),
        lambda **days: actions.note_away(worker=worker, on=today, by=request.user, **days),
        then=reverse("workforce:staffing"),
        said="It is recorded.",
        heading=f"{worker.name} is away",
        button="Save",
        cancel_url=reverse("workforce:staffing"),
    )


def _member(pk: int) -> Worker:
    """Somebody who works here today. Raises Http404 for anybody else."""
    here = Membership.objects.filter(current(timezone.localdate())).values("worker")
    return get_object_or_404(Worker, pk=pk, pk__in=here)
