"""What is asked about an event that needs no more than its day and some words."""

from alongside.pages.forms import ChoiceField, DateField, LongTextField
from alongside.pages.when import HappenedForm
from alongside.pathway.care.events.models import PLAIN_EVENTS


class EventForm(HappenedForm):
    """Something that happened to a child in care."""

    event = ChoiceField(label="What happened?", choices=PLAIN_EVENTS.choices())
    words = LongTextField(label="Say what should be known of it", rows=3)
    on = DateField(label="When?", called="The date")
