"""What the database refuses, in plain words: constraints carry the sentence that the page shows."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from psycopg import Error


@contextmanager
def refused_plainly() -> Iterator[None]:
    """Run a verb so that a refusal by the database becomes a ValidationError in plain words; nothing is half-saved."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as refusal:
        sentence = sentence_for(refusal)
        if sentence is None:
            raise
        raise ValidationError(sentence) from refusal


def sentence_for(refusal: IntegrityError) -> str | None:
    """The plain sentence of the violated constraint; None when it has none of ours."""
    cause = refusal.__cause__
    return plain_sentence(cause.diag.constraint_name or "") if isinstance(cause, Error) else None


def plain_sentence(constraint_name: str) -> str | None:
    """What a page says when this constraint is violated. Whose row stands in the way is not said."""
    for model in apps.get_models():
        for constraint in model._meta.constraints:
            if constraint.name == constraint_name:
                return str(constraint.violation_error_message)
        for field in model._meta.fields:
            if field.unique and constraint_name == f"{model._meta.db_table}_{field.column}_key":
                return f"Another record has this {field.verbose_name} already. Check it before you go on."
    return None
