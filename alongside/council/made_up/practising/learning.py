"""What the finished week taught: findings drawn from what was seen, said and audited, and what became of each."""

import tomllib
from collections import defaultdict
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

from alongside.council.made_up.chance import Chance
from alongside.council.made_up.practising.ground import OWNER, Ground
from alongside.people.models import Worker
from alongside.practice.audits.models import Grading
from alongside.practice.learning.models import Decision, Done, Finding, Tag, Theme, Wording
from alongside.practice.observing.models import FamilyVoice, Observation, Reply
from alongside.practice.weeks.models import Week

SOURCE = Finding.Source
WRITTEN, WORDED, PASSED = timedelta(days=4), timedelta(days=230), timedelta(days=236)  # after the week


@cache
def told(name: str) -> dict[str, Any]:
    """A file of words."""
    return tomllib.loads(files("alongside.council.made_up.words").joinpath(f"{name}.toml").read_text())


def learn(here: Ground, week: Week, director: Worker) -> None:
    """Write the findings with their themes, what was decided and done, and the words that were passed."""
    lead, sources = week.planned_by, _sources(here.chance, week)
    owners = {"service_manager": [one.worker for one in here.by_role["service_manager"]], "director": [director]}
    themes = _themes()
    for one in told("findings")["finding"]:
        source, number = _from(one["from"], sources)
        finding = Finding.objects.using(OWNER).create(
            week=week, source=source, source_id=number, words=one["words"], on=week.ends_on + WRITTEN, by=lead
        )
        Tag.objects.using(OWNER).bulk_create(
            [Tag(finding=finding, theme=themes[title], by=lead) for title in one["themes"]]
        )
        decision = _decide(here.chance, finding, one, owners, lead)
        _finish(decision, one)
        _word(finding, one, lead, director)


def _themes() -> dict[str, Theme]:
    titles = sorted({title for one in told("findings")["finding"] for title in one["themes"]})
    return {row.title: row for row in Theme.objects.using(OWNER).bulk_create([Theme(title=one) for one in titles])}


def _sources(chance: Chance, week: Week) -> dict[str, list[str]]:
    """The numbers of what findings can be drawn from: observations by barrier, replies, voices, lessons of audits."""
    found: dict[str, list[str]] = defaultdict(list)
    for pk, barrier in Observation.objects.using(OWNER).filter(week=week).order_by("pk").values_list("pk", "barrier"):
        found[barrier].append(str(pk))
        found["observation"].append(str(pk))
    voices = FamilyVoice.objects.using(OWNER).filter(week=week).order_by("pk")
    replies = Reply.objects.using(OWNER).filter(observation__week=week).order_by("pk")
    lessons = Grading.objects.using(OWNER).filter(sent__file__round__week=week).exclude(lesson="").order_by("pk")
    for name, rows in (("voice", voices), ("reply", replies), ("audit", lessons)):
        found[name] = [str(pk) for pk in rows.values_list("pk", flat=True)]
    return {name: chance.sample(numbers, len(numbers)) for name, numbers in found.items()}


def _from(what: str, sources: dict[str, list[str]]) -> tuple[str, str]:
    """What a finding came from and its number; where nobody said such a thing, what several say together."""
    if not sources.get(what):
        return SOURCE.TOGETHER, ""
    number = sources[what][0] if what == SOURCE.AUDIT else sources[what].pop()
    return (what if what in SOURCE.values else SOURCE.OBSERVATION), number


def _decide(
    chance: Chance, finding: Finding, one: dict[str, Any], owners: dict[str, list[Worker]], lead: Worker
) -> Decision:
    decided, due, _ = one["days"]
    what: dict[str, Any] = {"why_not": one["why_not"]} if "why_not" in one else {
        "action": one["action"], "owner": chance.one(owners[one["owner"]]), "due_on": _after(finding, due)
    }  # fmt: skip
    return Decision.objects.using(OWNER).create(finding=finding, on=_after(finding, decided), by=lead, **what)


def _finish(decision: Decision, one: dict[str, Any]) -> None:
    if done := one["days"][2]:
        assert decision.owner is not None
        Done.objects.using(OWNER).create(
            decision=decision, on=_after(decision.finding, done), changed=one["changed"], by=decision.owner
        )


def _word(finding: Finding, one: dict[str, Any], lead: Worker, director: Worker) -> None:
    texts = {name: one[name] for name in ("said", "did", "easy_said", "easy_did")}
    Wording.objects.using(OWNER).create(
        finding=finding, written_by=lead, written_on=finding.week.ends_on + WORDED, passed_by=director,
        passed_on=finding.week.ends_on + PASSED, **texts,
    )  # fmt: skip


def _after(finding: Finding, days: int) -> date:
    return finding.week.ends_on + timedelta(days=days)
