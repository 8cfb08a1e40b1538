"""What the pages of the years ahead ask: which forecast, and from when the record tells everything."""

from datetime import date
from typing import Any

from alongside.forecasting.scenarios.effects import Scenario
from alongside.insight.ahead.actions import MONTHS, RUNS, SEED
from alongside.insight.ahead.choosing import MOST_TOGETHER, Asked
from alongside.insight.ahead.models import What
from alongside.pages import forms

YEARS = {24: "2 years", 36: "3 years", 60: "5 years", 84: "7 years", 120: "10 years"}
TIMES = {200: "200 times: quick, and rougher", 1000: "1,000 times", 3000: "3,000 times: slow, and smoother"}
LARGEST_SEED = 2**31 - 1


class AskForm(forms.Form):
    """Which forecast to show, by the parts of its address."""

    of = forms.ChoiceField(label="Which history?", choices=What.choices, required=False)
    scenario = forms.MultipleChoiceField(
        label="What if?", help_text="None is as now. Several are taken together.", required=False
    )
    months = forms.ChoiceField(label="How far?", choices=list(YEARS.items()), required=False)
    runs = forms.ChoiceField(label="How often are the years lived?", choices=list(TIMES.items()), required=False)
    seed = forms.IntegerField(
        label="Seed", help_text="The same number gives the same figures.", min_value=0, max_value=LARGEST_SEED,
        required=False,
    )  # fmt: skip
    day = forms.CharField(widget=forms.HiddenInput, required=False)
    history = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, scenarios: dict[str, Scenario], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["scenario"].choices = [(name, one.title) for name, one in scenarios.items()]


class CompareForm(forms.Form):
    """Which scenarios to hold beside which: on either side none, one, or several together."""

    one = forms.MultipleChoiceField(
        label="Start from", help_text="Nothing ticked is as now. Several are taken together.",
        widget=forms.CheckboxSelectMultiple, required=False,
    )  # fmt: skip
    other = forms.MultipleChoiceField(
        label="And instead", help_text="Nothing ticked is as now. Several are taken together.",
        widget=forms.CheckboxSelectMultiple, required=False,
    )  # fmt: skip

    def __init__(self, *args: Any, scenarios: dict[str, Scenario], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("one", "other"):
            self.fields[name].choices = [(key, one.title) for key, one in scenarios.items()]


class QuarterForm(forms.Form):
    """Of which quarter the teams are shown."""

    quarter = forms.ChoiceField(label="Which quarter?", required=False)

    def __init__(self, *args: Any, months: tuple[date, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["quarter"].choices = [(month.isoformat(), f"To the end of {month:%B %Y}") for month in months]
        self.fields["quarter"].required = bool(months)


def asked_in(told: Any) -> Asked:
    """What an address's parts ask for; a part that makes no sense counts as not said."""
    what = told.get("of", What.CARE)
    return Asked(
        what=what if what in What.values else What.CARE,
        scenarios=tuple(sorted(set(filter(None, told.getlist("scenario")))))[:MOST_TOGETHER],
        day=_day(told.get("day", "")),
        history=_digits(told.get("history", "")),
        model=_digits(told.get("model", "")),
        months=_one_of(YEARS, told.get("months"), MONTHS),
        runs=_one_of(TIMES, told.get("runs"), RUNS),
        seed=_whole(told.get("seed"), SEED),
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _digits(text: str) -> str:
    return text if text.isalnum() and len(text) <= 64 else ""


def _one_of(known: dict[int, str], text: str | None, usual: int) -> int:
    return int(text) if text and text.isdecimal() and int(text) in known else usual


def _whole(text: str | None, usual: int) -> int:
    return int(text) if text and text.isdecimal() and int(text) <= LARGEST_SEED else usual


class FitForm(forms.Form):
    """From which day the record tells everything."""

    why = {"opens_on": "Children who came and left before this day would be missing, and the forecast would be wrong."}

    opens_on = forms.DateField(
        label="From which day does the record tell of every child?",
        called="The first day",
        help_text="Everybody who was there on that day or came later must be in it, whoever has left since.",
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.limit("opens_on", latest=today)
