"""What the environment says is read strictly, and what is secret stays with its owner."""

import logging
import sys
from pathlib import Path

import pytest

from alongside.site import settings
from alongside.site.assets import without_gov_uk
from alongside.site.database import Address
from alongside.site.logs import WithoutPeople
from alongside.site.places import secret


def test_a_number_that_is_none_stops_the_start_and_says_what_it_should_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALONGSIDE_PORT", "eight thousand")
    with pytest.raises(SystemExit, match=r"ALONGSIDE_PORT.*whole number, such as 8000"):
        settings.number("ALONGSIDE_PORT", 8000)


def test_a_switch_is_on_or_off_and_nothing_between(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALONGSIDE_DEBUG", "no")
    with pytest.raises(SystemExit, match="must be 1"):
        settings.switch("ALONGSIDE_DEBUG")


def test_a_secret_is_made_once_and_readable_by_its_owner_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALONGSIDE_DATA", str(tmp_path))
    assert secret("key") == secret("key")
    assert (tmp_path / "key").stat().st_mode & 0o777 == 0o600


def test_an_address_never_prints_its_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://council:hidden@db.example:5433/records?sslmode=require")
    address = Address.read("DATABASE_URL")
    assert "hidden" not in repr(address)
    assert (address.host, address.port, address.name, address.options) == (
        "db.example",
        "5433",
        "records",
        (("sslmode", "require"),),
    )


def test_an_error_is_logged_without_what_it_says_of_somebody() -> None:
    try:
        raise ValueError("Jasmine Made-Up, 1 Nowhere Lane")
    except ValueError:
        record = logging.LogRecord("django.request", logging.ERROR, "", 1, "at %s", ("/x?q=Jasmine",), sys.exc_info())
    told = WithoutPeople().format(record)
    assert "ValueError" in told
    assert "test_settings.py" in told
    assert "Jasmine" not in told


def test_the_typeface_and_the_crest_of_gov_uk_are_left_out() -> None:
    css = (
        "@font-face{font-family:GDS Transport;src:url(/assets/fonts/a.woff2)}"
        ".a{font-family:GDS Transport,arial,sans-serif}"
        ".b{background:url(/assets/images/govuk-crest.svg)}"
        ".c{background:url(/assets/images/icon-document.svg)}\n/*# sourceMappingURL=a.css.map */"
    )
    made = without_gov_uk(css)
    assert "Transport" not in made
    assert "crest" not in made
    assert "sourceMappingURL" not in made
    assert "url(images/icon-document.svg)" in made
