"""The addresses of this room."""

from django.urls import path

from alongside.practice.weeks import views
from alongside.practice.weeks.inviting import views as inviting
from alongside.practice.weeks.matching import views as matching
from alongside.practice.weeks.mine import views as mine

app_name = "weeks"
urlpatterns = [
    path("", views.weeks, name="weeks"),
    path("mine", mine.mine, name="mine"),
    path("mine.ics", mine.calendar, name="calendar"),
    path("weeks/new", views.start, name="start"),
    path("weeks/<int:week>", views.week, name="week"),
    path("weeks/<int:week>/change", views.change, name="change"),
    path("weeks/<int:week>/themes/new", views.add_theme, name="add_theme"),
    path("themes/<int:theme>", views.change_theme, name="change_theme"),
    path("themes/<int:theme>/drop", views.drop_theme, name="drop_theme"),
    path("weeks/<int:week>/guests", inviting.guests, name="guests"),
    path("weeks/<int:week>/guests/new", inviting.invite, name="invite"),
    path("guests/<int:guest>", inviting.guest, name="guest"),
    path("guests/<int:guest>/change", inviting.change_guest, name="change_guest"),
    path("guests/<int:guest>/half-days", inviting.guest_half_days, name="guest_half_days"),
    path("guests/<int:guest>/drop-out", inviting.drop_out, name="drop_out"),
    path("guests/<int:guest>/bar", inviting.bar, name="bar"),
    path("bars/<int:barred>/lift", inviting.lift_bar, name="lift_bar"),
    path("weeks/<int:week>/hosts", inviting.hosts, name="hosts"),
    path("weeks/<int:week>/hosts/new", inviting.add_host, name="add_host"),
    path("hosts/<int:host>", inviting.host, name="host"),
    path("hosts/<int:host>/change", inviting.change_host, name="change_host"),
    path("hosts/<int:host>/half-days", inviting.host_half_days, name="host_half_days"),
    path("weeks/<int:week>/plan", matching.plan, name="plan"),
    path("weeks/<int:week>/plan/again", matching.plan_again, name="plan_again"),
    path("weeks/<int:week>/visits/new", matching.add_visit, name="add_visit"),
    path("visits/<int:visit>", matching.visit, name="visit"),
    path("visits/<int:visit>/pin", matching.pin, name="pin"),
    path("visits/<int:visit>/unpin", matching.unpin, name="unpin"),
    path("visits/<int:visit>/move", matching.move_visit, name="move_visit"),
    path("visits/<int:visit>/swap", matching.swap_visits, name="swap_visits"),
    path("visits/<int:visit>/cancel", matching.cancel_visit, name="cancel_visit"),
    path("visits/<int:visit>/took-place", mine.took_place, name="took_place"),
    path("weeks/<int:week>/publish", views.publish, name="publish"),
    path("weeks/<int:week>/close", views.close, name="close"),
]
