"""`bin/alongside account`: make an account for somebody who works here, with a role in a team."""

from typing import Any

from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from alongside.access.roles import ROLES
from alongside.people.models import Agency, Membership, Team, Worker

OWNER = "owner"


class Command(BaseCommand):
    help = "Make an account and print the address at which its holder chooses a password."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--email", required=True)
        parser.add_argument("--name", required=True)
        parser.add_argument(
            "--role", required=True, choices=sorted(ROLES), metavar="ROLE", help=", ".join(sorted(ROLES))
        )
        parser.add_argument("--team", required=True, help="a team's name; it is made when there is none")
        parser.add_argument("--kind", default=Team.Kind.SUPPORT, choices=Team.Kind.values, help="of a new team")

    def handle(self, *args: Any, **options: Any) -> None:
        if Worker.objects.using(OWNER).filter(email__iexact=options["email"]).exists():
            raise CommandError("There is an account with this e-mail address already.")
        worker = Worker.objects.get(pk=_make(options).pk)
        self.stdout.write(f"{worker.name} chooses a password, within three days and once, at\n{_address(worker)}")


@transaction.atomic(using=OWNER)
def _make(options: dict[str, Any]) -> Worker:
    worker = Worker(email=options["email"], name=options["name"])
    worker.set_unusable_password()
    worker.save(using=OWNER)
    EmailAddress.objects.using(OWNER).create(user=worker, email=worker.email, verified=True, primary=True)
    Membership.objects.using(OWNER).create(
        worker=worker, team=_team(options), role=options["role"], started_on=timezone.localdate()
    )
    return worker


def _team(options: dict[str, Any]) -> Team:
    team = Team.objects.using(OWNER).filter(name=options["team"]).first()
    if team:
        return team
    council, _ = Agency.objects.using(OWNER).get_or_create(name="The council", kind=Agency.Kind.COUNCIL)
    return Team.objects.using(OWNER).create(name=options["team"], agency=council, kind=options["kind"])


def _address(worker: Worker) -> str:
    """Where a password is chosen: the sign-in library's own page for a forgotten one."""
    key = default_token_generator.make_token(worker)
    path = reverse("account_reset_password_from_key", kwargs={"uidb36": user_pk_to_url_str(worker), "key": key})
    host = settings.ALLOWED_HOSTS[0]
    return f"http://{host}:{settings.PORT}{path}" if host == "localhost" else f"https://{host}{path}"
