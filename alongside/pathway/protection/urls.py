"""The child protection step's addresses."""

from django.urls import path

from alongside.pathway.protection import views
from alongside.pathway.protection.conferences import views as conferences

app_name = "protection"
urlpatterns = [
    path("children/<int:child_id>", views.child, name="child"),
    path("children/<int:child_id>/conference", conferences.arrange, name="arrange"),
    path("conferences/<int:conference_id>", conferences.conference, name="conference"),
    path("conferences/<int:conference_id>/day", conferences.arrange_anew, name="arrange_anew"),
    path("conferences/<int:conference_id>/report", conferences.share_report, name="share_report"),
    path("conferences/<int:conference_id>/hold", conferences.hold, name="hold"),
    path("conferences/<int:conference_id>/circulate", conferences.circulate, name="circulate"),
    path("conferences/<int:conference_id>/correct", conferences.correct, name="correct_conference"),
    path("plans/<int:plan_id>", views.plan, name="plan"),
    path("plans/<int:plan_id>/write", views.write_plan, name="write_plan"),
    path("plans/<int:plan_id>/action", views.add_action, name="add_action"),
    path("actions/<int:action_id>/done", views.finish_action, name="finish_action"),
    path("plans/<int:plan_id>/end", views.end_plan, name="end_plan"),
    path("plans/<int:plan_id>/core-group", views.hold_core_group, name="hold_core_group"),
    path("core-groups/<int:group_id>", views.core_group, name="core_group"),
    path("core-groups/<int:group_id>/correct", views.correct_core_group, name="correct_core_group"),
    path("plans/<int:plan_id>/visit", views.record_visit, name="record_visit"),
    path("visits/<int:visit_id>", views.visit, name="visit"),
    path("visits/<int:visit_id>/correct", views.correct_visit, name="correct_visit"),
]
