from django.apps import AppConfig


class Workforce(AppConfig):
    """Posts, vacancies, recruitment, and who could take the next case."""

    name = "alongside.workforce"
    verbose_name = "Workforce"
