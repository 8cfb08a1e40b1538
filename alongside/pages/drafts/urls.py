"""The addresses of drafts."""

from django.urls import path

from alongside.pages.drafts import views

app_name = "drafts"
urlpatterns = [
    path("", views.mine, name="mine"),
    path("keep", views.keep_typed, name="keep"),
    path("<int:draft_id>/discard", views.discard, name="discard"),
]
