"""The pages of whoever reads a file, and of a manager whom an auditor told."""

from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone

from alongside.access.door import Opened, open_child, open_fact, roles_of
from alongside.access.roles import Part
from alongside.pages.asking import Request, ask, draw
from alongside.pathway.record.questions.team import managed_by
from alongside.people.models import Membership, Team, Worker, current
from alongside.practice.audits import actions, drawing, forms, questions
from alongside.practice.audits.models import (
    Auditor,
    DipAnswer,
    File,
    FileOf,
    Grading,
    Heading,
    Mark,
    Place,
    Round,
    Said,
    Sent,
    Unsafe,
)
from alongside.practice.weeks.leading import leads

Files = "QuerySet[FileOf]"


def home(request: Request) -> HttpResponse:
    """Rounds for whoever leads, files for whoever audits, and what auditors told for who manages."""
    today = timezone.localdate()
    leading = leads(request.user, today)
    teams = _answering_for(request.user)
    may_be_asked = not roles_of(request.user, today).isdisjoint(forms.AUDITING)
    asked = may_be_asked or Auditor.objects.filter(worker=request.user).exists()
    if not (leading or teams.exists() or asked):
        raise Http404
    return draw(
        request,
        "audits/home.html",
        leading=leading,
        rounds=Round.objects.all() if leading else [],
        auditing=asked,
        files=files_to_read(request.user),
        told=told_to(request.user).select_related("child", "by"),
        manages=teams.exists(),
    )


def told_to(worker: Worker) -> "QuerySet[Unsafe]":
    """What auditors told the teams that this worker manages, and nobody has answered."""
    return Unsafe.objects.filter(team__in=_answering_for(worker), answered_at__isnull=True)


def files_to_read(worker: Worker) -> "QuerySet[FileOf]":
    """The files that wait for this reader, as far as they are let see them."""
    mine = Q(file__first=worker) | Q(file__second=worker) | Q(file__moderator=worker)
    sent = Sent.objects.filter(auditor=worker).values("file")
    return FileOf.objects.filter(mine).exclude(file__in=sent).select_related("child", "file__round")


def _answering_for(worker: Worker) -> "QuerySet[Team]":
    """The teams whose manager somebody is, or whose service they manage."""
    today = timezone.localdate()
    held = Membership.objects.filter(current(today), worker=worker, role="service_manager")
    return Team.objects.filter(
        Q(pk__in=managed_by(worker, today)) | Q(service__in=held.values("team__service")) & ~Q(service="")
    )


def file(request: Request, file_id: int) -> HttpResponse:
    """One file: what its reader has to do, or what was found once both have sent."""
    opened, found = open_fact(request.user, FileOf, file_id, page="audits.file")
    outcome = questions.outcome_of(found.file)
    place = place_of(found.file, request.user)
    if not (place or outcome.done or _settles(request, outcome)):
        return draw(request, "audits/waits.html", opened, file=found, round=found.file.round)
    return draw(
        request,
        "audits/file.html",
        opened,
        file=found,
        round=found.file.round,
        place=place,
        outcome=outcome,
        may_name=_settles(request, outcome),
        **(_found(found.file, outcome) if outcome.done or _settles(request, outcome) else {}),
    )


def place_of(of: File, worker: Worker) -> Place | None:
    """Which reader of a file somebody is, while theirs is not sent."""
    places = {of.first_id: Place.FIRST, of.second_id: Place.SECOND, of.moderator_id: Place.THIRD}
    place = places.get(worker.pk)
    return None if place is None or of.sent.filter(auditor=worker).exists() else place


def _settles(request: Request, outcome: questions.Outcome) -> bool:
    """Whether the worker is to name a third reader now."""
    waits = outcome.both and not outcome.done and outcome.file.moderator_id is None
    return waits and drawing.DRAWS in roles_of(request.user, timezone.localdate())


def _found(of: File, outcome: questions.Outcome) -> dict[str, Any]:
    """What the readers found: grades and reasons side by side, what the family said, the checks of a dip."""
    words = Said.objects.filter(sent__file=of).values_list("about", "sent__place", "words")
    said = {(about, place): told for about, place, told in words}
    rows = [
        {
            "label": heading.label,
            "readers": [
                (Place(place).label, Mark(marks[heading]).label, said.get((heading, place), ""))
                for place, marks in sorted(outcome.marks.items(), key=lambda pair: Place.values.index(pair[0]))
                if heading in marks
            ],
            "stands": Mark(outcome.final[heading]).label if heading in outcome.final else "",
        }
        for heading in Heading
    ]
    family = Grading.objects.filter(sent__file=of).exclude(sent__place=Place.THIRD).order_by("sent__place")
    return {
        "rows": rows if outcome.marks else [],
        "family": [(one, said.get((Said.FAMILY, one.sent.place), "")) for one in family.select_related("sent")],
        "checks": DipAnswer.objects.filter(dip__sent__file=of),
    }


def _for_reader(request: Request, file_id: int, kind: str, *places: Place) -> tuple[Opened, FileOf]:
    """A file that waits for this reader. Raises Http404 for anybody else, and once theirs is sent."""
    opened, found = open_fact(request.user, FileOf, file_id, page=f"audits.{kind}")
    if place_of(found.file, request.user) not in places:
        raise Http404
    return opened, found


