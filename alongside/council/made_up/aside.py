"""What the database does once at the end of a bulk load instead of row by row: foreign keys, word indexes, search keys.

All of it inside the load's own transaction. A foreign key is put back with a check of every row, so
nothing comes in that it would have refused. Every other constraint and trigger holds all along.
"""

from typing import Any

_FOREIGN_KEYS = """
    SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname),
           format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
    FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace ORDER BY conname
"""
_WORD_INDEXES = """
    SELECT format('DROP INDEX %I', indexname), indexdef
    FROM pg_indexes WHERE schemaname = 'public' AND indexdef LIKE '%USING gin%' ORDER BY indexname
"""
# Whoever files people anew at the end (see `people.finding.filing`) does what these would have done.
_SEARCH_KEYS = """
    SELECT format('ALTER TABLE %s DISABLE TRIGGER %I', tgrelid::regclass, tgname),
           format('ALTER TABLE %s ENABLE TRIGGER %I', tgrelid::regclass, tgname)
    FROM pg_trigger WHERE tgname LIKE 'finding\\_%' AND NOT tgisinternal ORDER BY tgname
"""


def lay_aside(cursor: Any) -> list[str]:
    """Lay these aside. Returns the statements that put them back."""
    put_back = []
    for question in (_SEARCH_KEYS, _WORD_INDEXES, _FOREIGN_KEYS):
        cursor.execute(question)
        for away, back in cursor.fetchall():
            cursor.execute(away)
            put_back.append(back)
    return put_back
