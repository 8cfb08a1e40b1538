"""What audits found, as counts: how files stand, how grades spread, how far readers agree, how long a dip takes."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median

from django.db.models import QuerySet

from alongside.practice.audits.agreeing import Agreement, agreement
from alongside.practice.audits.models import Dip, DipAnswer, File, Framed, Grade, Heading, Mark, Place, Round, Sent
from alongside.practice.audits.sampling import Line, digest, draw

Marks = Mapping[str, int]  # heading: grade


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one file stands: who has sent, and once both have, the grades of each."""

    file: File
    sent: frozenset[str] = frozenset()
    marks: Mapping[str, Marks] = field(default_factory=dict)  # place: grades

    @property
    def both(self) -> bool:
        return {Place.FIRST, Place.SECOND} <= self.sent

    @property
    def differing(self) -> list[str]:
        """The headings on which the two readers gave different grades, once both have sent."""
        one, other = self.marks.get(Place.FIRST, {}), self.marks.get(Place.SECOND, {})
        return [heading for heading in Heading if self.both and one.get(heading) != other.get(heading)]

    @property
    def done(self) -> bool:
        if self.file.second_id is None:
            return Place.FIRST in self.sent
        return self.both and (not self.differing or Place.THIRD in self.sent)

    @property
    def final(self) -> dict[str, int]:
        """The grade of each heading that stands: what both gave, else the moderator's; nothing until done."""
        if not self.done:
            return {}
        return {**self.marks.get(Place.FIRST, {}), **self.marks.get(Place.THIRD, {})}

    @property
    def in_words(self) -> str:
        if self.done:
            return "Done"
        if self.both:
            return "Being moderated" if self.file.moderator_id else "Readers differ: a third is to be named"
        return "One has sent" if self.sent else "Being read"


def outcomes(files: "QuerySet[File]") -> list[Outcome]:
    """How these files stand, as far as the acting worker may see: three queries, however many they are."""
    listed = list(files.select_related("first", "second", "moderator", "round"))
    sent: dict[int, set[str]] = {}
    for file, place in Sent.objects.filter(file__in=listed).values_list("file", "place"):
        sent.setdefault(file, set()).add(place)
    marks: dict[int, dict[str, dict[str, int]]] = {}
    rows = Grade.objects.filter(grading__sent__file__in=listed)
    for file, place, heading, mark in rows.values_list(
        "grading__sent__file", "grading__sent__place", "heading", "mark"
    ):
        marks.setdefault(file, {}).setdefault(place, {})[heading] = mark
    return [Outcome(one, frozenset(sent.get(one.pk, ())), marks.get(one.pk, {})) for one in listed]


def outcome_of(file: File) -> Outcome:
    """How one file stands."""
    return outcomes(File.objects.filter(pk=file.pk))[0]


def spread(found: Iterable[Outcome]) -> dict[str, Counter[int]]:
    """How many files have each grade, by heading; of files that are done."""
    counts: dict[str, Counter[int]] = {heading: Counter() for heading in Heading}
    for one in found:
        for heading, mark in one.final.items():
            counts[heading][mark] += 1
    return counts


def agreed(found: Sequence[Outcome], heading: str | None = None) -> Agreement:
    """How far two readers agree, blind: over all headings, or one."""
    headings = [heading] if heading else list(Heading)
    return agreement([_pairs(one, headings) for one in found if one.both])


def _pairs(one: Outcome, headings: Sequence[str]) -> list[tuple[int, int]]:
    first, second = one.marks.get(Place.FIRST, {}), one.marks.get(Place.SECOND, {})
    return [(first[heading], second[heading]) for heading in headings if heading in first and heading in second]


@dataclass(frozen=True, slots=True)
class ByWeek:
    """The spread of one round's grades by heading and over all of them, with what the round was part of."""

    round: Round
    files: int
    headings: dict[str, Counter[int]]

    @property
    def marks(self) -> Counter[int]:
        return sum(self.headings.values(), Counter())

    def good(self, heading: str | None = None) -> tuple[int, int]:
        """How many grades are good or outstanding, and how many there are: of a heading, or of all."""
        counts = self.headings[heading] if heading else self.marks
        return counts[Mark.OUTSTANDING] + counts[Mark.GOOD], counts.total()


def by_week() -> list[ByWeek]:
    """Each drawn round of audits with its grades, the newest first."""
    rounds = list(Round.objects.filter(kind=Round.Kind.AUDIT, drawn_on__isnull=False).select_related("week"))
    found = outcomes(File.objects.filter(round__in=rounds))
    told = []
    for each in rounds:
        done = [one for one in found if one.file.round_id == each.pk and one.done]
        told.append(ByWeek(each, len(done), spread(done)))
    return told


@dataclass(frozen=True, slots=True)
class Dipped:
    """What dip samples found: how many, the median minutes of one, and the answers to each check."""

    files: int
    minutes: float | None
    answers: dict[str, Counter[str]]


def dipped(of: Round) -> Dipped:
    """What a round of dip samples found."""
    seconds = list(Dip.objects.filter(sent__file__round=of).values_list("seconds", flat=True))
    answers: dict[str, Counter[str]] = {check: Counter() for check in DipAnswer.Check}
    rows = DipAnswer.objects.filter(dip__sent__file__round=of).values_list("question", "answer")
    for question, answer in rows:
        answers[question][answer] += 1
    return Dipped(len(seconds), round(median(seconds) / 60, 1) if seconds else None, answers)


@dataclass(frozen=True, slots=True)
class DrawnAgain:
    """The kept frame drawn again by the kept seed: the frame's digest now, and the files as drawn and drawn again."""

    digest: str
    as_drawn: list[str]
    again: list[str]

    @property
    def same(self) -> bool:
        return self.as_drawn == self.again


def drawn_again(of: Round) -> DrawnAgain:
    """Whether the seed draws the same files from the frame that was kept."""
    lines = list(frame_lines(of))
    as_drawn = list(of.files.order_by("number").values_list("framed__key", flat=True))
    return DrawnAgain(digest(lines), as_drawn, draw(lines, of.seed, of.size))


def frame_lines(of: Round) -> list[Line]:
    """The frame of a round as it was kept, in the order of its keys."""
    rows = of.frame.order_by("key").values_list("key", "plan", "risk", "age_band", "team")
    return [Line(*row) for row in rows]


def strata(of: Round, level: str) -> dict[str, tuple[int, int]]:
    """By one of a stratum's four parts: how many children the frame has, and how many were drawn."""
    frame: Counter[str] = Counter()
    drawn: Counter[str] = Counter()
    for key, was_drawn in Framed.objects.filter(round=of).values_list(level, "drawn"):
        frame[key] += 1
        drawn[key] += was_drawn
    return {key: (frame[key], drawn[key]) for key in sorted(frame)}
