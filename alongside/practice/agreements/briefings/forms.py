"""What is asked when a host writes a briefing."""

from alongside.pages import forms


class BriefingForm(forms.Form):
    """The words that the guest reads."""

    words = forms.LongTextField(
        label="What should the guest know?",
        help_text="Without names and addresses. What the visit is for, what would help, what to leave alone.",
        rows=8,
    )
