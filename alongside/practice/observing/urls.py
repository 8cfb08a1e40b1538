"""The addresses of this room."""

from django.urls import URLPattern

app_name = "observing"
urlpatterns: list[URLPattern] = []
