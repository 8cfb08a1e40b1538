"""What is asked about who somebody is, where they live and who belongs to them."""

from datetime import date
from typing import Any, ClassVar

from stdnum.gb import nhs, upn

from alongside.law.due import add_months
from alongside.pages.correcting import CorrectionForm
from alongside.pages.forms import (
    BooleanField,
    CharField,
    CheckboxSelectMultiple,
    ChoiceField,
    DateField,
    Form,
    LongTextField,
    MultipleChoiceField,
    RadioSelect,
    ValidationError,
)
from alongside.people.models import Membership, Person, Relationship, Team
from alongside.returns.cin.codes import DISABILITY, ETHNICITY, UPN_UNKNOWN_CIN
from alongside.returns.ssda903.codes import SOCIAL_WORKER_CHANGE


class WhoForm(CorrectionForm):
    """Who a child is. Numbers carry check digits, so that a slip of the key is caught here."""

    given_name = CharField(label="Given name", required=False, max_length=80)
    family_name = CharField(label="Family name", required=False, max_length=80)
    known_as = CharField(label="Known as", help_text="The name the child wants to be called by.", required=False)
    born_on = DateField(label="Date of birth", called="The date of birth", required=False)
    expected_on = DateField(label="Expected date of birth", called="The expected date", required=False)
    died_on = DateField(label="Date of death", called="The date of death", required=False)
    sex = ChoiceField(label="Sex", choices=Person.Sex, widget=RadioSelect)
    ethnicity = ChoiceField(label="Ethnicity", choices=[("", "Not asked yet"), *ETHNICITY.choices()], required=False)
    disabilities = MultipleChoiceField(
        label="Disability", choices=DISABILITY.choices(), widget=CheckboxSelectMultiple, required=False
    )
    language = CharField(label="First language", required=False, max_length=40)
    interpreter_needed = BooleanField(label="An interpreter is needed", required=False)
    nhs_number = CharField(label="NHS number", help_text="10 numbers, like 999 000 0018", required=False)
    upn = CharField(label="Unique pupil number", help_text="A letter and 12 characters", required=False)
    upn_unknown = ChoiceField(
        label="If there is no pupil number, why?",
        choices=[("", "Not needed"), *UPN_UNKNOWN_CIN.choices()],
        required=False,
    )
    why: ClassVar = {
        "ethnicity": "The family says what it is. The council must be able to see whether it serves everybody alike.",
        "nhs_number": "Health and the council find the same child by it. It is checked for slips of the key.",
        "upn": "Schools and the council find the same child by it.",
    }

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.limit("born_on", latest=today)
        self.limit("died_on", latest=today)
        self.limit("expected_on", earliest=add_months(today, -2))

    def clean_nhs_number(self) -> str | None:
        typed = nhs.compact(self.cleaned_data["nhs_number"]) or None
        if typed and not nhs.is_valid(typed):
            raise ValidationError("This NHS number has a slip in it: its last number does not fit the others")
        return typed

    def clean_upn(self) -> str | None:
        typed = upn.compact(self.cleaned_data["upn"]) or None
        if typed and not upn.is_valid(typed):
            raise ValidationError("This pupil number has a slip in it: its first letter does not fit the rest")
        return typed


class RenameForm(Form):
    """A new name from a day on."""

    given_name = CharField(label="Given name", required=False, max_length=80)
    family_name = CharField(label="Family name", required=False, max_length=80)
    on = DateField(label="From which day?", called="The day")


class AddressForm(Form):
    """A new address from a day on."""

    lines = CharField(label="House and street", max_length=200)
    town = CharField(label="Town", required=False, max_length=60)
    postcode = CharField(label="Postcode", required=False, max_length=8)
    on = DateField(label="Since when?", called="The day")
    hidden = BooleanField(label="This address must not be told to others", required=False)
    hidden_why = LongTextField(label="Who must not know it, and why?", rows=2, required=False)
    reveals: ClassVar = {("hidden", "on"): ("hidden_why",)}

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        if answers.get("hidden") and not answers.get("hidden_why"):
            self.add_error("hidden_why", "Say who must not know the address, and why")
        return answers


