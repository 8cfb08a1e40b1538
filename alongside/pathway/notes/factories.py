"""Case notes for tests, made through the verb. Call inside `acting` as somebody who works with the child."""

from datetime import date
from typing import Any

from alongside.pathway.notes import actions
from alongside.pathway.notes.models import CaseNote
from alongside.people.models import Person, Worker


def a_note(child: Person, *, by: Worker, on: date, **told: Any) -> CaseNote:
    """A telephone call with the child's school."""
    told = {"kind": "telephone_call", "words": "The school says that she came without breakfast.", **told}
    own = {"childs_words": told.pop("childs_words", "")}
    return actions.write(children=[(child, own)], on=on, by=by, **told)[0]
