"""What whoever plans a week does by hand."""

from typing import Any

from alongside.pages.forms import CharField, Form, ModelChoiceField
from alongside.practice.weeks.forms import in_words, when
from alongside.practice.weeks.models import Guest, Slot, Visit, Week

WHY = "Their guest and host read this. No family's name belongs here."


def _slot_in_words(slot: Slot) -> str:
    waits = " (waits for the family)" if slot.agreement == Slot.Agreement.WAITING else ""
    return f"{when(slot.on, slot.half)}: {slot.host.called}, {slot.host.district}{waits}"


def _guest_in_words(guest: Guest) -> str:
    return f"{guest.worker.name}, {guest.get_kind_display().lower()}"


class MoveForm(Form):
    """Where a guest goes instead."""

    slot = ModelChoiceField(label="Where do they go instead?", queryset=Slot.objects.none())
    why_these = CharField(label="Why these two?", help_text=WHY, required=False, max_length=300)

    def __init__(self, *args: Any, week: Week, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        taken = Visit.objects.of(week).standing().values("slot")
        free = Slot.objects.to_plan().filter(host__week=week).exclude(pk__in=taken).select_related("host__worker")
        self.fields["slot"].queryset = free.order_by("on", "half", "host__name")
        self.fields["slot"].label_from_instance = _slot_in_words


class AddForm(MoveForm):
    """Who goes where."""

    guest = ModelChoiceField(label="Which guest?", queryset=Guest.objects.none())
    field_order = ["guest", "slot"]

    def __init__(self, *args: Any, week: Week, **kwargs: Any) -> None:
        super().__init__(*args, week=week, **kwargs)
        self.fields["slot"].label = "Where do they go?"
        self.fields["guest"].queryset = (
            Guest.objects.coming().filter(week=week).select_related("worker").order_by("worker__name")
        )
        self.fields["guest"].label_from_instance = _guest_in_words


class SwapForm(Form):
    """With whom a guest changes places."""

    other = ModelChoiceField(label="With which visit do they change places?", queryset=Visit.objects.none())

    def __init__(self, *args: Any, visit: Visit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = Visit.objects.of(visit.guest.week).filter(state=Visit.State.PLANNED).in_full()
        self.fields["other"].queryset = others.exclude(guest=visit.guest)
        self.fields["other"].label_from_instance = in_words


class CancelForm(Form):
    """Why a visit is cancelled."""

    why_not = CharField(label="Why is it cancelled?", help_text=WHY, max_length=300)
