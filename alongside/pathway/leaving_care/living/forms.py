"""What is asked about how a young person lives."""

from datetime import date
from typing import Any, ClassVar

from alongside.pages.correcting import CorrectionForm
from alongside.pages.forms import CharField, ChoiceField, DateField, Form, LongTextField, RadioSelect, YesNoField
from alongside.pages.when import HappenedForm
from alongside.pathway.leaving_care.models import Accommodation
from alongside.returns.kit.lists.leaving_care import ACCOMMODATION_KIND
from alongside.returns.ssda903.codes import ACTIVITY

OWN_WORDS = "Their own words. They may read this one day."
NOW = 2027  # the collection year whose codes a form offers; older codes are read but no longer chosen
DOING = [choice for choice in ACTIVITY.choices(NOW) if choice[0] != "0"]


class MoveForm(HappenedForm):
    """Where they live now, and whether it suits them."""

    on = DateField(label="When did they move in?", called="The date")
    kind = ChoiceField(label="What kind of place is it?", choices=[("", "Choose"), *ACCOMMODATION_KIND.choices()])
    lines = CharField(label="Address", required=False, max_length=200)
    town = CharField(label="Town", required=False, max_length=60)
    postcode = CharField(label="Postcode", required=False, max_length=8)
    young_persons_words = LongTextField(label="What do they say about it?", help_text=OWN_WORDS, rows=3, required=False)
    suitability = ChoiceField(label="Does it suit them?", choices=Accommodation.Suitability, widget=RadioSelect)
    not_suitable_why = LongTextField(label="Why not, and what will change it?", required=False, rows=2)
    arranged = YesNoField(label="Did the council provide or arrange it?")
    regulated = YesNoField(
        label="Is it inspected?", help_text="A home, a foster home or supported accommodation.", required=False
    )
    reveals: ClassVar = {("suitability", "2"): ("not_suitable_why",), ("arranged", "yes"): ("regulated",)}

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        answers["address"] = {name: answers.pop(name, "") for name in ("lines", "town", "postcode")}
        answers["regulated"] = bool(answers.get("regulated"))
        if answers.get("suitability") == Accommodation.Suitability.UNSUITABLE and not answers.get("not_suitable_why"):
            self.add_error("not_suitable_why", "Say why it is not suitable")
        return answers


class VisitForm(HappenedForm):
    """A visit at home: their words, then yours."""

    on = DateField(label="When did you visit?", called="The date of the visit")
    seen = YesNoField(label="Did you see them?")
    not_seen_why = CharField(label="Why not?", required=False)
    young_persons_words = LongTextField(label="What did they say?", help_text=OWN_WORDS, rows=3, required=False)
    notes = LongTextField(label="How is the place, and what did you agree?", rows=4)
    reveals: ClassVar = {("seen", "no"): ("not_seen_why",), ("seen", "yes"): ("young_persons_words",)}

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        if answers.get("seen") and not answers.get("young_persons_words"):
            self.add_error("young_persons_words", "Say what they said")
        if answers.get("seen") is False and not answers.get("not_seen_why"):
            self.add_error("not_seen_why", "Say why you did not see them")
        return answers


class ActivityForm(HappenedForm):
    """What they do."""

    on = DateField(label="From which day?", called="The date")
    code = ChoiceField(label="What do they do?", choices=DOING, widget=RadioSelect)
    what = LongTextField(label="What is it, and where?", help_text="What they think of it, too.", rows=3)
    instead = YesNoField(label="Does it take the place of what they did before?")


class EndActivityForm(HappenedForm):
    """Something has ended."""

    on = DateField(label="When did it end?", called="The date")
    ended_why = LongTextField(label="Why did it end, and what do they say about it?", rows=3)


class ReleaseForm(Form):
    """A day of release from custody."""

    release_on = DateField(label="When will they be released?", called="The date")
    custody = CharField(label="Where are they held?", max_length=120)
    young_persons_words = LongTextField(label="What do they say and want?", help_text=OWN_WORDS, rows=3, required=False)
    arrangements = LongTextField(label="Who meets them, and where will they live?", rows=3)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.limit("release_on", earliest=today)


class CorrectAccommodationForm(CorrectionForm):
    """Corrects where somebody lives, or judges anew whether it suits them."""

    young_persons_words = LongTextField(label="What do they say about it?", rows=3, required=False)
    kind = ChoiceField(label="What kind of place is it?", choices=ACCOMMODATION_KIND.choices())
    suitability = ChoiceField(label="Does it suit them?", choices=Accommodation.Suitability, widget=RadioSelect)
    not_suitable_why = LongTextField(label="If not, why?", required=False, rows=2)
    started_on = DateField(label="When did they move in?")
    ended_on = DateField(label="When did they leave?", required=False)


class CorrectVisitForm(CorrectionForm):
    """Corrects a visit."""

    young_persons_words = LongTextField(label="What did they say?", rows=3, required=False)
    visited_on = DateField(label="When did you visit?")
    not_seen_why = CharField(label="If you did not see them, why?", required=False)
    notes = LongTextField(label="How is the place, and what did you agree?", rows=4, required=False)


class CorrectActivityForm(CorrectionForm):
    """Corrects what somebody does."""

    code = ChoiceField(label="What do they do?", choices=ACTIVITY.choices())
    what = LongTextField(label="What is it, and where?", rows=3, required=False)
    started_on = DateField(label="From which day?")
    ended_on = DateField(label="When did it end?", required=False)


class CorrectReleaseForm(CorrectionForm):
    """Corrects a planned release."""

    young_persons_words = LongTextField(label="What do they say and want?", rows=3, required=False)
    release_on = DateField(label="When will they be released?")
    custody = CharField(label="Where are they held?", max_length=120, required=False)
    arrangements = LongTextField(label="Who meets them, and where will they live?", rows=3, required=False)
