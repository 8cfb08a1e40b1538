"""What readers find in a file, each blind to the other: mostly alike; where a grade apart, settled by a third."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from alongside.council.made_up import words
from alongside.council.made_up.chance import Chance, Weighted
from alongside.council.made_up.practising.ground import OWNER, at
from alongside.practice.audits.models import Dip, DipAnswer, File, Grade, Grading, Heading, Mark, Place, Said, Sent

QUALITY = Weighted({1: 15, 2: 62, 3: 23})
AWAY = Weighted({0: 84, -1: 8, 1: 8})  # of the file's quality, and of what the other finds
WORDS = {Mark.OUTSTANDING: "outstanding", Mark.GOOD: "good", Mark.IMPROVE: "improve"}
FAMILY = Weighted({Grading.Family.SAID: 55, Grading.Family.DID_NOT_WISH: 25, Grading.Family.NOT_ASKED: 20})
HELPED = Weighted({3: 60, 2: 30, 1: 10})
CHECKED = Weighted({"yes": 62, "partly": 26, "no": 12})

Marks = dict[str, int]


@dataclass(slots=True)
class Found:
    """What is to be written down of all files together."""

    gradings: list[Grading] = field(default_factory=list)
    grades: list[Grade] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)


def grade(chance: Chance, files: list[File], free: dict[int, list[int]], on: date) -> None:
    """Grade every file; `free` has the auditors who may read each."""
    found = Found()
    for file in files:
        quality = {heading: _near(chance, chance.of(QUALITY)) for heading in Heading.values}
        marks = [{heading: _near(chance, mark) for heading, mark in quality.items()} for _ in range(2)]
        _send(chance, found, file, Place.FIRST, file.first_id, marks[0], on)
        _send(chance, found, file, Place.SECOND, file.second_id or 0, marks[1], on)
        apart = {heading: quality[heading] for heading in quality if marks[0][heading] != marks[1][heading]}
        others = [one for one in free[file.pk] if one not in (file.first_id, file.second_id)]
        if apart and others:
            file.moderator_id = chance.one(others)
            file.save(using=OWNER, update_fields=["moderator"])
            _settle(chance, found, file, apart, on)
    Grading.objects.using(OWNER).bulk_create(found.gradings)
    Grade.objects.using(OWNER).bulk_create(found.grades)
    Said.objects.using(OWNER).bulk_create(found.said)


def dip(chance: Chance, files: list[File], on: date) -> None:
    """Dip into every file, for some ten minutes each."""
    for file in files:
        sent = _sent(file, Place.FIRST, file.first_id, on + timedelta(days=chance.within(0, 4)), chance.within(9, 16))
        Dip.objects.using(OWNER).create(sent=sent, seconds=chance.within(400, 720))
        DipAnswer.objects.using(OWNER).bulk_create(
            DipAnswer(dip_id=sent.pk, question=question, answer=chance.of(CHECKED))
            for question in DipAnswer.Check.values
        )


def _near(chance: Chance, mark: int) -> int:
    return min(3, max(1, mark + chance.of(AWAY)))


def _send(chance: Chance, found: Found, file: File, place: Place, auditor: int, marks: Marks, on: date) -> None:
    sent = _sent(file, place, auditor, on + timedelta(days=chance.within(1, 9)), chance.within(10, 17))
    family = chance.of(FAMILY)
    told = family == Grading.Family.SAID
    found.gradings.append(
        Grading(sent=sent, family=family, helped=chance.of(HELPED) if told else None,
                lesson=words.line(chance, "lesson"))
    )  # fmt: skip
    if told:
        found.said.append(Said(sent=sent, about=Said.FAMILY, words=words.line(chance, "family_view")))
    _mark(found, sent, {heading: (mark, WORDS[Mark(mark)]) for heading, mark in marks.items()}, chance)


def _settle(chance: Chance, found: Found, file: File, apart: Marks, on: date) -> None:
    sent = _sent(file, Place.THIRD, file.moderator_id or 0, on + timedelta(days=chance.within(10, 15)), 15)
    found.gradings.append(Grading(sent=sent, family=Grading.Family.NOT_ASKED))
    _mark(found, sent, {heading: (mark, "settled") for heading, mark in apart.items()}, chance)


def _mark(found: Found, sent: Sent, marks: dict[str, tuple[int, str]], chance: Chance) -> None:
    for heading, (mark, why) in marks.items():
        found.grades.append(Grade(grading_id=sent.pk, heading=heading, mark=mark))
        found.said.append(Said(sent=sent, about=heading, words=words.line(chance, "grade_why", why)))


def _sent(file: File, place: Place, auditor: int, day: date, hour: int) -> Sent:
    return Sent.objects.using(OWNER).create(file=file, place=place, auditor_id=auditor, at=at(day, hour))