class RelationForm(Form):
    """What somebody is to the child."""

    kind = ChoiceField(label="What are they to the child?", choices=Relationship.Kind, widget=RadioSelect)
    parental_responsibility = BooleanField(label="They have parental responsibility", required=False)
    on = DateField(label="Since when, if it began later than the child's birth?", called="The day", required=False)


class NewRelativeForm(RelationForm):
    """Somebody nobody has recorded yet, and what they are to the child."""

    given_name = CharField(label="Given name", required=False, max_length=80)
    family_name = CharField(label="Family name", required=False, max_length=80)
    sex = ChoiceField(label="Sex", choices=Person.Sex, widget=RadioSelect)
    born_on = DateField(label="Date of birth, if you know it", called="The date of birth", required=False)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.limit("born_on", latest=today)
        self.order_fields(["given_name", "family_name", "sex", "born_on", "kind", "parental_responsibility", "on"])

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        if not answers.get("given_name") and not answers.get("family_name"):
            self.add_error("given_name", "Enter at least one name, even if you are not sure of it")
        return answers


class NameWorkerForm(Form):
    """Who of the team takes a child on."""

    member = ChoiceField(label="Who takes the child on?", widget=RadioSelect)
    reason = ChoiceField(
        label="If somebody hands the child over, why?",
        choices=[("", "Nobody does"), *SOCIAL_WORKER_CHANGE.choices()],
        required=False,
    )

    def __init__(self, *args: Any, members: list[Membership], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.members = {str(member.pk): member for member in members}
        _offer(self, "member", [(key, f"{m.worker.name}, {m.team.name}") for key, m in self.members.items()])

    def clean_member(self) -> Membership:
        return self.members[self.cleaned_data["member"]]


class PassOnForm(Form):
    """Which team takes a child on."""

    team = ChoiceField(label="Which team takes the child on?", widget=RadioSelect)
    reason = ChoiceField(
        label="Why?", choices=[("", "Another reason"), *SOCIAL_WORKER_CHANGE.choices()], required=False
    )

    def __init__(self, *args: Any, teams: list[Team], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.teams = {str(team.pk): team for team in teams}
        _offer(self, "team", [(key, team.name) for key, team in self.teams.items()])

    def clean_team(self) -> Team:
        return self.teams[self.cleaned_data["team"]]


class ReplaceForm(Form):
    """Which role of those held now somebody else takes over, and who: always somebody who holds that role.

    `members` are offered under each role; the answers hold the chosen `member`.
    """

    role = ChoiceField(label="Which role is handed over?", widget=RadioSelect)
    reason = ChoiceField(
        label="Why?", choices=[("", "Another reason"), *SOCIAL_WORKER_CHANGE.choices()], required=False
    )

    def __init__(self, *args: Any, held: dict[str, str], members: list[Membership], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.members = {str(member.pk): member for member in members}
        _offer(self, "role", list(held.items()))
        for role in held:
            can = [(key, f"{m.worker.name}, {m.team.name}") for key, m in self.members.items() if m.role == role]
            choices = [("", "Choose one" if can else "Nobody else holds this role"), *can]
            self.fields[f"to_{role}"] = ChoiceField(label="Who takes it over?", choices=choices, required=False)
        self.__dict__["reveals"] = {("role", role): (f"to_{role}",) for role in held}

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        role = answers.get("role")
        chosen = answers.get(f"to_{role}") if role else ""
        if role and not chosen:
            self.add_error(f"to_{role}", "Choose who takes it over")
        return {"member": self.members.get(chosen or ""), "reason": answers.get("reason", "")}


def _offer(form: Form, name: str, choices: list[tuple[str, str]]) -> None:
    field = form.fields[name]
    assert isinstance(field, ChoiceField)
    field.choices = choices


class ReasonForm(Form):
    """Why."""

    reason = LongTextField(label="Why?", rows=3)
