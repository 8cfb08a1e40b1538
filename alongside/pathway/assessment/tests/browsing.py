"""What a walk through pages needs: dates in three boxes, a form sent, the row it made."""

import re

from django.urls import reverse
from django.utils import timezone

from alongside.history.acting import acting


def day(name, on):
    return {f"{name}-day": on.day, f"{name}-month": on.month, f"{name}-year": on.year}


def today(name="on"):
    return day(name, timezone.localdate())


def send(client, page, pk, answers):
    """Send a form; a page that refuses says why in the failure."""
    response = client.post(reverse(page, args=[pk]), answers)
    said = re.findall(r'error-summary__list">(.*?)</ul>', response.text, re.S)
    assert response.status_code == 302, (response.status_code, said)
    return response


def one(kind, worker):
    with acting(worker.pk):
        return kind.objects.latest("pk")
