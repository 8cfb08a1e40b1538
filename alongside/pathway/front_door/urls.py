"""The front door's addresses."""

from django.urls import path

from alongside.pathway.front_door import views
from alongside.pathway.front_door.beside import views as beside
from alongside.pathway.front_door.correcting import views as correcting

app_name = "front_door"
urlpatterns = [
    path("", views.queue, name="queue"),
    path("children/new", views.new_child, name="new_child"),
    path("children/<int:child_id>/take-up", views.take_up, name="take_up"),
    path("children/<int:child_id>/contact", views.receive, name="receive"),
    path("children/<int:child_id>/harm", beside.suspect_harm, name="suspect_harm"),
    path("children/<int:child_id>/moved-in", beside.move_in, name="move_in"),
    path("children/<int:child_id>/moved-out", beside.move_out, name="move_out"),
    path("contacts/<int:contact_id>", views.contact, name="contact"),
    path("contacts/<int:contact_id>/check", views.check, name="check"),
    path("contacts/<int:contact_id>/decide", views.decide_contact, name="decide_contact"),
    path("checks/<int:check_id>/answer", views.answer, name="answer"),
    path("referrals/<int:referral_id>", views.referral, name="referral"),
    path("referrals/<int:referral_id>/decide", views.decide_referral, name="decide_referral"),
    path("referrals/<int:referral_id>/close", views.close, name="close"),
    path("contacts/<int:contact_id>/correct", correcting.contact, name="correct_contact"),
    path("referrals/<int:referral_id>/correct", correcting.referral, name="correct_referral"),
    path("harm/<int:suspicion_id>", beside.harm, name="harm"),
    path("harm/<int:suspicion_id>/correct", correcting.harm, name="correct_harm"),
    path("transfers/<int:transfer_id>", beside.transfer, name="transfer"),
    path("transfers/<int:transfer_id>/correct", correcting.transfer, name="correct_transfer"),
    path("contacts/<int:contact_id>/told", views.tell_contact, name="tell_contact"),
    path("referrals/<int:referral_id>/told", views.tell_referral, name="tell_referral"),
]
