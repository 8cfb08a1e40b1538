"""Questions asked again and again in one form: for each child of a family, for each person at a meeting."""

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from alongside.pages.forms import BooleanField, CharField, Form, ModelChoiceField
from alongside.pages.forms.base import say_what_is_missing
from alongside.people.models import Agency, Person


@dataclass(frozen=True)
class Group:
    """Questions under one heading; each is a field of the form named `<key>-<question>`."""

    key: str
    legend: str
    questions: tuple[str, ...]
    short: bool = False  # short answers: two stand side by side
    folded: bool = False  # drawn closed until somebody opens it


class GroupedForm(Form):
    """A form with groups of questions after its own; `last` names those of its own that come after the groups."""

    template_name = "forms/groups.html"
    last: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.groups: dict[str, Group] = {}

    def add_group(self, key: str, legend: str, questions: Mapping[str, forms.Field], **drawn: bool) -> None:
        for name, field in questions.items():
            say_what_is_missing(field)
            self.fields[f"{key}-{name}"] = field
        self.groups[key] = Group(key, legend, tuple(questions), **drawn)

    def reveal(self, question: str, answer: str, *names: str) -> None:
        """Draw the questions `names` inside this answer, but for those that another answer draws already."""
        inside = {name for drawn in self.reveals.values() for name in drawn}
        mine = tuple(name for name in names if name not in inside)
        self.__dict__["reveals"] = {**self.reveals, (question, answer): mine}

    def asked(self) -> list[BoundField]:
        grouped = {f"{group.key}-{name}" for group in self.groups.values() for name in group.questions}
        return [field for field in super().asked() if field.name not in grouped and field.name not in self.last]

    def asked_last(self) -> list[BoundField]:
        return [self[name] for name in self.last if name in self.fields and not self[name].is_hidden]

    def asked_in(self, group: Group) -> Iterator[BoundField]:
        """The questions of a group that stand in a row: a revealed one is drawn inside its answer."""
        inside = {name for names in self.reveals.values() for name in names}
        return (self[f"{group.key}-{name}"] for name in group.questions if f"{group.key}-{name}" not in inside)

    def answers_in(self, key: str) -> dict[str, Any]:
        """Takes the cleaned answers of a group out of the form's."""
        return {name: self.cleaned_data.pop(f"{key}-{name}", None) for name in self.groups[key].questions}


class EachChildForm(GroupedForm):
    """Shared facts once; then for the child, and each brother or sister who is ticked, what is their own.

    The answers hold `children`: pairs of a child and their own answers.
    """

    def __init__(self, *args: Any, child: Person, siblings: Sequence[Person] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.children = {f"child{one.pk}": one for one in (child, *siblings)}
        self.siblings = [f"child{one.pk}" for one in siblings]
        for key, one in self.children.items():
            own = self.own_questions(one)
            if key in self.siblings:
                tick = BooleanField(label=f"This was about {one.name} too", required=False)
                for field in own.values():
                    field.required = False
                self.reveal(f"{key}-too", "on", *(f"{key}-{name}" for name in own))
                own = {"too": tick, **own}
            if own:
                self.add_group(key, one.name, own)

    def own_questions(self, child: Person) -> dict[str, forms.Field]:
        """The questions whose answers are each child's own."""
        raise NotImplementedError

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        children = []
        for key, child in self.children.items():
            own = self.answers_in(key) if key in self.groups else {}
            if key in self.siblings and not own.pop("too"):
                continue
            for name in self.missing(child, own):
                self.add_error(f"{key}-{name}", f"Answer this for {child.name}")
            children.append((child, own))
        answers["children"] = children
        return answers

    def missing(self, child: Person, own: dict[str, Any]) -> list[str]:
        """Which of a child's own questions must still be answered; those that the form itself requires are known."""
        key = f"child{child.pk}"
        return [name for name in self.must_answer if not own.get(name) and f"{key}-{name}" not in self.errors]

    must_answer: tuple[str, ...] = ()


class SiblingsTooForm(EachChildForm):
    """Asks about one child as ever; then, of each brother or sister who is ticked, the questions in `own` again.

    The answers hold `children`: pairs of a child and their own answers, the child first.
    """

    own: tuple[str, ...] = ()

    def __init__(self, *args: Any, child: Person, siblings: Sequence[Person] = (), **kwargs: Any) -> None:
        self.child = child
        super().__init__(*args, child=child, siblings=siblings, **kwargs)
        self.must_answer = tuple(name for name in self.own if self.fields[name].required)

    def own_questions(self, child: Person) -> dict[str, forms.Field]:
        return {} if child == self.child else {name: deepcopy(self.base_fields[name]) for name in self.own}

    def missing(self, child: Person, own: dict[str, Any]) -> list[str]:
        return [] if child == self.child else super().missing(child, own)

    def clean(self) -> dict[str, Any]:
        answers = super().clean()
        mine = {name: answers.pop(name, None) for name in self.own}
        answers["children"] = [(self.child, mine), *answers["children"][1:]]
        return answers


ROWS = 6


class TookPartForm(GroupedForm):
    """Who took part in a meeting: up to six people. The answers hold `attended`, a list of dicts.

    A person without a name is nobody: an agency alone may be chosen beforehand.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in range(1, ROWS + 1):
            questions = self.questions_of_a_person()
            self.add_group(f"person{number}", f"Person {number}", questions, short=True, folded=number > 3)

    def questions_of_a_person(self) -> dict[str, forms.Field]:
        return {
            "agency": ModelChoiceField(label="Agency", queryset=Agency.objects.all(), required=False),
            "name": CharField(label="Name", max_length=120, required=False),
            "role": CharField(label="Job, or what they are to the child", max_length=120, required=False),
            "dissent": CharField(label="If they disagreed with the decision: why?", required=False),
        }

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        attended = []
        for number in range(1, ROWS + 1):
            person = self.answers_in(f"person{number}")
            if person["name"]:
                attended.append(person)
            elif person["role"] or person["dissent"]:
                self.add_error(f"person{number}-name", f"Enter the name of person {number}")
        answers["attended"] = attended
        return answers
