"""Keeping the search keys in step with names, dates of birth and numbers.

The database notes by itself who is to be filed anew (`functions.sql`). The verbs that write one of
these then call `file_person`; after a load of many, the owner calls
`file_waiting`. Until then a person is found all the same, only less fast.
"""

from collections.abc import Iterable
from datetime import date

from django.db import connection, connections

from alongside.people.finding import keys

AT_ONCE = 5_000


def file_person(person_id: int) -> None:
    """Work out the keys of a person whom the acting user may see; nothing happens when they are in step."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT names, born_on, numbers FROM finding_waiting(%s)", [person_id])
        waiting = cursor.fetchone()
        if waiting:
            cursor.execute("SELECT finding_file(%s, %s, %s, %s, %s)", [person_id, *waiting, all_keys(*waiting)])


def file_waiting(*, anew: bool = False, using: str = "owner") -> int:
    """Work out the keys that are still to come, or everybody's anew, as the owner. Returns how many people."""
    done = 0
    with connections[using].cursor() as cursor:
        if anew:
            cursor.execute("SELECT finding_refile(ARRAY(SELECT id FROM people_person))")
            cursor.execute("UPDATE people_searchkey SET keys = NULL")
        while True:
            cursor.execute(
                "SELECT person_id, names, born_on, numbers FROM people_searchkey WHERE keys IS NULL LIMIT %s", [AT_ONCE]
            )
            waiting = cursor.fetchall()
            if not waiting:
                return done
            cursor.execute(
                "UPDATE people_searchkey k SET keys = f.keys::tsvector"
                " FROM unnest(%s::bigint[], %s::text[]) f (id, keys) WHERE k.person_id = f.id",
                [[row[0] for row in waiting], [all_keys(*row[1:]) for row in waiting]],
            )
            done += len(waiting)


def all_keys(names: Iterable[str], born: date | None, numbers: Iterable[str]) -> str:
    """Everything a person is filed under, as the database takes it."""
    by_name = keys.name_keys(name.replace("\t", " ") for name in names)
    return " ".join(sorted(by_name | keys.born_keys(born) | {keys.number_key(number) for number in numbers}))
