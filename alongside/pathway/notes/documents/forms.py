"""What a document asks."""

from datetime import date
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.forms import Field

from alongside.pages.correcting import CorrectionForm
from alongside.pages.forms import CharField, ChoiceField, DateField, FileField, LongTextField, ValidationError
from alongside.pages.groups import EachChildForm
from alongside.pathway.notes.documents.checking import Kept, check
from alongside.pathway.notes.documents.models import Document
from alongside.people.models import Person

MEGABYTE = 1024 * 1024
LARGEST = 20 * MEGABYTE
KINDS = [("", "Choose"), *Document.Kind.choices]


class AddForm(EachChildForm):
    """A document for a child's record, and for brothers' and sisters' too."""

    kept = FileField(
        label="Which file?",
        help_text="A PDF, a picture (JPEG, PNG, WebP) or plain text, up to 20 megabytes. "
        "Where a photograph was taken is removed.",
    )
    title = CharField(
        label="What is it called?", help_text="For example, “School report, autumn term”.", max_length=200
    )
    kind = ChoiceField(label="What is it?", choices=KINDS)
    happened_on = DateField(label="What date is on it?", called="The date")
    description = LongTextField(
        label="What does it say, in short?", help_text="It is found by these words.", rows=3, required=False
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.limit("happened_on", latest=today)

    def own_questions(self, child: Person) -> dict[str, Field]:
        return {}

    def clean_kept(self) -> Kept:
        upload: UploadedFile = self.cleaned_data["kept"]
        if (upload.size or 0) > LARGEST:
            raise ValidationError("This file is larger than 20 megabytes. Save it smaller, or in parts")
        return check(upload.read())

    def clean(self) -> dict[str, Any]:
        answers = super().clean()
        answers["children"] = [child for child, _ in answers["children"]]
        return answers


class CorrectForm(CorrectionForm):
    """Corrects what is said of a document."""

    title = CharField(label="What is it called?", max_length=200)
    kind = ChoiceField(label="What is it?", choices=KINDS)
    happened_on = DateField(label="What date is on it?", called="The date")
    description = LongTextField(label="What does it say, in short?", rows=3, required=False)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.limit("happened_on", latest=today)
