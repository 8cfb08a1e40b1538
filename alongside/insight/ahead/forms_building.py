"""The questions of the scenario editor: one form for each kind of sentence, and one for the whole."""

from datetime import date
from typing import Any, Final, cast

from alongside.forecasting.money.budget import shipped_budget
from alongside.forecasting.scenarios.effects import GROUPS, JOURNEY, PLACEMENTS
from alongside.forecasting.scenarios.sentences import WHERE
from alongside.insight.ahead.building import KINDS, SURE, months_from
from alongside.insight.ahead.words import month
from alongside.pages import forms

DOES: Final = {"entries": "come into", "exits": "leave", "moves": "move from"}
HOW_SURE: Final = [(key, text) for key, (text, _) in SURE.items()]
WHERE_CARED: Final = [("In care", WHERE["In care"]), *((state, WHERE[state]) for state in JOURNEY)]


class SentenceForm(forms.Form):
    """One sentence; months are those to come."""

    starts = forms.ChoiceField(label="From when?")

    def __init__(self, *args: Any, origin: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        to_come = [(day.isoformat(), month(day)) for day in months_from(origin)]
        for name in ("starts", "ends"):
            if name in self.fields:
                field = cast(forms.ChoiceField, self.fields[name])
                field.choices = to_come if field.required else [("", "It goes on"), *to_come]

    def clean_starts(self) -> date:
        return date.fromisoformat(self.cleaned_data["starts"])


class FlowForm(SentenceForm):
    """From a month on, some children come, leave or move less or more often."""

    reveals = {("does", "moves"): ("to",)}

    group = forms.ChoiceField(label="Which children?", choices=list(GROUPS.items()), required=False)
    does = forms.ChoiceField(label="What do they do?", choices=list(DOES.items()), widget=forms.RadioSelect)
    to = forms.ChoiceField(label="Where to?", choices=WHERE_CARED, required=False)
    state = forms.ChoiceField(label="Where?", help_text="What they come into, leave or move from.", choices=WHERE_CARED)
    way = forms.ChoiceField(
        label="Fewer or more?", choices=[("fewer", "Fewer"), ("more", "More")], widget=forms.RadioSelect
    )
    percent = forms.IntegerField(label="How many in a hundred?", min_value=1, max_value=300)
    ramp_months = forms.IntegerField(
        label="Reached over how many months?", help_text="0 is at once.", min_value=0, max_value=120, initial=12
    )
    sure = forms.ChoiceField(label="How sure are we?", choices=HOW_SURE, widget=forms.RadioSelect)

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or self.cleaned_data
        if told.get("way") == "fewer" and (told.get("percent") or 0) > 100:
            self.add_error("percent", "No more than 100 in a hundred can be fewer.")
        if told.get("does") == "moves" and told.get("to") == told.get("state"):
            self.add_error("to", "Choose another place than the one that they move from.")
        return told


class PlacesForm(SentenceForm):
    """New foster homes, a new home."""

    number = forms.IntegerField(label="How many places?", min_value=1, max_value=1000)
    state = forms.ChoiceField(label="Of which kind?", choices=[(one, WHERE[one]) for one in PLACEMENTS])
    takes_from = forms.ChoiceField(
        label="For children from where?",
        choices=[("", "anywhere"), *((one, WHERE[one]) for one in PLACEMENTS)],
        required=False,
    )
    percent = forms.IntegerField(
        label="How many in a hundred of them do you expect to open?", min_value=1, max_value=100, initial=80
    )
    ramp_months = forms.IntegerField(label="Opening over how many months?", min_value=0, max_value=120, initial=12)
    fill_months = forms.IntegerField(
        label="How many months does a free place wait for its child?", min_value=1, max_value=60, initial=3
    )

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or self.cleaned_data
        if told.get("state") and told.get("state") == told.get("takes_from"):
            self.add_error("takes_from", "Choose another kind of place than the new ones.")
        return told


class PriceForm(SentenceForm):
    """A week costs less or more."""

    state = forms.ChoiceField(label="A week where?", choices=[(one, WHERE[one]) for one in ("In care", *PLACEMENTS)])
    way = forms.ChoiceField(
        label="Lower or higher?", choices=[("lower", "Lower"), ("higher", "Higher")], widget=forms.RadioSelect
    )
    percent = forms.IntegerField(label="By how many in a hundred?", min_value=1, max_value=300)
    up_to = forms.IntegerField(
        label="For how many children at most?", help_text="Leave blank for all.", min_value=1, required=False
    )
    ramp_months = forms.IntegerField(label="Reached over how many months?", min_value=0, max_value=120, initial=0)
    sure = forms.ChoiceField(label="How sure are we?", choices=HOW_SURE, widget=forms.RadioSelect)

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or self.cleaned_data
        if told.get("way") == "lower" and (told.get("percent") or 0) > 99:
            self.add_error("percent", "A price cannot fall by all of itself.")
        return told


class SpendingForm(SentenceForm):
    """What the change itself costs, or saves elsewhere."""

    ends = forms.ChoiceField(label="Until when?", required=False)
    line = forms.CharField(
        label="On which line of the budget?",
        help_text="One that is there is added to: " + "; ".join(line.name for line in shipped_budget().lines) + ".",
        max_length=80,
    )
    way = forms.ChoiceField(label="It", choices=[("costs", "costs"), ("saves", "saves")], widget=forms.RadioSelect)
    pounds = forms.IntegerField(label="How many pounds a year?", min_value=1, max_value=10**9)

    def clean_ends(self) -> date | None:
        return date.fromisoformat(self.cleaned_data["ends"]) if self.cleaned_data["ends"] else None

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or self.cleaned_data
        if told.get("ends") and told.get("starts") and told["ends"] <= told["starts"]:
            self.add_error("ends", "Choose a month after it starts.")
        return told


FORMS: Final[dict[str, type[SentenceForm]]] = dict(
    zip(KINDS, (FlowForm, PlacesForm, PriceForm, SpendingForm), strict=True)
)


class KeepForm(forms.Form):
    """What the scenario is called, and why anybody should believe it."""

    why = {
        "source": "Whoever reads the forecast weighs it by where its numbers are from.",
        "verified": "A number that nobody has seen in its source is marked so wherever it stands.",
    }

    title = forms.CharField(label="What is it called?", max_length=80)
    sentence = forms.CharField(label="What happens, in a sentence?", max_length=300)
    reason = forms.LongTextField(label="Why do you expect this?", rows=3, max_length=1000)
    source = forms.LongTextField(label="From where are the numbers?", rows=3, max_length=1000)
    verified = forms.BooleanField(label="I have seen these numbers in that source", required=False)
