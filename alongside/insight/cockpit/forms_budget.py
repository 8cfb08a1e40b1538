"""What is asked of the budget: by how much everything rises, and what a line is paid for."""

from datetime import date
from typing import Any, Final

from django.utils.timezone import localdate

from alongside.forecasting.money.budget import Line, names_of
from alongside.forecasting.scenarios.sentences import WHERE
from alongside.insight.cockpit.forms import (
    FOUR_IN_FIVE,
    holds_from_field,
    source_field,
    spread_of_percent,
    verified_field,
    within_field,
)
from alongside.insight.cockpit.inputs import own_line
from alongside.insight.cockpit.models import OwnInflation, OwnLine, OwnPrice
from alongside.pages import forms

PAID: Final = {
    "child_week": "By the week, for each child who is there",
    "arrival": "Once, for each child who comes there",
    "worker_year": "By the year, for each worker",
    "year": "A sum a year, whatever happens",
}
KINDS_OF_WORKER: Final = {
    "permanent": "social workers",
    "newly_qualified": "newly qualified social workers",
    "agency": "agency social workers",
}
_CHILDREN: Final = [
    (name, WHERE[name][0].upper() + WHERE[name][1:]) for name in names_of("child_week") if name in WHERE
]
_WORKERS: Final = [(key, words[0].upper() + words[1:]) for key, words in KINDS_OF_WORKER.items()]
_ASKED_BY: Final = {"child_week": "weeks_of", "arrival": "arrivals_in", "worker_year": "workers"}


def _reason() -> forms.LongTextField:
    return forms.LongTextField(label="Why?", rows=3, max_length=1000)


def _off(label: str) -> forms.DecimalField:
    return forms.DecimalField(
        label=label,
        help_text="In a hundred. 0 if it is known, 1 for “1 in a hundred more or less”, four times in five.",
        min_value=0,
        max_value=50,
        max_digits=4,
        decimal_places=1,
    )


def points_of(spread: float) -> float:
    """Within how many in a hundred a rise lies four times in five."""
    return round(spread * FOUR_IN_FIVE, 1)


class InflationForm(forms.Form):
    """By how much everything rises."""

    holds_from = holds_from_field()
    percent = forms.DecimalField(
        label="By how many in a hundred does everything rise each April?",
        help_text="For example, 2.5. Below nought if things become cheaper.",
        min_value=-50,
        max_value=100,
        max_digits=5,
        decimal_places=2,
    )
    off = _off("How far off may that be?")
    reason = _reason()
    source = source_field()
    verified = verified_field()

    def clean(self) -> dict[str, Any]:
        """The range as a standard deviation."""
        return _risen(super().clean() or self.cleaned_data)


class ChangeLineForm(forms.Form):
    """What a line is paid for, how fast it rises, and for how long it is paid."""

    reveals = {("per", per): (name,) for per, name in _ASKED_BY.items()}

    per = forms.ChoiceField(label="How is it paid?", choices=list(PAID.items()), widget=forms.RadioSelect)
    weeks_of = forms.MultipleChoiceField(
        label="For children where?", choices=_CHILDREN, widget=forms.CheckboxSelectMultiple, required=False
    )
    arrivals_in = forms.MultipleChoiceField(
        label="Who come to where?", choices=_CHILDREN, widget=forms.CheckboxSelectMultiple, required=False
    )
    workers = forms.MultipleChoiceField(
        label="Which workers?", choices=_WORKERS, widget=forms.CheckboxSelectMultiple, required=False
    )
    percent = forms.DecimalField(
        label="How much faster than other things does it rise each April?",
        help_text="In a hundred. 0 if it rises as everything does.",
        min_value=-50,
        max_value=100,
        max_digits=5,
        decimal_places=2,
    )
    off = _off("How far off may that be?")
    starts_on = forms.DateField(
        label="From when is it paid?",
        called="The first day",
        help_text="Leave it blank if it is paid already. Months that begin before it cost nothing.",
        required=False,
    )
    ends_on = forms.DateField(
        label="Until when?",
        called="The day it ends",
        help_text="Leave it blank if it goes on. Months that begin on that day or later cost nothing.",
        required=False,
    )
    reason = _reason()
    source = source_field()
    verified = verified_field()

    def clean(self) -> dict[str, Any]:
        """For whom it is paid as one answer, and the range as a standard deviation."""
        told: dict[str, Any] = _risen(super().clean() or self.cleaned_data)
        chosen = {per: told.pop(name, []) for per, name in _ASKED_BY.items()}
        told["of"] = chosen.get(told.get("per", ""), [])
        if told.get("per") in _ASKED_BY and not told["of"]:
            self.add_error(_ASKED_BY[told["per"]], "Choose at least one.")
        if told.get("starts_on") and told.get("ends_on") and told["ends_on"] <= told["starts_on"]:
            self.add_error("ends_on", "It must end after it starts.")
        return told


