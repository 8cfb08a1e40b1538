"""What is asked about where a child lives."""

from typing import Any, ClassVar

from alongside.pages.correcting import CorrectionForm
from alongside.pages.forms import (
    BooleanField,
    CharField,
    ChoiceField,
    DateField,
    Form,
    LongTextField,
    YesNoField,
)
from alongside.pages.groups import SiblingsTooForm
from alongside.pages.when import HappenedForm
from alongside.pathway.care.fields import short
from alongside.pathway.care.moments import collection_year
from alongside.returns.ssda903.codes import PLACEMENT, PLACEMENT_PROVIDER, REASON_PLACE_CHANGE

HOME = (
    "kind",
    "provider",
    "carer",
    "postcode",
    "urn",
    "home_postcode",
    "same_carer",
    "long_term",
    "fewer_visits_agreed",
    "carer_temporary",
    "parent_not_assessed",
)
WHO_MUST_KNOW = "The area's council, the integrated care board, parents, the GP, the school (2010 Regulations, reg 13)."


class HomeForm(Form):
    """The home itself: how the 903 knows it, and what decides how often the child is visited there."""

    kind = ChoiceField(label="What kind of home is it?", choices=PLACEMENT.choices())
    provider = ChoiceField(label="Who provides it?", choices=PLACEMENT_PROVIDER.choices())
    carer = CharField(label="Name of the carers or the home", max_length=120)
    postcode = CharField(label="Postcode of this home", required=False, **short(8))
    home_postcode = CharField(label="Postcode of the child's own home", required=False, **short(8))
    urn = CharField(
        label="The inspector's number of the home or agency",
        help_text="Ofsted's URN, where it has one.",
        required=False,
        **short(10),
    )
    long_term = BooleanField(label="It is meant to last until the child is 18", required=False)
    fewer_visits_agreed = BooleanField(
        label="Long-term fostering for over a year, and the child agrees to fewer visits", required=False
    )
    carer_temporary = BooleanField(label="The connected carer is approved for a time (regulation 24)", required=False)
    parent_not_assessed = BooleanField(
        label="The child is with a parent whose assessment is not complete (regulation 19)", required=False
    )


class MoveForm(SiblingsTooForm, HappenedForm, HomeForm):
    """A move: the child first, then why, then the new home; brothers and sisters who move along last."""

    own = ("childs_words",)

    childs_words = LongTextField(
        label="What does the child say about this move?", help_text="In the child's own words.", rows=3
    )
    reason = ChoiceField(
        label="Why does the child leave the present home?",
        help_text="Leave it out when the present or the new home is a temporary one.",
        choices=[("", "Choose one"), *REASON_PLACE_CHANGE.choices()],
        required=False,
    )
    ended_words = LongTextField(label="How did it end there?", rows=3, required=False)
    reviewed_first = YesNoField(label="Was the case reviewed before the move?")
    not_reviewed_why = CharField(label="Why was that not possible?", required=False)
    same_carer = BooleanField(label="The carer stays the same", required=False)
    why = LongTextField(label="Why this home?", help_text="How it fits the child, and brothers and sisters.", rows=3)  # type: ignore[assignment]
    told = LongTextField(label="Who has been told, and how?", help_text=WHO_MUST_KNOW, rows=2, required=False)
    on = DateField(label="When did the child move?", called="The date of the move")
    reveals: ClassVar = {("reviewed_first", "no"): ("not_reviewed_why",)}
    first = ("childs_words", "on", "reason", "ended_words", "reviewed_first", "not_reviewed_why")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = PLACEMENT.choices(collection_year(self.today))
        last = ("why", "told", "late_entry_reason")
        self.order_fields([*self.first, *(name for name in self.fields if name not in (*self.first, *last)), *last])


class CorrectPlacementForm(CorrectionForm, HomeForm):
    """Corrects a placement."""

    started_on = DateField(label="When did the child begin to live there?")
    same_carer = BooleanField(label="The carer stayed the same as before", required=False)
    childs_words = LongTextField(label="What the child says about it", rows=3, required=False)
    why = LongTextField(label="Why this home?", rows=3, required=False)  # type: ignore[assignment]

    def __init__(self, *args: Any, row: Any, **kwargs: Any) -> None:
        super().__init__(*args, row=row, **kwargs)
        self.initial.update({name: getattr(row, name) for name in self.fields if hasattr(row, name)})


class ToldForm(HappenedForm):
    """Who was told of a placement."""

    whom = LongTextField(label="Who has been told, and how?", help_text=WHO_MUST_KNOW, rows=3)
    on = DateField(label="When were they told?", called="The date")


class PlacementPlanForm(HappenedForm):
    """How the child is cared for from day to day."""

    childs_words = LongTextField(label="What does the child want the carer to know?", rows=3, required=False)
    day_to_day = LongTextField(
        label="How is the child cared for from day to day?", help_text="Routines, health, school, time with family."
    )
    carer_may_decide = LongTextField(
        label="What may the carer decide?", help_text="Haircuts, trips, sleepovers, photographs, treatment.", rows=4
    )
    on = DateField(label="When was the plan made?", called="The date")
