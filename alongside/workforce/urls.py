"""The addresses of the workforce."""

from django.urls import path

from alongside.workforce import views

app_name = "workforce"
urlpatterns = [
    path("", views.staffing, name="staffing"),
    path("weights", views.weights, name="weights"),
    path("weights/<slug:state>", views.set_weight, name="set_weight"),
    path("posts/<int:post_pk>/advertise", views.advertise, name="advertise"),
    path("recruitments/<int:recruitment_pk>/step", views.take_step, name="take_step"),
    path("recruitments/<int:recruitment_pk>/give-up", views.give_up, name="give_up"),
    path("workers/<int:worker_pk>/terms", views.terms, name="terms"),
    path("workers/<int:worker_pk>/away", views.away, name="away"),
]
