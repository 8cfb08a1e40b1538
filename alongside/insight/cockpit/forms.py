"""What the cockpit's pages ask: a price, a rate, and the words that go with what councillors are given."""

from math import exp, log
from typing import Any, Final

from alongside.insight.cockpit.inputs import Stated
from alongside.pages import forms

FOUR_IN_FIVE: Final = 1.2816  # standard deviations within which four in five cases lie


def spread_of_percent(percent: float) -> float:
    """The standard deviation of the logarithm of a number that lies within so many in a hundred, four times in five."""
    return log(1 + percent / 100) / FOUR_IN_FIVE


def percent_of_spread(spread: float) -> int:
    """Within how many in a hundred a number lies four times in five."""
    return round(100 * (exp(FOUR_IN_FIVE * spread) - 1))


class _StatedForm(forms.Form):
    """What everything that is stated has: from when, how sure, and who says so."""

    def clean(self) -> dict[str, Any]:
        """The answers as the verbs take them, with the range as `spread`."""
        answers = super().clean() or {}
        if (within := answers.pop("within", None)) is not None:
            answers["spread"] = spread_of_percent(float(within))
        return answers


def within_field() -> forms.IntegerField:
    return forms.IntegerField(
        label="How far off may it be, four times in five?",
        help_text="In a hundred. 0 if it is known, 15 for “within 15 in a hundred more or less”.",
        min_value=0,
        max_value=300,
    )


def holds_from_field() -> forms.DateField:
    return forms.DateField(label="From which day does it hold?", called="The day", help_text="For example, 1 4 2027")


def source_field() -> forms.CharField:
    return forms.CharField(
        label="From where do we have it?", help_text="A contract, a ledger, a report.", max_length=300
    )


def verified_field() -> forms.YesNoField:
    return forms.YesNoField(
        label="Has somebody seen the number there?",
        help_text="Until somebody has, every page that uses it says so.",
    )


class PriceForm(_StatedForm):
    """What one of a line costs."""

    holds_from = holds_from_field()
    pounds = forms.DecimalField(label="What does one cost, in pounds?", min_value=0, max_digits=12, decimal_places=2)
    within = within_field()
    source = source_field()
    verified = verified_field()

    def clean(self) -> dict[str, Any]:
        """The price in whole pence."""
        answers = super().clean()
        if (pounds := answers.pop("pounds", None)) is not None:
            answers["pence"] = round(pounds * 100)
        return answers


class RateForm(_StatedForm):
    """A rate: a share is asked for in a hundred, months and caseloads as they are."""

    holds_from = holds_from_field()
    value = forms.DecimalField(label="How much is it?", min_value=0, max_digits=7, decimal_places=2)
    within = within_field()
    source = source_field()
    verified = verified_field()

    def __init__(self, *args: Any, rate: Stated, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rate = rate
        self.fields["value"].help_text = "In a hundred." if rate.is_share else rate.unit.capitalize() + "."
        if rate.in_months:
            del self.fields["within"]

    def clean(self) -> dict[str, Any]:
        """A share as one."""
        answers = super().clean()
        if (value := answers.get("value")) is not None:
            answers["value"] = float(value) / (100 if self.rate.is_share else 1)
        return answers


class GiveForm(forms.Form):
    """What goes to councillors with the figures."""

    doing = forms.LongTextField(
        label="What do we do about it?",
        help_text="In plain words, for councillors. Name no child, no family, no worker, no team and no place.",
        max_length=2000,
        rows=8,
    )
