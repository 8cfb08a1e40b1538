"""What an inspector arriving today would ask for: whether it is there, what is missing, and where that is mended."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.db.models import Max
from django.urls import reverse

from alongside.access.door import roles_of
from alongside.deadlines.models import Deadline
from alongside.law.due import add_months
from alongside.law.inspection import AREAS, ASKS, Ask
from alongside.pathway.notes.models import CaseNote
from alongside.people.models import Allocation, Worker
from alongside.practice.audits.models import File, Round
from alongside.practice.audits.questions import agreed, outcomes
from alongside.practice.inspection import performing
from alongside.practice.inspection.models import Action, Inspection, Note, Recommendation
from alongside.practice.learning.models import Decision, Finding
from alongside.practice.observing.models import FamilyVoice
from alongside.practice.weeks.policies import LEADERS

SUPERVISED_WITHIN: Final = timedelta(days=92)  # local habit: three months
_SEE_RECORDS: Final = frozenset({"director", "service_manager"})
_SEE_PRACTICE: Final = frozenset(LEADERS)


@dataclass(frozen=True, slots=True)
class Found:
    """Whether something is there, what there is to say of it, and the page where it is seen or mended."""

    there: bool
    says: str
    href: str
    link: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for, and what was found; `found` is None where the reader's role may not count it."""

    ask: Ask
    found: Found | None
    by: str  # who may count it


Check = Callable[[date], Found]


def readiness(worker: Worker, on: date) -> list[Asked]:
    """Everything that an inspector arriving on a day would ask for, as far as this worker may count it."""
    held = roles_of(worker, on)
    told = []
    for ask in ASKS:
        check, roles, who = _CHECKS[ask.key]
        told.append(Asked(ask, None if held.isdisjoint(roles) else check(on), who))
    return told


def _child_lists(on: date) -> Found:
    last = Deadline.objects.aggregate(last=Max("changed_at"))["last"]
    if last is None:
        return Found(False, "No child’s record is within your reach.", reverse("returns:workbench"), "Returns")
    says = f"The data team writes them from the record as it stands; it last changed on {last:%-d %B %Y}."
    return Found(True, says, reverse("returns:workbench"), "See what is wrong in the record")


def _audits(on: date) -> Found:
    rounds = Round.objects.filter(drawn_on__gte=add_months(on, -12))
    found = outcomes(File.objects.filter(round__in=rounds))
    done = sum(one.done for one in found)
    overdue = sum(not one.done and one.file.round.ends_on < on for one in found)
    says = f"{done} of {_of(len(found), 'file')} of {_of(rounds.count(), 'round')} are done."
    if overdue:
        says += f" {overdue} were not finished by the round’s last day."
    return Found(done > 0 and not overdue, says, reverse("audits:home"), "Audits")


def _agreement(on: date) -> Found:
    rounds = Round.objects.filter(drawn_on__gte=add_months(on, -12), kind=Round.Kind.AUDIT)
    said = agreed(outcomes(File.objects.filter(round__in=rounds)))
    if said.too_few:
        says = f"{said.files} files were graded by two in the last year: too few to say how far they agree."
        return Found(False, says, reverse("audits:plan"), "Plan a round of audits")
    says = f"{100 * (said.exact or 0):.0f}% of grades alike over {said.files} files"
    says += f", weighted kappa {said.kappa:.2f}." if said.kappa is not None else "."
    return Found(True, says, reverse("audits:home"), "Audits")


def _self_evaluation(on: date) -> Found:
    written = Note.objects.filter(kind=Note.Kind.EVALUATION, on__gte=add_months(on, -12))
    held = set(written.values_list("area", flat=True))
    missing = [area for area in AREAS if area.key not in held]
    if not missing:
        return Found(True, "Each area has one of the last year.", reverse("inspection:home"), "The folders")
    says = f"None of the last year for: {'; '.join(area.name.lower() for area in missing)}."
    return Found(False, says, reverse("inspection:note", args=[missing[0].key]), f"Write it: {missing[0].name.lower()}")


