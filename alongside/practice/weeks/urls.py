"""The addresses of this room."""

from django.urls import URLPattern

app_name = "weeks"
urlpatterns: list[URLPattern] = []
