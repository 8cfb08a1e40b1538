"""The addresses of audits. `file_id` is the row that says which child's file it is."""

from django.urls import path

from alongside.practice.audits import rounds, views

app_name = "audits"
urlpatterns = [
    path("", views.home, name="home"),
    path("spread", rounds.spread, name="spread"),
    path("rounds/new", rounds.plan, name="plan"),
    path("rounds/<int:number>", rounds.one, name="round"),
    path("rounds/<int:number>/auditors", rounds.auditors, name="auditors"),
    path("rounds/<int:number>/draw", rounds.draw_sample, name="draw"),
    path("rounds/<int:number>/thirds", rounds.thirds, name="thirds"),
    path("rounds/<int:number>/again", rounds.again, name="again"),
    path("rounds/<int:number>/frame.csv", rounds.frame, name="frame"),
    path("files/<int:file_id>", views.file, name="file"),
    path("files/<int:file_id>/grade", views.grade, name="grade"),
    path("files/<int:file_id>/dip", views.dip, name="dip"),
    path("files/<int:file_id>/settle", views.settle, name="settle"),
    path("files/<int:file_id>/third", views.name_third, name="name_third"),
    path("files/<int:file_id>/tell", views.tell, name="tell"),
    path("children/<int:child_id>/unsafe", views.unsafe, name="unsafe"),
]
