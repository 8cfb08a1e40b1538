"""Every address of the site; each room brings its own."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from alongside.site import views


def home(request: HttpRequest) -> HttpResponse:
    """The first page, until there is one."""
    return HttpResponse("<!doctype html><html lang='en'><title>Alongside</title><h1>Alongside</h1></html>")


def health(request: HttpRequest) -> HttpResponse:
    """Whether the site and its database answer. Raises django.db.OperationalError when the latter does not."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("well", content_type="text/plain")


urlpatterns = [
    path("", home, name="home"),
    path("health", health, name="health"),
    path("accounts/", include("allauth.urls")),
    path("help", views.help_, name="help"),
    path("stay", views.stay, name="stay"),
    path("style/", views.style, name="style"),
    path("style/<slug:page>", views.style),
]
