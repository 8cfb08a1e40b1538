"""The addresses of the cockpit."""

from django.urls import path

from alongside.insight.cockpit.views import budgeting, looking, stating, telling

app_name = "cockpit"
urlpatterns = [
    path("", looking.cockpit, name="cockpit"),
    path("services/<slug:service>", looking.service, name="service"),
    path("teams/<int:team>", looking.team, name="team"),
    path("money", stating.money, name="money"),
    path("money/inflation", budgeting.state_inflation, name="state_inflation"),
    path("money/new", budgeting.add_line, name="add_line"),
    path("money/<slug:line>/change", budgeting.change_line, name="change_line"),
    path("money/<slug:line>/end", budgeting.end_line, name="end_line"),
    path("money/<slug:line>", stating.state_price, name="state_price"),
    path("rates", stating.rates, name="rates"),
    path("rates/<slug:rate>", stating.state_rate, name="state_rate"),
    path("councillors", telling.councillors, name="councillors"),
    path("councillors/give", telling.give, name="give"),
    path("councillors/<int:figures>", telling.earlier, name="earlier"),
]
