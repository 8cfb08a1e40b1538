"""The address of the suggestions."""

from django.urls import path

from alongside.insight.allocating import views

app_name = "allocating"
urlpatterns = [path("team/suggestions", views.suggested, name="suggested")]
