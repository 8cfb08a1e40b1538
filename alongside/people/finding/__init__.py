"""Finding a person by a name, a date of birth or a place that may be wrong."""
