"""The addresses of inspection."""

from django.urls import path

from alongside.practice.inspection import views

app_name = "inspection"
urlpatterns = [
    path("", views.home, name="home"),
    path("new", views.record, name="record"),
    path("<int:number>", views.one, name="one"),
    path("<int:number>/recommendation", views.recommend, name="recommend"),
    path("recommendations/<int:number>/action", views.plan_action, name="plan_action"),
    path("actions/<int:number>/done", views.finish, name="finish"),
    path("ready", views.ready, name="ready"),
    path("evidence/<slug:area>", views.evidence, name="evidence"),
    path("evidence/<slug:area>/note", views.note, name="note"),
]
