"""The addresses of this room. The page for the phone is `write`: the service worker answers for it alone."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from alongside.practice.observing import views
from alongside.practice.observing.family import views as family
from alongside.practice.observing.family.languages import languages
from alongside.practice.observing.phone import views as phone
from alongside.practice.observing.worrying import views as worrying


class LanguageConverter(StringConverter):
    """The code of a language that families are asked in."""

    regex = "|".join(languages())


register_converter(LanguageConverter, "language")

app_name = "observing"
urlpatterns = [
    path("", views.mine, name="mine"),
    path("with-me", views.with_me, name="with_me"),
    path("write", views.write, name="write"),
    path("worried", worrying.worried, name="worried"),
    path("worker.js", phone.service_worker, name="service_worker"),
    path("shell", phone.shell, name="shell"),
    path("token", phone.token, name="token"),
    path("seen/<uuid:observation>/reply", views.reply, name="reply"),
    path("visits/<int:visit>/link", family.link, name="link"),
    path("visits/<int:visit>/on-paper", family.typed_in, name="typed_in"),
    path("weeks/<int:week>/counts", views.counts, name="counts"),
    path("paper/<language:language>", family.paper, name="paper"),
    path("answers/<slug:word>", family.answers, name="answers"),
]
