"""The addresses of the returns."""

from django.urls import path

from alongside.insight.workbench import views

app_name = "returns"
urlpatterns = [
    path("returns", views.workbench, name="workbench"),
    path("returns/run", views.run, name="run"),
    path("returns/faults.csv", views.as_csv, name="csv"),
    path("returns/faults.xlsx", views.as_xlsx, name="xlsx"),
    path("returns/children/<int:child_id>", views.child, name="child"),
    path(
        "returns/children/<int:child_id>/explain/<slug:kind>/<int:year>/<slug:rule>/<slug:day>",
        views.explain,
        name="explain",
    ),
]
