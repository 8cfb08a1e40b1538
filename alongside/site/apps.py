from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "alongside.site"
    label = "site"
