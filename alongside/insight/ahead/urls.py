"""The addresses of the years ahead."""

from django.urls import path

from alongside.insight.ahead.views import comparing, forecast, scenarios, workers, working

app_name = "ahead"
urlpatterns = [
    path("", forecast.forecast, name="forecast"),
    path("make", forecast.make, name="make"),
    path("fit/<slug:what>", forecast.make_fit, name="fit"),
    path("forecast.csv", forecast.as_csv, name="csv"),
    path("forecast.xlsx", forecast.as_xlsx, name="xlsx"),
    path("compare", comparing.compare, name="compare"),
    path("compare/make", comparing.make_both, name="make_both"),
    path("workers", workers.workers, name="workers"),
    path("past", working.judgement, name="judgement"),
    path("runs", working.runs, name="runs"),
    path("runs/<int:run>", working.progress, name="progress"),
    path("runs/<int:run>/call-off", forecast.call_off, name="call_off"),
    path("scenarios", scenarios.scenarios, name="scenarios"),
    path("scenarios/start", scenarios.start, name="start"),
    path("scenarios/build", scenarios.build, name="build"),
    path("scenarios/build/drop", scenarios.drop, name="drop"),
    path("scenarios/build/<slug:kind>", scenarios.sentence, name="sentence"),
]