def _last_actions(on: date) -> Found:
    last = Inspection.objects.first()
    if last is None:
        return Found(False, "No past inspection is written down.", reverse("inspection:record"), "Record an inspection")
    without = Recommendation.objects.filter(inspection=last, actions__isnull=True).count()
    late = Action.objects.open().filter(recommendation__inspection=last, due_on__lt=on).count()
    says = f"{last.name}: {_of(without, 'recommendation')} without an action, {_of(late, 'action')} overdue."
    return Found(not (without or late), says, reverse("inspection:one", args=[last.pk]), last.name)


def _learning(on: date) -> Found:
    undecided = Finding.objects.undecided().count()
    overdue = Decision.objects.filter(due_on__lt=on, done__isnull=True).count()
    says = f"Waiting for a decision: {_of(undecided, 'finding')}. Overdue: {_of(overdue, 'action')}."
    there = Finding.objects.exists() and not (undecided or overdue)
    return Found(there, says, reverse("learning:weeks"), "Findings, and what was done")


def _supervision(on: date) -> Found:
    children = Allocation.objects.current(on).filter(role="social_worker").values("child")
    many = children.distinct().count()
    oversight = (CaseNote.Kind.SUPERVISION, CaseNote.Kind.MANAGEMENT_OVERSIGHT)
    notes = CaseNote.objects.filter(child__in=children, kind__in=oversight)
    lately = notes.filter(happened_at__date__gte=on - SUPERVISED_WITHIN).values("child").distinct().count()
    says = f"{lately:,} of {many:,} children with a social worker have supervision noted in the last three months."
    return Found(many > 0 and lately == many, says, reverse("audits:plan"), "Plan a dip sample on supervision")


def _clocks(on: date) -> Found:
    late = performing.late_without_reason(on)
    says = f"Late in the last year without a reason: {_of(late, 'clock')}. Managers give it on their team’s page."
    return Found(late == 0, says, reverse("inspection:evidence", args=["protection"]), "Clocks in time, by code")


def _caseloads(on: date) -> Found:
    found = performing.caseloads(on)
    folder = reverse("inspection:evidence", args=["leaders"])
    if found is None:
        return Found(False, "Fewer than six social workers have children within your reach.", folder, "The folder")
    return Found(True, f"Half of {found[0]} social workers have at most {found[1][1]:.0f}.", folder, "The folder")


def _voice(on: date) -> Found:
    heard = FamilyVoice.objects.filter(week__ends_on__gte=add_months(on, -12)).count()
    says = f"Practice Weeks of the last year brought {_of(heard, 'answer')} from families."
    return Found(heard > 0, says, reverse("inspection:evidence", args=["protection"]), "What they say")


def _of(many: int, what: str) -> str:
    return f"{many:,} {what}{'' if many == 1 else 's'}"


_RECORDS: Final = (_SEE_RECORDS, "directors and service managers, of the children whom they reach")
_PRACTICE: Final = (_SEE_PRACTICE, "directors and practice leads")
_ALL: Final = (_SEE_RECORDS | _SEE_PRACTICE, "all who read this page")
_CHECKS: Final[dict[str, tuple[Check, frozenset[str], str]]] = {
    "child_lists": (_child_lists, *_RECORDS),
    "audits": (_audits, *_PRACTICE),
    "agreement": (_agreement, *_PRACTICE),
    "self_evaluation": (_self_evaluation, *_ALL),
    "last_actions": (_last_actions, *_ALL),
    "learning": (_learning, *_PRACTICE),
    "supervision": (_supervision, *_RECORDS),
    "clocks": (_clocks, *_RECORDS),
    "caseloads": (_caseloads, *_RECORDS),
    "voice": (_voice, *_PRACTICE),
}
