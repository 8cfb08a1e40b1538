"""What makes the page work with no signal: the service worker, the page without anybody's data, a fresh token."""

from hashlib import sha256

from django.http import HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse

from alongside.pages.asking import Request
from alongside.practice.observing.forms import ObservationForm
from alongside.practice.observing.views import around
from alongside.practice.observing.worrying.forms import WorryForm
from alongside.practice.weeks.models import Visit

# The styles and scripts of the page, and the scripts that those name.
FILES = (
    "govuk/govuk-frontend.min.css",
    "govuk/govuk-frontend.min.js",
    "alongside/alongside.css",
    "alongside/print.css",
    "alongside/mark.svg",
    *(f"alongside/js/{name}.js" for name in ("start", "main", "autosave", "once", "timeout")),
    "observing/observing.css",
    *(f"observing/js/{name}.js" for name in ("write", "keeping", "sending")),
)


def service_worker(request: Request) -> HttpResponse:
    """The service worker. Its name for what it keeps changes whenever the page, a style or a script does."""
    page, files = reverse("observing:write"), [static(name) for name in FILES]
    version = sha256("".join([*files, _page()]).encode()).hexdigest()[:16]
    context = {"page": page, "shell": reverse("observing:shell"), "files": files, "version": version}
    answer = HttpResponse(render_to_string("observing/worker.js", context), content_type="text/javascript")
    answer.headers["Service-Worker-Allowed"] = page
    return answer


def shell(request: Request) -> HttpResponse:
    """The page as the phone keeps it: nobody is signed in on it, and it lists no visit."""
    return HttpResponse(_page())


def token(request: Request) -> JsonResponse:
    """Who is signed in, and what a phone needs to send what it kept: its page may be older than the session."""
    return JsonResponse({"person": str(request.user.pk), "token": get_token(request)})


def _page() -> str:
    """Drawn without the request, so that nothing of whoever asks can be in it."""
    none = Visit.objects.none()
    form = ObservationForm(visits=none, initial={"key": ""})
    worry = WorryForm(visits=none, initial={"key": ""})
    context = {"form": form, **around(worry, [])}
    return render_to_string("observing/write.html", context)
