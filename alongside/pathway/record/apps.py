from django.apps import AppConfig


class RecordConfig(AppConfig):
    name = "alongside.pathway.record"
    label = "record"
    verbose_name = "The record"
