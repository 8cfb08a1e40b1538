"""A week with visits of yesterday, today and tomorrow (`factories.a_scene`)."""

import pytest


@pytest.fixture
def scene(cast):
    from django.utils import timezone

    from alongside.practice.observing.factories import a_scene

    return a_scene(cast, timezone.localdate())
