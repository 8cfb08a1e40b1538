"""Code lists that more than one return sends, by what they are about: the record's forms use the same words."""
