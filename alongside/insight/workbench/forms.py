"""Which faults the list shows."""

from typing import Any

from alongside.insight.workbench.kinds import KINDS
from alongside.insight.workbench.questions import Asked
from alongside.pages.forms import CharField, ChoiceField, Form, HiddenInput, LongTextField
from alongside.people.models import Team

VIEWS = {"rule": "By rule", "team": "By team", "child": "By child"}
SEVERITIES = {
    "error": "Wrong",
    "query": "To be looked at",
    "later": "To be answered when the year ends",
    "explained": "Explained",
}


class FilterForm(Form):
    """Narrows the faults by return, weight, team and rule."""

    view = ChoiceField(choices=list(VIEWS.items()), widget=HiddenInput, required=False)
    kind = ChoiceField(
        label="Return", choices=[("", "Any"), *((kind.key, kind.title) for kind in KINDS.values())], required=False
    )
    severity = ChoiceField(label="Severity", choices=[("", "Any"), *SEVERITIES.items()], required=False)
    team = ChoiceField(label="Team", required=False)
    rule = CharField(label="Rule", help_text="Its code, such as 101", max_length=12, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        teams = Team.objects.order_by("name").values_list("pk", "name")
        self.fields["team"].choices = [("", "Any"), ("none", "No team"), *teams]

    def sought(self) -> Asked:
        """What is asked for; an answer that makes no sense counts as none."""
        self.is_valid()
        told = self.cleaned_data
        return Asked(**{name: str(told.get(name) or "") for name in ("kind", "severity", "team", "rule")})


class ExplainForm(Form):
    """Why what a query asks about is right."""

    words = LongTextField(
        label="What makes it right",
        help_text="Whoever sends the return, and the department if it asks, reads this.",
        max_length=1000,
    )
