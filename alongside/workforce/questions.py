"""Posts, vacancies and recruitment of a council, by team."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from statistics import median

from alongside.people.models import Membership, Post, Team, current
from alongside.workforce.models import Recruitment

# Roles whose posts hold children's cases.
HOLD_CASES = ("social_worker", "front_door_worker", "personal_adviser", "early_help_worker", "reviewing_officer")


@dataclass(frozen=True, slots=True)
class Staffing:
    """A team's posts on a day: how many there are, how many nobody holds, how many of those are being filled."""

    team_id: int
    team: str
    posts: int
    vacant: int
    recruiting: int

    @property
    def held(self) -> int:
        return self.posts - self.vacant


@dataclass(frozen=True, slots=True)
class LeadTime:
    """How many days it took from the advert to each step, at the median, and over how many recruitments."""

    step: str
    days: float | None
    count: int


def vacant_posts(on: date) -> list[Post]:
    """Posts of the council that nobody holds on a day, by team."""
    held = Membership.objects.filter(current(on), post__isnull=False).values("post")
    return list(Post.objects.filter(current(on)).exclude(pk__in=held).select_related("team").order_by("team__name"))


def staffing(on: date) -> list[Staffing]:
    """Every team that has posts, with those of the most vacancies first."""
    vacant = defaultdict(list)
    for post in vacant_posts(on):
        vacant[post.team_id].append(post.pk)
    filling = set(Recruitment.objects.under_way().values_list("post", flat=True))
    posts: dict[int, int] = defaultdict(int)
    for team_id in Post.objects.filter(current(on)).values_list("team", flat=True):
        posts[team_id] += 1
    names = dict(Team.objects.filter(pk__in=posts).values_list("pk", "name"))
    rows = [
        Staffing(team, names[team], count, len(vacant[team]), len(filling.intersection(vacant[team])))
        for team, count in posts.items()
    ]
    return sorted(rows, key=lambda row: (-row.vacant, row.team))


def lead_times() -> list[LeadTime]:
    """From the advert to each later step, over every recruitment that reached it."""
    rows = list(Recruitment.objects.all())
    found = []
    for name, words in Recruitment.STEPS[1:]:
        days = [(getattr(row, name) - row.advertised_on).days for row in rows if getattr(row, name)]
        found.append(LeadTime(words, median(days) if days else None, len(days)))
    return found
