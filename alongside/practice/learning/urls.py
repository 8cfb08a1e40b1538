"""The addresses of this room."""

from django.urls import path

from alongside.practice.learning import finding, measuring, views
from alongside.practice.learning.publishing import views as publishing

app_name = "learning"
urlpatterns = [
    path("", views.weeks, name="weeks"),
    path("mine", views.mine, name="mine"),
    path("themes/new", views.add_theme, name="add_theme"),
    path("weeks/<int:week>", views.week, name="week"),
    path("weeks/<int:week>/written", finding.written, name="written"),
    path("weeks/<int:week>/findings/new", finding.find, name="find"),
    path("weeks/<int:week>/measures", measuring.measures, name="measures"),
    path("weeks/<int:week>/report", publishing.report, name="report"),
    path("weeks/<int:week>/report/publish", publishing.publish, name="publish"),
    path("findings/<int:finding>", views.finding, name="finding"),
    path("findings/<int:finding>/themes", views.themes, name="themes"),
    path("findings/<int:finding>/came-back", views.repeated, name="repeated"),
    path("findings/<int:finding>/decide", views.decide, name="decide"),
    path("findings/<int:finding>/words", publishing.word, name="word"),
    path("findings/<int:finding>/words/pass", publishing.pass_words, name="pass_words"),
    path("actions/<int:decision>/done", views.finish, name="finish"),
    path("published", publishing.all_published, name="all_published"),
    path("published/<int:publication>", publishing.published, name="published"),
    path("published/<int:publication>/you-said", publishing.you_said, name="you_said"),
    path("published/<int:publication>/you-said/pdf", publishing.you_said_pdf, name="you_said_pdf"),
    path("published/<int:publication>/pdf", publishing.pdf, name="pdf"),
]