def grade(request: Request, file_id: int) -> HttpResponse:
    """Grade a file on eight headings, without knowing what the other reader found."""
    opened, found = _for_reader(request, file_id, "grade", Place.FIRST, Place.SECOND)
    if found.file.round.kind != Round.Kind.AUDIT:
        raise Http404
    return ask(
        request,
        forms.GradingForm(request.POST or None),
        lambda **told: actions.send_grading(file_of=found, at=timezone.now(), by=request.user, **told),
        then=reverse("audits:home"),
        said="Sent. It does not change now, and you no longer see this record.",
        opened=opened,
        template="audits/grade.html",
        heading="What do you find in this file?",
        button="Send what I found",
        cancel_url=reverse("audits:file", args=[file_id]),
    )


def dip(request: Request, file_id: int) -> HttpResponse:
    """Ten minutes with a file. The time is counted from the first look, and nobody is hurried."""
    opened, found = _for_reader(request, file_id, "dip", Place.FIRST)
    if found.file.round.kind != Round.Kind.DIP:
        raise Http404
    began = request.session.setdefault(f"dip-{file_id}", timezone.now().timestamp())

    def sent(**told: Any) -> Sent:
        now = timezone.now()
        seconds = round(now.timestamp() - began)
        return actions.send_dip(file_of=found, seconds=seconds, at=now, by=request.user, **told)

    return ask(
        request,
        forms.DipForm(request.POST or None),
        sent,
        then=reverse("audits:home"),
        said="Sent. It does not change now, and you no longer see this record.",
        opened=opened,
        template="audits/dip.html",
        heading="Ten minutes with this file",
        button="Send what I found",
        began=round(began),
        cancel_url=reverse("audits:file", args=[file_id]),
    )


def settle(request: Request, file_id: int) -> HttpResponse:
    """Settle the headings on which two readers differ, with reasons."""
    opened, found = _for_reader(request, file_id, "settle", Place.THIRD)
    outcome = questions.outcome_of(found.file)
    return ask(
        request,
        forms.JudgingForm(request.POST or None, headings=outcome.differing),
        lambda **told: actions.send_moderation(file_of=found, at=timezone.now(), by=request.user, **told),
        then=reverse("audits:home"),
        said="Sent. These grades stand now.",
        opened=opened,
        template="audits/settle.html",
        heading="Settle where two differ",
        button="Send what stands",
        cancel_url=reverse("audits:file", args=[file_id]),
        **_found(found.file, outcome),
    )


def name_third(request: Request, file_id: int) -> HttpResponse:
    """Name who settles a file on which two differ: the director's to do."""
    opened, found = open_fact(request.user, FileOf, file_id, page="audits.name_third")
    if not _settles(request, questions.outcome_of(found.file)):
        raise Http404
    today = timezone.localdate()
    barred = drawing.barred_from([found.child_id], today)[found.child_id]
    return ask(
        request,
        forms.ModeratorForm(
            request.POST or None, on=today, but={*barred, found.file.first_id, found.file.second_id or 0}
        ),
        lambda worker: drawing.name_moderator(file_of=found, worker=worker, by=request.user, on=today),
        then=reverse("audits:round", args=[found.file.round_id]),
        said="They are asked, and see the file until they have sent theirs.",
        opened=opened,
        heading="Name a third reader",
        button="Ask this person",
        cancel_url=reverse("audits:file", args=[file_id]),
    )


def tell(request: Request, file_id: int) -> HttpResponse:
    """Tell the team's manager at once."""
    opened, found = _for_reader(request, file_id, "tell", *Place)
    return ask(
        request,
        forms.UnsafeForm(request.POST or None),
        lambda words: actions.tell_manager(file_of=found, words=words, at=timezone.now(), by=request.user),
        then=reverse("audits:file", args=[file_id]),
        said="The manager sees it now.",
        opened=opened,
        heading="Tell the manager now",
        button="Tell the manager",
        cancel_url=reverse("audits:file", args=[file_id]),
    )


def unsafe(request: Request, child_id: int) -> HttpResponse:
    """What auditors told the manager about a child at once, and what was done. A manager answers here."""
    opened = open_child(request.user, child_id, part=Part.PRACTICE, page="audits.unsafe")
    told = Unsafe.objects.filter(child=child_id).select_related("team", "by", "answered_by").order_by("-at")
    waits = told.filter(answered_at__isnull=True, team__in=_answering_for(request.user)).last()
    if waits is None:
        if request.method == "POST":
            raise Http404
        return draw(request, "audits/unsafe.html", opened, told=told)
    return ask(
        request,
        forms.AnswerForm(request.POST or None),
        lambda answer: actions.answer_unsafe(unsafe=waits, answer=answer, at=timezone.now(), by=request.user),
        then=reverse("audits:unsafe", args=[child_id]),
        said="Your answer is kept.",
        opened=opened,
        template="audits/unsafe.html",
        heading="An auditor told you",
        told=told,
        waits=waits,
        button="Keep the answer",
    )
