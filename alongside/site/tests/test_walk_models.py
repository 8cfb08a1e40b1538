"""What holds for every kind of fact, every event of the steps built, and every role, whichever room they are in."""

import ast
import importlib
import re
from functools import cache
from pathlib import Path

import pytest
from psycopg.errors import CheckViolation

from alongside.access.roles import ROLES, Part
from alongside.history.facts import fact_models
from alongside.history.refusals import plain_sentence
from alongside.law.events import BUILT_STEPS, EVENTS
from alongside.law.roles import ROLES as LAW_ROLES
from alongside.site.places import CHECKOUT
from alongside.site.tests.one_of_each import DAY, NUMBER, make_one_of_each

PATHWAY = CHECKOUT / "alongside/pathway"
# Calls that ask who may announce an event, and announce none.
ASKING = {"require", "may_decide"}


def kind(model):
    return model._meta.db_table


@pytest.mark.parametrize("model", fact_models(), ids=kind)
def test_a_fact_says_which_part_of_whose_record_it_is(model):
    assert model.part in set(Part)
    assert model.subject in {field.attname for field in model._meta.fields}


@pytest.mark.parametrize("model", fact_models(), ids=kind)
def test_what_the_database_refuses_is_said_in_plain_words(model):
    for constraint in model._meta.constraints:
        assert constraint.violation_error_message != constraint.default_violation_error_message, constraint.name
        assert re.fullmatch(r"[A-Z].*[.]", constraint.violation_error_message), constraint.name


@pytest.mark.django_db(transaction=True, databases=["default", "owner"])
def test_nothing_ends_before_it_began(cast, owner):
    make_one_of_each(cast.nadia, cast.teams["Family Solutions North"])
    episodes = [m for m in fact_models() if {"started_on", "ended_on"} <= {field.name for field in m._meta.fields}]
    assert len(episodes) > 10
    for model in episodes:
        turned = f"UPDATE {kind(model)} SET started_on = %s, ended_on = %s::date - 1 WHERE id = %s"
        with pytest.raises(CheckViolation) as refused:
            owner.execute(turned, [DAY, DAY, NUMBER])
        assert refused.value.diag.constraint_name in {c.name for c in model._meta.constraints}, kind(model)


@cache
def announcing_files():
    """The files of the pathway with a verb that tells the clocks of an event."""
    files = [file for file in PATHWAY.rglob("*.py") if not {"tests", "migrations"} & set(file.parts)]
    return [file for file in files if "happened(" in file.read_text() and file.name != "factories.py"]


@cache
def spoken(file: Path):
    """Patterns of the events that a file speaks of, in its own words or in a list that it takes from elsewhere."""
    said = list(_patterns(ast.parse(file.read_text())))
    lists = [each for module in _modules(file) for each in vars(module).values() if isinstance(each, tuple | dict)]
    words = [word for each in lists if each is not EVENTS for word in each if isinstance(word, str)]
    return re.compile("|".join([*said, *map(re.escape, words)]))


def _modules(file: Path):
    """The file as Python has it, and the models that it writes: a list of plain events may stand there."""
    folder = ".".join(file.parent.relative_to(CHECKOUT).parts)
    yield importlib.import_module(f"{folder}.{file.stem}")
    if (file.parent / "models.py").exists():
        yield importlib.import_module(f"{folder}.models")


def _patterns(node):
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ASKING:
        return
    if isinstance(node, ast.JoinedStr):
        parts = [re.escape(part.value) if isinstance(part, ast.Constant) else "[a-z0-9_]+" for part in node.values]
        yield from ["".join(parts)] if any("\\." in part for part in parts) else []
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield re.escape(node.value)
    for inner in ast.iter_child_nodes(node):
        yield from _patterns(inner)


@pytest.mark.parametrize("event", [name for name, event in EVENTS.items() if event.step in BUILT_STEPS])
def test_an_event_of_a_step_that_is_built_is_announced_in_one_place(event):
    places = [str(file.relative_to(PATHWAY)) for file in announcing_files() if spoken(file).fullmatch(event)]
    assert len(places) == 1, places


@pytest.mark.parametrize("step", sorted(file.parent.name for file in PATHWAY.glob("*/models.py")))
def test_a_step_says_what_it_is_for(step):
    assert (PATHWAY / step / "README.md").read_text().startswith("# ")


def test_the_roles_that_have_access_are_roles_of_the_law():
    assert ROLES.keys() <= LAW_ROLES.keys()


@pytest.mark.parametrize("role", ROLES)
def test_a_role_records_only_what_it_sees_and_history_only_beside_everything(role):
    access = ROLES[role]
    assert access.records <= access.sees
    assert Part.HISTORY not in access.records
    if Part.HISTORY in access.sees:
        assert access.sees == set(Part)


def test_what_is_in_another_record_already_is_refused_in_plain_words(owner):
    """A column that is unique by itself has no sentence of its own: one is made of what the column is called."""
    unique = "SELECT conname FROM pg_constraint WHERE contype = 'u' AND conrelid = %s::regclass"
    for model in fact_models():
        for (name,) in owner.execute(unique, [kind(model)]).fetchall():
            assert plain_sentence(name), name