class AddLineForm(ChangeLineForm):
    """A new line, with its first price."""

    line = forms.CharField(label="What is it called?", max_length=80)
    pounds = forms.DecimalField(
        label="What does one cost, in pounds?",
        help_text="A week of a child, one who comes, a worker for a year, or the whole sum a year.",
        min_value=0,
        max_digits=12,
        decimal_places=2,
    )
    within = within_field()
    field_order = ("line", "per", "weeks_of", "arrivals_in", "workers", "pounds", "within")

    def clean(self) -> dict[str, Any]:
        """The price in whole pence."""
        told = super().clean()
        if (pounds := told.pop("pounds", None)) is not None:
            told["pence"] = round(pounds * 100)
        if (within := told.pop("within", None)) is not None:
            told["price_spread"] = spread_of_percent(float(within))
        return told


class EndLineForm(forms.Form):
    """From when a line is paid no more."""

    ends_on = forms.DateField(
        label="From which day is it paid no more?",
        called="The day",
        help_text="Months that begin on that day or later cost nothing on this line.",
    )
    reason = _reason()
    source = source_field()
    verified = verified_field()


def known_of(line: Line) -> dict[str, Any]:
    """The answers that a line gives as it stands."""
    asked = {_ASKED_BY[line.per]: list(line.of)} if line.per in _ASKED_BY else {}
    return {
        "per": line.per,
        **asked,
        "percent": line.rise.percent,
        "off": points_of(line.rise.spread),
        "starts_on": line.starts_on,
        "ends_on": line.ends_on,
    }


def said_of_line(line: Line, today: date) -> str:
    """Paid by the week for each child in foster homes. Rises by 1 in a hundred a year more than other things."""
    whom = " and ".join(KINDS_OF_WORKER.get(name, WHERE.get(name, name)) for name in line.of)
    head = {
        "child_week": f"Paid by the week, for each child in {whom}.",
        "arrival": f"Paid once, for each child who comes into {whom}.",
        "worker_year": f"Paid by the year, for {whom}.",
        "year": "A sum a year, whatever happens.",
    }[line.per]
    return " ".join(filter(None, (head, _said_of_rise(line), _said_of_days(line, today))))


def said_of_statement(row: OwnInflation | OwnLine | OwnPrice) -> str:
    """What somebody stated, in a sentence."""
    if isinstance(row, OwnInflation):
        off = points_of(row.spread)
        give_or_take = f", give or take {off:g}" if off else ""
        return f"Everything rises by {row.percent:g} in a hundred each April from {_day(row.holds_from)}{give_or_take}."
    if isinstance(row, OwnPrice):
        return f"{row.line}: £{row.pence / 100:,.2f} from {_day(row.holds_from)}."
    return f"{row.line}: {said_of_line(own_line(row), localdate(row.at))}"


def _said_of_rise(line: Line) -> str:
    percent = line.rise.percent
    if not percent and not line.rise.spread:
        return ""
    off = points_of(line.rise.spread)
    give_or_take = f", give or take {off:g}" if off else ""
    way = "less" if percent < 0 else "more"
    return f"Rises by {abs(percent):g} in a hundred a year {way} than other things{give_or_take}."


def _said_of_days(line: Line, today: date) -> str:
    said = []
    if line.starts_on and line.starts_on > today:
        said.append(f"Starts on {_day(line.starts_on)}.")
    if line.ends_on:
        said.append(f"{'Ends' if line.ends_on > today else 'Ended'} on {_day(line.ends_on)}.")
    return " ".join(said)


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _risen(told: dict[str, Any]) -> dict[str, Any]:
    """The rise and its range as the verbs take them."""
    off, percent = told.pop("off", None), told.pop("percent", None)
    numbers = {"percent": percent, "spread": None if off is None else float(off) / FOUR_IN_FIVE}
    return told | {name: float(number) for name, number in numbers.items() if number is not None}
