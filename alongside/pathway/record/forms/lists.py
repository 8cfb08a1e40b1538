"""What the lists ask: which children, in which order; and why a clock is late."""

from alongside.deadlines.models import LateReason
from alongside.pages.forms import BooleanField, ChoiceField, Form, HiddenInput, LongTextField, RadioSelect
from alongside.pathway.record.questions.caseload import SORTS
from alongside.pathway.record.questions.standing import STATUSES


class CaseloadForm(Form):
    """Which of the children to show."""

    status = ChoiceField(label="Status", choices=[("", "Any"), *STATUSES.items()], required=False)
    overdue = BooleanField(label="Only where something is overdue", required=False)
    sort = ChoiceField(choices=[(sort, sort) for sort in SORTS], widget=HiddenInput, required=False)


class LateForm(Form):
    """The one reason why a clock is late."""

    reason = ChoiceField(label="What was the main reason?", choices=LateReason, widget=RadioSelect)
    note = LongTextField(
        label="Anything that would help next time?", help_text="Not about the family.", required=False, rows=3
    )
