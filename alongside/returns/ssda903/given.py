"""Whether a row says something in its fields: a text that cannot be read was said too."""

from alongside.returns.kit.rows import Row


def gave(row: Row, *fields: str) -> bool:
    """Whether anything stands in any of these fields, be it readable or not."""
    if any(getattr(row, field) is not None for field in fields):
        return True
    return bool(row.unread) and any(field.upper() in row.unread for field in fields)


def lacks(row: Row, *fields: str) -> bool:
    """Whether any of these fields is blank."""
    return any(getattr(row, field) is None and field.upper() not in row.unread for field in fields)


def misspelt(row: Row, *fields: str) -> bool:
    """Whether anything in these fields could not be read, or only by taking it for what it was meant to be."""
    return any(field.upper() in odd for odd in (row.unread, row.taken) for field in fields)
