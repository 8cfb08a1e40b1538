"""Loading made-up people into the database, and measuring how surely and how fast they are found."""

import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import psycopg
from django.db import models
from psycopg import sql

from alongside.history.acting import acting
from alongside.people.finding.find import Found, find
from alongside.people.finding.tests.made_up import TODAY, LookUp, MadeUp
from alongside.people.models import Address, OtherName, Person


def load(owner: psycopg.Connection[Any], made: list[MadeUp], by_id: int) -> None:
    """Copy made-up people, their other names and addresses into an empty database, as its owner."""
    people, names, addresses = [], [], []
    for one in made:
        (given, family), *others = one.names
        who = {"recorded_by_id": by_id, "person_id": one.number}
        people.append(
            Person(
                id=one.number,
                given_name=given,
                family_name=family,
                sex=one.sex,
                born_on=one.born,
                recorded_by_id=by_id,
            )
        )
        names += [OtherName(kind=OtherName.Kind.FORMER, given_name=g, family_name=f, **who) for g, f in others]
        addresses += homes(one, who)
    for rows in (people, names, addresses):
        copy(owner, rows)
    owner.execute("SELECT setval(pg_get_serial_sequence('people_person', 'id'), max(id)) FROM people_person")


def homes(one: MadeUp, who: dict[str, int]) -> Iterator[Address]:
    """Where somebody lives, and lived a year at a time before."""
    for years, postcode in enumerate(one.postcodes):
        since = TODAY - timedelta(days=365 * (years + 1))
        until = since + timedelta(days=365) if years else None
        yield Address(town="Riverton", postcode=postcode, started_on=since, ended_on=until, **who)


def copy(owner: psycopg.Connection[Any], rows: Iterable[models.Model]) -> None:
    """Copy rows of one table; what the database fills in by itself is left to it."""
    rows = list(rows)
    columns = [
        column
        for column in rows[0]._meta.concrete_fields
        if not column.has_db_default() and (column.attname != "id" or rows[0].pk)
    ]
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(rows[0]._meta.db_table), sql.SQL(",").join(sql.Identifier(c.column) for c in columns)
    )
    with owner.cursor() as cursor, cursor.copy(statement) as stream:
        for row in rows:
            stream.write_row([getattr(row, column.attname) for column in columns])


@dataclass
class Measured:
    """What came of some look-ups: how many put the right one in the first ten, or rightly asked; and how long."""

    in_first_ten: int = 0
    rightly_asked: int = 0
    missed: list[LookUp] = field(default_factory=list)
    milliseconds: list[float] = field(default_factory=list)

    @property
    def answered(self) -> float:
        """The share in which the right one is in the first ten or the page rightly asks for one more fact."""
        return (self.in_first_ten + self.rightly_asked) / len(self.milliseconds)

    def slowest(self, share: float) -> float:
        """The time within which this share of look-ups was answered, in milliseconds."""
        return sorted(self.milliseconds)[int(len(self.milliseconds) * share)]


def measure(made: list[MadeUp], look_ups: list[LookUp], by_id: int, *, with_born: bool) -> Measured:
    """Look each up as this worker, in a transaction each, by name and date of birth or by name alone."""
    sharing = Counter(called(one) for one in made)
    measured = Measured()
    for look_up in look_ups:
        began = time.perf_counter()
        with acting(by_id):
            found = find(look_up.query, look_up.born if with_born else None)
        measured.milliseconds.append((time.perf_counter() - began) * 1000)
        judge(measured, look_up, found, sharing[called(look_up.wanted)])
    return measured


def judge(measured: Measured, look_up: LookUp, found: Found, sharing: int) -> None:
    """Count one look-up. Asking is right only where more than ten people bear the wanted person's very name."""
    if look_up.wanted.number in [card.person_id for card in found.results]:
        measured.in_first_ten += 1
    elif found.too_many and found.ask and sharing > 10:
        measured.rightly_asked += 1
    else:
        measured.missed.append(look_up)


def called(one: MadeUp) -> tuple[str, str]:
    """First name without middle names, and family name."""
    given, family = one.names[0]
    return given.split()[0], family
