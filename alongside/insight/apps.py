"""The room where the record meets the plain libraries."""

from django.apps import AppConfig


class InsightConfig(AppConfig):
    """Returns made from the record, and what is wrong in them."""

    name = "alongside.insight"
    label = "insight"
