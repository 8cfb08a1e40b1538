"""What is asked when harm is suspected, and when a child moves between councils."""

from alongside.pages import forms
from alongside.pages.when import HappenedForm


class HarmForm(forms.Form):
    """What gives cause to suspect harm."""

    cause = forms.LongTextField(label="What gives reasonable cause to suspect significant harm?", rows=4)
    childs_words = forms.LongTextField(label="What does the child say?", rows=3, required=False)
    safe_now = forms.LongTextField(label="How is the child kept safe until the strategy discussion?", rows=3)


class TransferForm(HappenedForm):
    """Which council, and what was passed on."""

    council = forms.CharField(label="Which other council?", max_length=120)
    childs_words = forms.LongTextField(label="What does the child say about moving?", rows=3, required=False)
    words = forms.LongTextField(label="What was passed on, by whom, and what does the plan say?", rows=5)
