"""The addresses of agreements, safety screens, undertakings and briefings."""

from django.urls import path

from alongside.practice.agreements import views
from alongside.practice.agreements.briefings import views as briefings

app_name = "agreements"
urlpatterns = [
    path("", views.mine, name="mine"),
    path("slots/<int:slot_id>", views.slot, name="slot"),
    path("slots/<int:slot_id>/family", views.family, name="family"),
    path("slots/<int:slot_id>/words/<slug:whose>", views.words, name="words"),
    path("slots/<int:slot_id>/asked", views.asked, name="asked"),
    path("slots/<int:slot_id>/safety", views.safety, name="safety"),
    path("visits/<int:visit_id>/guest", views.guest, name="guest"),
    path("visits/<int:visit_id>/briefing", briefings.briefing, name="briefing"),
    path("visits/<int:visit_id>/briefing/write", briefings.write, name="write_briefing"),
    path("visits/<int:visit_id>/briefing/share", briefings.share, name="share_name"),
    path("visits/<int:visit_id>/briefing/unshare", briefings.unshare, name="unshare_name"),
    path("weeks/<int:week_id>/undertaking", briefings.undertaking, name="undertaking"),
    path("said/<int:agreement_id>", views.agreement, name="agreement"),
    path("said/<int:agreement_id>/correct", views.correct_agreement, name="correct_agreement"),
    path("said/<int:agreement_id>/withdraw", views.withdraw, name="withdraw"),
    path("screens/<int:screen_id>", views.screen, name="screen"),
    path("screens/<int:screen_id>/correct", views.correct_screen, name="correct_screen"),
]
