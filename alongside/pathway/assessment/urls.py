"""The assessment step's addresses."""

from django.urls import path

from alongside.pathway.assessment import views
from alongside.pathway.assessment.beside import views as beside
from alongside.pathway.assessment.enquiry import views as enquiry

app_name = "assessment"
urlpatterns = [
    path("waiting", views.waiting, name="waiting"),
    path("children/<int:child_id>", views.child, name="child"),
    path("referrals/<int:referral_id>/start", views.start, name="start"),
    path("<int:assessment_id>", views.assessment, name="assessment"),
    path("<int:assessment_id>/seen", views.see, name="see"),
    path("<int:assessment_id>/write", views.write, name="write"),
    path("<int:assessment_id>/complete", views.complete, name="complete"),
    path("<int:assessment_id>/decide", views.decide, name="decide"),
    path("<int:assessment_id>/look", views.look, name="look"),
    path("<int:assessment_id>/copy", views.copy, name="copy"),
    path("<int:assessment_id>/correct", views.correct, name="correct"),
    path("children/<int:child_id>/strategy", enquiry.hold, name="hold_strategy"),
    path("strategy/<int:discussion_id>", enquiry.strategy, name="strategy"),
    path("strategy/<int:discussion_id>/begin", enquiry.begin, name="begin_enquiry"),
    path("strategy/<int:discussion_id>/correct", enquiry.correct_strategy, name="correct_strategy"),
    path("enquiries/<int:enquiry_id>", enquiry.enquiry, name="enquiry"),
    path("enquiries/<int:enquiry_id>/write", enquiry.write, name="write_enquiry"),
    path("enquiries/<int:enquiry_id>/conclude", enquiry.conclude, name="conclude"),
    path("children/<int:child_id>/carer", beside.ask_carer, name="ask_carer"),
    path("carers/<int:carer_id>", beside.carer, name="carer"),
    path("carers/<int:carer_id>/complete", beside.complete_carer, name="complete_carer"),
    path("carers/<int:carer_id>/correct", beside.correct_carer, name="correct_carer"),
    path("children/<int:child_id>/unborn", beside.raise_unborn, name="raise_unborn"),
    path("unborn/<int:concern_id>", beside.unborn, name="unborn"),
    path("unborn/<int:concern_id>/correct", beside.correct_unborn, name="correct_unborn"),
    path("children/<int:child_id>/emergency", beside.act_in_emergency, name="act_in_emergency"),
    path("emergencies/<int:action_id>", beside.emergency, name="emergency"),
    path("emergencies/<int:action_id>/correct", beside.correct_emergency, name="correct_emergency"),
    path("emergencies/<int:action_id>/hand-over", beside.hand_over, name="hand_over"),
]
