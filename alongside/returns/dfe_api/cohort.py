"""Which children are sent on a day, why, and what of each.

Source: the cohort of specification 0.8 as its open senders build it. Not verified: whether
the department asks for a child with a protection plan alone (the senders have left that
out for now), for a care leaver in touch who has no open episode, and whether what leaves
the window each 1 April is to be purged.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from alongside.returns.dfe_api.rows import Child, ChildDetails, SocialCareEpisode


class Reason(StrEnum):
    """Why a child is sent, in words for a page."""

    REFERRAL = "a referral that was open in these years"
    WAITING = "an open referral with no assessment yet"
    CHILD_IN_NEED_PLAN = "a child in need plan in these years"
    PLACEMENT = "a placement in these years"
    CARE_LEAVER = "a care leaver in touch, with an open referral"


@dataclass(frozen=True, slots=True)
class Window:
    """The days that are asked about, both included."""

    first: date
    last: date

    def holds(self, day: date | None) -> bool:
        """Whether the day is one of them; a day that is not known is none."""
        return day is not None and self.first <= day <= self.last

    def meets(self, start: date | None, end: date | None) -> bool:
        """Whether what went on from start to end did so in the window; a day not known leaves nothing out."""
        return (start is None or start <= self.last) and (end is None or end >= self.first)


def window(day: date) -> Window:
    """From the 1 April on or before the day two years ago, to the day after: two to three years.

    24 November 2026 asks from 1 April 2024.
    """
    year = day.year - 2 - (day.month < 4)
    return Window(date(year, 4, 1), day + timedelta(days=1))


def reasons(child: Child, day: date) -> frozenset[Reason]:
    """Why the child is sent on the day; empty for a child who is not.

    A child under 26 at some time in the window, or unborn and expected in it, for any of
    the reasons. A child who died is sent.
    """
    asked = window(day)
    if not _of_age(child.details, asked):
        return frozenset()
    found = {reason for episode in child.episodes for reason in _of_episode(episode, asked)}
    if _in_touch(child, day, asked):
        found.add(Reason.CARE_LEAVER)
    return frozenset(found)


def cohort(children: Iterable[Child], day: date) -> Iterator[Child]:
    """The children who are sent on the day, each with what falls in the window alone."""
    asked = window(day)
    return (within(child, asked) for child in children if reasons(child, day))


def within(child: Child, asked: Window) -> Child:
    """The child with what falls in the window: no more is sent of a family than is asked for.

    An episode stands where it, or what is kept of it, meets the window.
    """
    health = child.health
    if health is not None:
        kept = tuple(one for one in health.sdq_assessments if asked.holds(one.completed_on))
        health = replace(health, sdq_assessments=kept) if kept else None
    trimmed = (_within_episode(episode, asked) for episode in child.episodes)
    episodes = tuple(one for one in trimmed if asked.meets(one.referral_date, one.closure_date) or _holds_more(one))
    return replace(child, health=health, episodes=episodes)


def _within_episode(episode: SocialCareEpisode, asked: Window) -> SocialCareEpisode:
    adoption = episode.adoption
    decided = adoption and (adoption.decision_date, adoption.matched_date, adoption.placed_date)
    return replace(
        episode,
        workers=tuple(one for one in episode.workers if asked.meets(one.start_date, one.end_date)),
        assessments=tuple(one for one in episode.assessments if asked.meets(one.start_date, one.authorisation_date)),
        child_in_need_plans=tuple(
            one for one in episode.child_in_need_plans if asked.meets(one.start_date, one.end_date)
        ),
        section_47s=tuple(
            one
            for one in episode.section_47s
            if asked.meets(one.start_date, one.end_date) or asked.holds(one.conference_date)
        ),
        protection_plans=tuple(one for one in episode.protection_plans if asked.meets(one.start_date, one.end_date)),
        placements=tuple(one for one in episode.placements if asked.meets(one.start_date, one.end_date)),
        adoption=adoption if decided and any(asked.holds(one) for one in decided) else None,
    )


def _holds_more(episode: SocialCareEpisode) -> bool:
    return bool(episode.child_in_need_plans or episode.protection_plans or episode.placements)


def _of_age(details: ChildDetails, asked: Window) -> bool:
    if details.birth_date is None:
        return asked.holds(details.expected_birth_date)
    return details.birth_date <= asked.last and _birthday(details.birth_date, 26) > asked.first


def _of_episode(episode: SocialCareEpisode, asked: Window) -> Iterator[Reason]:
    if asked.meets(episode.referral_date, episode.closure_date):
        yield Reason.REFERRAL
    if episode.closure_date is None and not any(one.start_date for one in episode.assessments):
        yield Reason.WAITING
    if any(asked.meets(plan.start_date, plan.end_date) for plan in episode.child_in_need_plans):
        yield Reason.CHILD_IN_NEED_PLAN
    if any(asked.meets(one.start_date, one.end_date) for one in episode.placements):
        yield Reason.PLACEMENT


def _in_touch(child: Child, day: date, asked: Window) -> bool:
    born = child.details.birth_date
    if born is None or _birthday(born, 16) > day:
        return False
    spoken = any(one.care_leaver and asked.holds(one.care_leaver.contact_date) for one in child.episodes)
    return spoken and any(one.closure_date is None and one.referral_date for one in child.episodes)


def _birthday(born: date, age: int) -> date:
    # Born on 29 February, a person comes of age on 1 March of a year without one.
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)
