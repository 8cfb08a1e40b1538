"""The row-level policy of each kind of table, as SQL conditions over its own columns.

A condition is written so that PostgreSQL works out each set once for a statement (a hashed
sub-plan), never once for a row.
"""

from dataclasses import dataclass

from django.db import models

from alongside.history.facts import ChildFact, Fact, PersonFact

_MADE_NOW = "(made_in = pg_current_xact_id_if_assigned()::text::bigint AND recorded_by_id = history_actor())"


@dataclass(frozen=True)
class Policy:
    """Which rows the acting user may read, add and correct."""

    see: str
    add: str
    correct: str


def _children(column: str, part: str, record: bool) -> str:
    flag = str(record).lower()
    return (
        f"(((SELECT access_reaches_all('{part}', {flag})) AND {column} NOT IN (SELECT access_hidden_persons()))"
        f" OR {column} IN (SELECT access_children('{part}', {flag})))"
    )


def seeing(column: str, *parts: str) -> str:
    """The condition that the acting user sees each of these parts of the record of the child in a column."""
    return "(" + " AND ".join(_children(column, part, False) for part in parts) + ")"


def _persons(column: str, record: bool) -> str:
    flag = str(record).lower()
    return (
        f"(((SELECT access_reaches_all('people', {flag})) AND {column} NOT IN (SELECT access_hidden_persons()))"
        f" OR {column} IN (SELECT access_persons({flag})))"
    )


def _families(record: bool) -> str:
    flag = str(record).lower()
    return f"((SELECT access_reaches_all('people', {flag})) OR id IN (SELECT access_families({flag})))"


def _person_policy() -> Policy:
    add = "(SELECT access_has_part('people', true))"
    new = f"({_MADE_NOW} AND id NOT IN (SELECT access_hidden_persons()))"
    return Policy(f"({_persons('id', False)} OR {new})", add, f"({_persons('id', True)} OR {new})")


def _family_policy() -> Policy:
    add = "(SELECT access_has_part('people', true))"
    return Policy(f"({_families(False)} OR {_MADE_NOW})", add, f"({_families(True)} OR {_MADE_NOW})")


def _both_ends() -> Policy:
    see = f"({_persons('person_id', False)} AND {_persons('other_id', False)})"
    record = f"({_persons('person_id', True)} AND {_persons('other_id', True)})"
    return Policy(see, record, record)


def _restriction_policy() -> Policy:
    """Whoever restricts a record, or is named on it, sees the restriction."""
    mine = "(recorded_by_id = history_actor() OR id IN (SELECT access_restrictions()))"
    return Policy(mine, _persons("person_id", True), mine)


def _address_policy() -> Policy:
    """A hidden address stays so in an emergency, and with it every address from which it could be guessed."""
    see = f"({_persons('person_id', False)} AND person_id NOT IN (SELECT access_addresses_withheld()))"
    return Policy(see, _persons("person_id", True), _persons("person_id", True))


_VERSION = (
    f"((child_id IS NOT NULL AND {_children('child_id', 'history', False)})"
    f" OR (person_id IS NOT NULL AND (SELECT access_has_part('history', false)) AND {_persons('person_id', False)}"
    " AND person_id NOT IN (SELECT access_persons_in_emergency())))"
)
# Whoever opens sees so, but for a guest's briefing: of whom it tells is not the guest's to know.
_OPENING = f"((worker_id = history_actor() AND part <> 'briefing') OR {_children('person_id', 'history', False)})"
_EMERGENCY = (
    f"(worker_id = history_actor() OR id IN (SELECT access_answered()) OR {_children('person_id', 'history', False)})"
)

SPECIAL: dict[str, Policy] = {
    "people_person": _person_policy(),
    "people_family": _family_policy(),
    "people_address": _address_policy(),
    "people_relationship": _both_ends(),
    "people_restriction": _restriction_policy(),
    "people_restrictionnamed": Policy(*["restriction_id IN (SELECT access_restrictions())"] * 3),
    "history_version": Policy(_VERSION, "false", "false"),
    "history_opening": Policy(_OPENING, "false", "false"),
    "access_emergencyopening": Policy(_EMERGENCY, "false", "false"),
    "access_emergencylook": Policy("opening_id IN (SELECT id FROM access_emergencyopening)", "false", "false"),
}


def policy_of(model: type[models.Model]) -> Policy | None:
    """The policy of a model's table, or None for a table that holds nobody's facts (teams, sessions).

    A model that is not a fact may state its own as `row_policy`: one SQL condition for everything, or a `Policy`.
    """
    if model._meta.db_table in SPECIAL:
        return SPECIAL[model._meta.db_table]
    if issubclass(model, ChildFact):
        record = _children("child_id", model.part, True)
        return Policy(_children("child_id", model.part, False), record, record)
    if issubclass(model, PersonFact):
        return Policy(_persons("person_id", False), _persons("person_id", True), _persons("person_id", True))
    if issubclass(model, Fact):
        return Policy(_persons(model.subject, False), _persons(model.subject, True), _persons(model.subject, True))
    own: str | Policy | None = getattr(model, "row_policy", None)
    return Policy(own, own, own) if isinstance(own, str) else own
