"""The pages of guests and hosts. A guest and a hosting worker fill in their own half-days."""

from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from alongside.pages.asking import Request, ask, draw
from alongside.pages.forms import Form
from alongside.practice.weeks import showing
from alongside.practice.weeks.inviting import actions
from alongside.practice.weeks.inviting.forms import (
    AddHostForm,
    BarForm,
    DropOutForm,
    GuestForm,
    HalfDaysForm,
    HostForm,
    InviteForm,
    ShowsForm,
)
from alongside.practice.weeks.leading import leads
from alongside.practice.weeks.matching.questions import came_last_time
from alongside.practice.weeks.models import Barred, Guest, Host, Service, Visit
from alongside.practice.weeks.views import lead, led_week


def guests(request: Request, week: int) -> HttpResponse:
    """Who comes, what they give and what they get."""
    found, _ = led_week(request, week)
    again = came_last_time(found)
    return draw(request, "weeks/guests.html", week=found, guests=showing.guests_of(found), again=again)


def invite(request: Request, week: int) -> HttpResponse:
    """Add a guest."""
    found, today = led_week(request, week)
    return ask(
        request,
        InviteForm(request.POST or None, week=found),
        lambda **told: actions.invite(week=found, **told, by=request.user, on=today),
        then=lambda guest: reverse("weeks:guest_half_days", args=[guest.pk]),
        said="The guest is added. Now say which half-days they can give, or leave it to them.",
        heading="Add a guest",
        caption=found.name,
        button="Add the guest",
        back_url=reverse("weeks:guests", args=[found.pk]),
    )


def _guest(request: Request, guest: int) -> tuple[Guest, date]:
    today = lead(request)
    return get_object_or_404(Guest.objects.select_related("worker", "week"), pk=guest), today


def guest(request: Request, guest: int) -> HttpResponse:
    """One guest: what they give and wish, where they go, and where they must not."""
    found, _ = _guest(request, guest)
    return draw(
        request,
        "weeks/guest.html",
        guest=found,
        week=found.week,
        again=found.worker_id in came_last_time(found.week),
        wishes=[Service(key).label for key in found.wishes],
        offers=found.offers.count(),
        visits=Visit.objects.filter(guest=found).in_full(),
        barred=found.barred.select_related("host__worker"),
    )


def change_guest(request: Request, guest: int) -> HttpResponse:
    """Change what a guest is, can reach and wishes."""
    found, today = _guest(request, guest)
    names = ("kind", "starts_from", "districts", "wishes", "most_visits")
    return ask(
        request,
        GuestForm(request.POST or None, week=found.week, initial={name: getattr(found, name) for name in names}),
        lambda **told: actions.change_guest(guest=found, **told, by=request.user, on=today),
        then=reverse("weeks:guest", args=[found.pk]),
        said="The guest is changed. It counts when the week is planned again.",
        heading="Change the guest",
        caption=found.worker.name,
        back_url=reverse("weeks:guest", args=[found.pk]),
    )


def _lead_or(request: Request, worker: int | None) -> tuple[date, bool]:
    """Today, and whether it is a lead who asks, for them and this worker. Raises Http404 for anybody else."""
    today = timezone.localdate()
    leading = leads(request.user, today)
    if not leading and request.user.pk != worker:
        raise Http404
    return today, leading


def guest_half_days(request: Request, guest: int) -> HttpResponse:
    """Which half-days a guest can give: one grid, for whoever leads and for the guest."""
    found = get_object_or_404(Guest.objects.select_related("worker", "week"), pk=guest)
    today, leading = _lead_or(request, found.worker_id)
    given = {(offer.on, offer.half) for offer in found.offers.all()}
    then = reverse("weeks:guest", args=[found.pk]) if leading else reverse("weeks:mine")
    form = HalfDaysForm(_sent(request), half_days=showing.half_days(found.week), given=given)
    return ask(
        request,
        form,
        lambda **told: actions.give_half_days(guest=found, **told, by=request.user, on=today),
        then=then,
        said="The half-days are saved.",
        template="weeks/half_days.html",
        heading="Which half-days can they give?" if leading else "Which half-days can you give?",
        caption=f"{found.worker.name}, {found.week.name}",
        button="Save the half-days",
        back_url=then,
    )


def _sent(request: Request) -> Any:
    # A grid with no tick sends nothing but its token, and is an answer all the same.
    return request.POST if request.method == "POST" else None


