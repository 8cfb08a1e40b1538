"""Who a child is, where the child lives, and who belongs to the child."""

from typing import Any

from django.db.models import Q
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone

from alongside.access.door import Opened, open_child, open_to_record
from alongside.access.roles import Part
from alongside.pages.asking import Request, ask, draw
from alongside.pages.words import day
from alongside.pathway.record import actions
from alongside.pathway.record.context import nhs_in_threes
from alongside.pathway.record.forms import who as forms
from alongside.pathway.record.pages import about, parts
from alongside.pathway.record.questions import family
from alongside.people import actions as people
from alongside.people.addresses import Purpose, address_for, shown
from alongside.people.models import Address, Merge, OtherName, Person
from alongside.returns.cin.codes import DISABILITY, ETHNICITY, UPN_UNKNOWN_CIN


def who(request: Request, child_id: int) -> HttpResponse:
    """The child's names, dates, numbers, addresses and relatives, each with the way to change it."""
    opened = open_child(request.user, child_id, page="record.who")
    today = timezone.localdate()
    child = opened.child
    merges = Merge.objects.filter(kept=child, undone_at__isnull=True).select_related("gone").order_by("-recorded_at")
    return draw(
        request,
        "record/who.html",
        opened,
        parts=parts(opened, "record:who"),
        rows=_rows(child),
        names=OtherName.objects.filter(person=child).order_by("-ended_on", "-pk"),
        addresses=[(one, shown(one, Purpose.PAGE)) for one in _addresses(child)],
        relatives=family.relatives(family.near(child.pk, today), child.pk),
        may_change=opened.may_record(Part.PEOPLE),
        manages=actions.may_manage(request.user, today),
        merges=merges,
        about=about(opened),
    )


def _addresses(child: Person) -> Any:
    return Address.objects.filter(person=child).order_by("-started_on")


def _rows(child: Person) -> list[dict[str, Any]]:
    born = day(child.born_on) or (f"expected {day(child.expected_on)}" if child.expected_on else "")
    values = (
        ("Given name", child.given_name),
        ("Family name", child.family_name),
        ("Known as", child.known_as),
        ("Born", born),
        *([("Died", day(child.died_on))] if child.died_on else []),
        ("Sex", child.get_sex_display()),
        ("Ethnicity", ETHNICITY.label(child.ethnicity) if child.ethnicity else ""),
        ("Disability", ", ".join(DISABILITY.label(code) for code in child.disabilities)),
        ("First language", child.language),
        ("Interpreter", "needed" if child.interpreter_needed else "not needed"),
        ("NHS number", nhs_in_threes(child.nhs_number) if child.nhs_number else ""),
        ("Unique pupil number", child.upn or (UPN_UNKNOWN_CIN.label(child.upn_unknown) if child.upn_unknown else "")),
        ("Council's own number", child.number),
    )
    return [{"label": label, "value": value} for label, value in values]


def _to_record(request: Request, child_id: int, page: str) -> Opened:
    return open_to_record(request.user, child_id, part=Part.PEOPLE, page=f"record.{page}")


def _back(child_id: int) -> str:
    return reverse("record:who", args=[child_id])


def correct(request: Request, child_id: int) -> HttpResponse:
    """Correct who the child is."""
    opened = _to_record(request, child_id, "correct_who")
    form = forms.WhoForm(request.POST or None, row=opened.child, today=timezone.localdate())
    return ask(
        request,
        form,
        lambda **facts: actions.correct_who(person=opened.child, by=request.user, **facts),
        then=_back(child_id),
        said="The record is corrected. What stood before is kept.",
        opened=opened,
        heading="Correct names, dates and numbers",
        button="Save",
        cancel_url=_back(child_id),
    )


def rename(request: Request, child_id: int) -> HttpResponse:
    """Record a new name; the old one stays findable."""
    opened = _to_record(request, child_id, "rename")
    return ask(
        request,
        forms.RenameForm(request.POST or None, initial={"family_name": opened.child.family_name}),
        lambda **name: people.rename(person=opened.child, by=request.user, **name),
        then=_back(child_id),
        said="The new name is recorded. The old one can still be found.",
        opened=opened,
        heading="A new name",
        cancel_url=_back(child_id),
    )


def move(request: Request, child_id: int) -> HttpResponse:
    """Record a new address; the one before ends that day."""
    opened = _to_record(request, child_id, "move")
    return ask(
        request,
        forms.AddressForm(request.POST or None),
        lambda on, **address: people.move(person=opened.child, on=on, by=request.user, **address),
        then=_back(child_id),
        said="The address is recorded.",
        opened=opened,
        heading="A new address",
        cancel_url=_back(child_id),
    )


def address(request: Request, child_id: int) -> HttpResponse:
    """Show a hidden address, on this page alone; the opening is logged, and the page does not print it."""
    opened = open_child(request.user, child_id, page="record.address", reason="Asked to see the hidden address")
    revealed = address_for(opened.child, Purpose.REVEAL, timezone.localdate())
    if not revealed.hidden:
        raise Http404
    return draw(request, "record/address.html", opened, revealed=revealed)


def relate(request: Request, child_id: int) -> HttpResponse:
    """Record somebody new in the child's life; those whom the worker knows already are offered first."""
    opened = _to_record(request, child_id, "relate")
    return ask(
        request,
        forms.NewRelativeForm(request.POST or None, today=timezone.localdate()),
        lambda **facts: actions.relate_new(child=opened.child, by=request.user, **facts),
        then=_back(child_id),
        said="The person is recorded.",
        opened=opened,
        template="record/relate.html",
        heading="Somebody in the child's life",
        known=_known(opened.child),
        cancel_url=_back(child_id),
    )


def _known(child: Person) -> list[Person]:
    """People of the child's families who are not yet related to the child in words."""
    around = family.near(child.pk, timezone.localdate())
    related = {one.person.pk for one in family.relatives(around, child.pk)}
    return [person for pk, person in around.people.items() if pk not in related and pk != child.pk]


def relate_known(request: Request, child_id: int, other_id: int) -> HttpResponse:
    """Record what somebody already known is to the child."""
    opened = _to_record(request, child_id, "relate_known")
    other = Person.objects.filter(~Q(pk=child_id), pk=other_id, merged_into__isnull=True).first()
    if other is None:
        raise Http404
    return ask(
        request,
        forms.RelationForm(request.POST or None),
        lambda **facts: actions.relate_known(child=opened.child, other=other, by=request.user, **facts),
        then=_back(child_id),
        said="The relationship is recorded.",
        opened=opened,
        heading=f"What is {other.name} to the child?",
        cancel_url=_back(child_id),
    )
