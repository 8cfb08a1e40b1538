"""Every event of care in the law's list is announced by one verb, and no verb announces another."""

import ast
from collections import Counter
from pathlib import Path

from alongside.law.events import EVENTS
from alongside.pathway.care.events.models import PLAIN
from alongside.pathway.care.reviews.models import CareReview

ROOM = Path(__file__).parents[1]
CARE = {name for name, event in EVENTS.items() if event.step == "care"}
MADE_UP = {  # f-strings in verbs, with what they can become
    "care_review._held": ("care_review.first_held", "care_review.second_held", "care_review.later_held"),
    "return_interview.": ("return_interview.held", "return_interview.declined"),
    "health_assessment._held": ("health_assessment.initial_held", "health_assessment.review_held"),
}


def strings_in(verb):
    """The texts in a verb that could name an event; an f-string without its blanks."""
    for node in ast.walk(verb):
        if isinstance(node, ast.JoinedStr):
            yield "".join(part.value for part in node.values if isinstance(part, ast.Constant))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def announced():
    """How many verbs name each event."""
    found = Counter(PLAIN)
    for file in ROOM.rglob("*.py"):
        if file.name not in ("actions.py", "further.py"):
            continue
        for verb in ast.parse(file.read_text()).body:
            if isinstance(verb, ast.FunctionDef) and announces(verb):
                texts = set(strings_in(verb))
                found.update(texts & CARE)
                found.update(name for text in texts & MADE_UP.keys() for name in MADE_UP[text])
    return found


def announces(verb):
    """A verb that tells of an event, hands the telling to `_note`, or asks `_event_of` which event it is."""
    return "id='happened'" in ast.dump(verb) or "_note" in ast.dump(verb) or verb.name == "_event_of"


def test_every_event_of_care_is_announced_by_exactly_one_verb():
    said = announced()
    assert {name: said[name] for name in CARE if said[name] != 1} == {}


def test_every_fact_of_care_has_a_part_and_a_table_of_its_own():
    from django.apps import apps

    models = list(apps.get_app_config("care").get_models())
    assert CareReview in models
    assert {m.part for m in models} == {"care", "health", "education"}