def drop_out(request: Request, guest: int) -> HttpResponse:
    """A guest does not come after all."""
    found, _ = _guest(request, guest)
    return ask(
        request,
        DropOutForm(request.POST or None),
        lambda why_not: actions.drop_out(guest=found, why=why_not, by=request.user, at=timezone.now()),
        then=reverse("weeks:guest", args=[found.pk]),
        said="Their visits are cancelled, and the week is planned again.",
        template="confirm_page.html",
        heading=f"{found.worker.name} drops out?",
        text="Their visits are cancelled with your reason, and the week is planned again.",
        button="Cancel their visits and plan again",
        warning=True,
        cancel_url=reverse("weeks:guest", args=[found.pk]),
    )


def bar(request: Request, guest: int) -> HttpResponse:
    """Say where a guest must not go."""
    found, today = _guest(request, guest)
    return ask(
        request,
        BarForm(request.POST or None, guest=found),
        lambda host, why_not: actions.bar(guest=found, host=host, why=why_not, by=request.user, on=today),
        then=reverse("weeks:guest", args=[found.pk]),
        said="It is noted. It counts when the week is planned again.",
        heading="Where must they not go?",
        caption=found.worker.name,
        back_url=reverse("weeks:guest", args=[found.pk]),
    )


def lift_bar(request: Request, barred: int) -> HttpResponse:
    """Take back that a guest must not go to a host."""
    today = lead(request)
    found = get_object_or_404(Barred.objects.select_related("guest__worker", "host__worker"), pk=barred)
    return ask(
        request,
        Form(request.POST or None),
        lambda: actions.lift_bar(barred=found, by=request.user, on=today),
        then=reverse("weeks:guest", args=[found.guest_id]),
        said="It is taken back.",
        template="confirm_page.html",
        heading="Take this back?",
        text=f"{found.guest.worker.name} may then go to {found.host.called}.",
        button="Take it back",
        cancel_url=reverse("weeks:guest", args=[found.guest_id]),
    )


def hosts(request: Request, week: int) -> HttpResponse:
    """Who shows what, and who comes."""
    found, _ = led_week(request, week)
    return draw(request, "weeks/hosts.html", week=found, hosts=showing.hosts_of(found))


def add_host(request: Request, week: int) -> HttpResponse:
    """Add a worker, a team or a place that shows something."""
    found, today = led_week(request, week)
    return ask(
        request,
        AddHostForm(request.POST or None, week=found, today=today),
        lambda **told: actions.add_host(week=found, **told, by=request.user, on=today),
        then=lambda host: reverse("weeks:host_half_days", args=[host.pk]),
        said="The host is added. Now say what they can show, and when.",
        heading="Add a host",
        caption=found.name,
        button="Add the host",
        back_url=reverse("weeks:hosts", args=[found.pk]),
    )


def _host(request: Request, host: int) -> tuple[Host, date]:
    today = lead(request)
    return get_object_or_404(Host.objects.select_related("worker", "team", "week"), pk=host), today


def host(request: Request, host: int) -> HttpResponse:
    """One host: where it is, what it shows, and who comes."""
    found, _ = _host(request, host)
    return draw(
        request,
        "weeks/host.html",
        host=found,
        week=found.week,
        slots=found.slots.filter(offered=True),
        visits=Visit.objects.filter(slot__host=found).in_full(),
        barred=found.barred.select_related("guest__worker"),
    )


def change_host(request: Request, host: int) -> HttpResponse:
    """Change where a host is and what it belongs to."""
    found, today = _host(request, host)
    names = ("service", "district", "lines", "postcode", "more_than_once")
    return ask(
        request,
        HostForm(request.POST or None, week=found.week, initial={name: getattr(found, name) for name in names}),
        lambda **told: actions.change_host(host=found, **told, by=request.user, on=today),
        then=reverse("weeks:host", args=[found.pk]),
        said="The host is changed. It counts when the week is planned again.",
        heading="Change the host",
        caption=found.called,
        back_url=reverse("weeks:host", args=[found.pk]),
    )


def host_half_days(request: Request, host: int) -> HttpResponse:
    """What a host shows on which half-day: one grid, for whoever leads and for the hosting worker."""
    found = get_object_or_404(Host.objects.select_related("worker", "week"), pk=host)
    today, leading = _lead_or(request, found.worker_id)
    shows = {(slot.on, slot.half): slot.activity for slot in found.slots.filter(offered=True)}
    then = reverse("weeks:host", args=[found.pk]) if leading else reverse("weeks:mine")
    return ask(
        request,
        ShowsForm(_sent(request), half_days=showing.half_days(found.week), shows=shows),
        lambda **told: actions.show_half_days(host=found, **told, by=request.user, on=today),
        then=then,
        said="The half-days are saved.",
        template="weeks/half_days.html",
        heading="What can they show, and when?" if leading else "What can you show, and when?",
        caption=f"{found.called}, {found.week.name}",
        intro="A visit to a family takes place only once the family agreed: its worker asks.",
        button="Save the half-days",
        back_url=then,
    )
