"""What the search of words asks."""

from django.core.exceptions import ValidationError

from alongside.pages.forms import CharField, Form
from alongside.pathway.notes.search.asking import says_something


class SearchForm(Form):
    """The words to be found."""

    words = CharField(
        label="Which words?",
        help_text="Any form of a word is found. Put words in “quotes” to find them together; -word leaves one out.",
        max_length=200,
    )

    def clean_words(self) -> str:
        words: str = self.cleaned_data["words"].translate(str.maketrans("“”„", '"""'))
        if not says_something(words):
            raise ValidationError("Add a word that does not stand in every text")
        return words
