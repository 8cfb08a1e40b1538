"""The site's addresses, and an empty page to compare every page with."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import include, path


def empty(request: HttpRequest) -> HttpResponse:
    """The layout with nothing in it."""
    return render(request, "layout.html")


urlpatterns = [path("bench/empty", empty), path("", include("alongside.site.urls"))]
