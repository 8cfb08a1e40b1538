"""The pages of guests and of the workers whom they visit."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Count
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone

from alongside.history.refusals import refused_plainly
from alongside.pages.asking import Request, ask, draw
from alongside.pages.forms import Form
from alongside.practice.observing import actions, forms, visits
from alongside.practice.observing.family.languages import languages
from alongside.practice.observing.models import FamilyVoice, FamilyVoiceOf, Observation, ObservationOf, Reply
from alongside.practice.observing.worrying.actions import duty_line
from alongside.practice.observing.worrying.forms import WorryForm
from alongside.practice.weeks.leading import leads
from alongside.practice.weeks.models import Slot, Visit, Week

SAID = "Sent. Thank you."


def mine(request: Request) -> HttpResponse:
    """A guest's own visits, what they wrote, and what the workers replied."""
    visits.my_guest(request.user)
    seen = _with_replies(ObservationOf.objects.filter(visit__guest__worker=request.user))
    waiting = visits.as_guest(request.user).filter(observed__isnull=True)
    return draw(request, "observing/mine.html", waiting=waiting, seen=seen)


def with_me(request: Request) -> HttpResponse:
    """What guests saw with this worker. Their own, and nobody else's: the database shows no others."""
    seen = _with_replies(ObservationOf.objects.filter(visit__slot__host__worker=request.user))
    hosted = visits.as_host(request.user).filter(on__lte=timezone.localdate())
    heard = FamilyVoiceOf.objects.filter(visit__slot__host__worker=request.user).select_related("voice", "visit")
    context = {"seen": seen, "hosted": hosted, "heard": heard.order_by("-visit__on"), "languages": languages()}
    return draw(request, "observing/with_me.html", **context)


def _with_replies(seen: Any) -> Any:
    return seen.select_related("observation__reply", "visit__slot__host").order_by("-visit__on", "-visit__half")


def write(request: Request) -> HttpResponse:
    """The one page: what a guest saw. A phone sends it later where there is no signal, and asks for a short answer."""
    visits.my_guest(request.user)
    waiting = visits.as_guest(request.user)
    open_ = waiting.filter(observed__isnull=True)
    chosen = request.GET.get("visit") or visits.latest(open_, timezone.localdate())
    form = forms.ObservationForm(request.POST or None, visits=waiting, initial={"visit": chosen})

    def sent(visit: str, **answers: Any) -> Observation:
        return actions.observe(visit=waiting.get(pk=visit), at=timezone.now(), by=request.user, **answers)

    worry = WorryForm(visits=waiting, initial={"visit": chosen})
    context = around(worry, visits.for_phone(open_))
    return take(request, form, sent, said=SAID, template="observing/write.html", **context)


def around(worry: WorryForm, listed: list[dict[str, Any]]) -> dict[str, Any]:
    """What stands around the page's questions: the way to the duty manager, and the visits for the phone to keep."""
    return {
        "worry": worry,
        "visits": listed,
        "telephone": visits.telephone(),
        "on_duty": duty_line(timezone.localdate()) is not None,
    }


def take(
    request: Request, form: Form, verb: Callable[..., Any], *, said: str, template: str, **context: Any
) -> HttpResponse:
    """Take what the page sends: a phone is answered 200 once it is kept, 422 when sending again would not help.

    No draft of these words is kept on the server: a phone keeps its own, encrypted.
    """
    kept = request.method == "POST" and form.is_valid() and _done(form, verb)
    if not request.accepts("text/html"):
        missing = " ".join(str(each[0]) for each in form.errors.values())
        return JsonResponse({"said": said if kept else missing}, status=200 if kept else 422)
    if kept:
        messages.success(request, said)
        return redirect("observing:mine")
    return draw(request, template, status=422 if form.errors else 200, form=form, **context)


def _done(form: Form, verb: Callable[..., Any]) -> bool:
    try:
        with refused_plainly():
            verb(**form.cleaned_data)
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return False
    return True


def reply(request: Request, observation: UUID) -> HttpResponse:
    """The worker's own view, beside what a guest saw with them."""
    hosted = ObservationOf.objects.filter(visit__slot__host__worker=request.user, observation__reply__isnull=True)
    seen = get_object_or_404(hosted.select_related("observation"), pk=observation)
    return ask(
        request,
        forms.ReplyForm(request.POST or None),
        lambda words: actions.reply(observation=seen.observation, words=words, by=request.user),
        then=reverse("observing:with_me"),
        said="Your reply stands beside what the guest saw.",
        template="observing/reply.html",
        observation=seen.observation,
        heading="Your reply",
        button="Save your reply",
        cancel_url=reverse("observing:with_me"),
    )


def counts(request: Request, week: int) -> HttpResponse:
    """How much of a week was seen, replied to and answered by families: counts alone, for those who lead it."""
    if not leads(request.user, timezone.localdate()):
        raise Http404
    counted = get_object_or_404(Week, pk=week)
    stood = Visit.objects.standing().filter(slot__host__week=counted)
    seen, heard = Observation.objects.filter(week=counted), FamilyVoice.objects.filter(week=counted)
    barriers = dict(seen.values_list("barrier").annotate(Count("pk")))
    return draw(
        request,
        "observing/counts.html",
        week=counted,
        visits=stood.count(),
        seen=seen.count(),
        replied=Reply.objects.filter(observation__week=counted).count(),
        families=stood.filter(slot__activity=Slot.Activity.FAMILY).count(),
        heard=heard.count(),
        by_child=heard.filter(by_child=True).count(),
        barriers=[(label, barriers.get(value, 0)) for value, label in Observation.Barrier.choices],
        unchecked=[one.name for one in languages().values() if not one.checked],
        telephone=visits.telephone(),
        on_duty=duty_line(timezone.localdate()) is not None,
    )
