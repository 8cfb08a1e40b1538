"""What is asked of whom a week brings together."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any, ClassVar

from alongside.pages.forms import (
    BooleanField,
    CharField,
    CheckboxSelectMultiple,
    ChoiceField,
    Form,
    IntegerField,
    ModelChoiceField,
    MultipleChoiceField,
    RadioSelect,
    YesNoField,
)
from alongside.people.models import Membership, Team, Worker, current
from alongside.practice.planning.problem import HalfDay
from alongside.practice.weeks.forms import when
from alongside.practice.weeks.models import Barred, Guest, Host, Service, Slot, Week


def districts(week: Week) -> list[str]:
    """The districts that can be chosen: the towns of the council's teams, and those of the week's hosts."""
    towns = set(Team.objects.exclude(town="").values_list("town", flat=True))
    return sorted(towns | set(Host.objects.filter(week=week).values_list("district", flat=True)))


class GuestForm(Form):
    """What a guest is, where they can go and what they would like to see."""

    kind = ChoiceField(label="What are they?", choices=[("", "Choose one"), *Guest.Kind.choices])
    starts_from = CharField(label="Postcode of their workplace", required=False, max_length=8)
    districts = MultipleChoiceField(label="Which districts can they reach?", widget=CheckboxSelectMultiple)
    wishes = MultipleChoiceField(
        label="What would they like to see?", choices=Service.choices, widget=CheckboxSelectMultiple, required=False
    )
    most_visits = IntegerField(label="How many visits at most?", min_value=1, max_value=10, initial=3)
    why: ClassVar = {
        "kind": "Councillors and the cabinet member never go to a family.",
        "starts_from": "So that travel stays short.",
    }

    def __init__(self, *args: Any, week: Week, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["districts"].choices = [(name, name) for name in districts(week)]


class InviteForm(GuestForm):
    """A new guest: a worker who signs in."""

    worker = ModelChoiceField(label="Who comes?", queryset=Worker.objects.none())
    field_order = ["worker"]

    def __init__(self, *args: Any, week: Week, **kwargs: Any) -> None:
        super().__init__(*args, week=week, **kwargs)
        self.fields["worker"].queryset = people().exclude(practice_guests__week=week)


def people() -> Any:
    """The workers who sign in."""
    return Worker.objects.filter(is_active=True, is_system=False)


class DropOutForm(Form):
    """Why a guest does not come."""

    why_not = CharField(label="Why do they not come?", help_text="Their hosts read this.", max_length=200)


class HostForm(Form):
    """Where a host is and what it belongs to."""

    service = ChoiceField(label="Service", choices=Service.choices, widget=RadioSelect)
    district = ChoiceField(label="District", help_text="A team’s own town counts if you choose none.", required=False)
    other_district = CharField(label="If it is not in the list: which district?", required=False, max_length=60)
    lines = CharField(label="Address", required=False, max_length=200)
    postcode = CharField(label="Postcode", required=False, max_length=8)
    more_than_once = YesNoField(label="Are they willing to host more than once?")

    def __init__(self, *args: Any, week: Week, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["district"].choices = [("", "Choose one"), *((name, name) for name in districts(week))]

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        other = answers.pop("other_district", "")
        answers["district"] = other or answers.get("district")
        if not answers["district"]:
            self.add_error("district", "Choose the district, or write it below the list")
        return answers


class AddHostForm(HostForm):
    """A new host: a worker of a team, a team, or a place."""

    kind = ChoiceField(
        label="Who or what shows something?",
        choices=[("worker", "A worker"), ("team", "A team"), ("place", "A place")],
        widget=RadioSelect,
    )
    worker = ModelChoiceField(label="Which worker?", queryset=Worker.objects.none(), required=False)
    team = ModelChoiceField(label="Which team?", queryset=Team.objects.all(), required=False)
    name = CharField(
        label="What is the place called?",
        help_text="For example, Riverton family hub or Hill House children's home",
        required=False,
        max_length=120,
    )
    reveals: ClassVar = {("kind", "worker"): ("worker",), ("kind", "team"): ("team",), ("kind", "place"): ("name",)}
    field_order = ["kind", "worker", "team", "name"]

    def __init__(self, *args: Any, week: Week, today: date, **kwargs: Any) -> None:
        super().__init__(*args, week=week, **kwargs)
        self.today = today
        self.fields["worker"].queryset = people()

    def clean(self) -> dict[str, Any]:
        kind = self.cleaned_data.pop("kind", "")
        told = {name: self.cleaned_data.pop(name, None) or None for name in ("worker", "team", "name")}
        asked = "name" if kind == "place" else kind
        if kind and not told[asked] and asked not in self.errors:
            self.add_error(asked, f"Say which {kind} it is")
        worker = told["worker"] if kind == "worker" else None
        team = self._team_of(worker) if worker else told["team"] if kind == "team" else None
        self.cleaned_data["district"] = self.cleaned_data.get("district") or (team.town if team else "")
        name = team.name if team else told["name"] or ""
        return {**super().clean(), "worker": worker, "team": team, "name": name}

    def _team_of(self, worker: Worker) -> Team | None:
        held = Membership.objects.filter(current(self.today), worker=worker).select_related("team").order_by("pk")
        first = held.first()
        if first is None:
            self.add_error("worker", "This worker belongs to no team today")
        return first.team if first else None


class BarForm(Form):
    """Where a guest must not go, and why."""

    host = ModelChoiceField(label="To whom must they not go?", queryset=Host.objects.none())
    why_not = ChoiceField(
        label="Why not?",
        choices=[(key, text) for key, text in Barred.Why.choices if key != Barred.Why.LINE],
        widget=RadioSelect,
    )
    why: ClassVar = {"host": "Their own line of management is worked out from teams and services: leave it out here."}

    def __init__(self, *args: Any, guest: Guest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        hosts = Host.objects.filter(week=guest.week).exclude(barred__guest=guest).select_related("worker")
        self.fields["host"].queryset, self.fields["host"].label_from_instance = hosts, lambda host: host.called


class HalfDaysForm(Form):
    """One tick for each half-day of a week, drawn as a grid."""

    def __init__(self, *args: Any, half_days: list[HalfDay], given: Collection[HalfDay] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.half_days = {f"on-{on.isoformat()}-{half}": (on, half) for on, half in half_days}
        for name, half_day in self.half_days.items():
            self.fields[name] = self.question(half_day)
            self.fields[name].initial = half_day in given

    def question(self, half_day: HalfDay) -> Any:
        return BooleanField(label=when(*half_day), required=False)

    def rows(self) -> list[tuple[date, list[Any]]]:
        """The questions by day: one for each half of it."""
        found: dict[date, list[Any]] = {}
        for name, (on, _) in self.half_days.items():
            found.setdefault(on, []).append(self[name])
        return list(found.items())

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        return {"half_days": [half_day for name, half_day in self.half_days.items() if answers.get(name)]}


class ShowsForm(HalfDaysForm):
    """What a host shows on each half-day of a week, drawn as a grid."""

    def __init__(self, *args: Any, half_days: list[HalfDay], shows: Mapping[HalfDay, str], **kwargs: Any) -> None:
        super().__init__(*args, half_days=half_days, **kwargs)
        for name, half_day in self.half_days.items():
            self.fields[name].initial = shows.get(half_day, "")

    def question(self, half_day: HalfDay) -> Any:
        return ChoiceField(label=when(*half_day), choices=[("", "Nothing"), *Slot.Activity.choices], required=False)

    def clean(self) -> dict[str, Any]:
        answers = self.cleaned_data
        return {"shows": {half_day: answers[name] for name, half_day in self.half_days.items() if answers.get(name)}}
