"""The cast of every test: a small made-up council with one worker in each role, and an outsider.

Made by the owner, once, before the tests: memberships are not the application's to write.
"""

from dataclasses import dataclass
from datetime import date

from alongside.people.models import Agency, Membership, Team, Worker

SINCE = date(2015, 1, 1)
KINDS = Team.Kind

# team: (kind, service, town)
TEAMS = {
    "Front door": (KINDS.FRONT_DOOR, "Front door", "Riverton"),
    "Assessment North": (KINDS.ASSESSMENT, "Family help", "Riverton"),
    "Family Solutions North": (KINDS.FAMILY_SOLUTIONS, "Family help", "Riverton"),
    "Family Solutions South": (KINDS.FAMILY_SOLUTIONS, "Family help south", "Southmere"),
    "Children in Care": (KINDS.CHILDREN_IN_CARE, "Care", "Riverton"),
    "Leaving Care": (KINDS.LEAVING_CARE, "Care", "Riverton"),
    "Reviewing Service": (KINDS.REVIEWING, "Quality", "Riverton"),
    "Early Help North": (KINDS.EARLY_HELP, "Early help", "Riverton"),
    "Virtual School": (KINDS.EDUCATION, "Education", "Riverton"),
    "Leadership": (KINDS.LEADERSHIP, "Leadership", "Riverton"),
}

PARTNERS = {"Riverton Police": Agency.Kind.POLICE, "Riverton Health": Agency.Kind.HEALTH}

# key: (name, role, team)
WORKERS = {
    "amira": ("Amira Haddad", "front_door_worker", "Front door"),
    "bola": ("Bola Adeyemi", "front_door_manager", "Front door"),
    "carys": ("Carys Pugh", "social_worker", "Assessment North"),
    "dev": ("Dev Chaudhry", "team_manager", "Assessment North"),
    "elin": ("Elin Marsh", "social_worker", "Family Solutions North"),
    "femi": ("Femi Okoro", "team_manager", "Family Solutions North"),
    "greta": ("Greta Holm", "conference_chair", "Reviewing Service"),
    "hamid": ("Hamid Rahimi", "reviewing_officer", "Reviewing Service"),
    "iona": ("Iona Baird", "social_worker", "Children in Care"),
    "jonah": ("Jonah Weekes", "team_manager", "Children in Care"),
    "katya": ("Katya Levin", "personal_adviser", "Leaving Care"),
    "lucan": ("Lucan Ferris", "team_manager", "Leaving Care"),
    "mina": ("Mina Sato", "service_manager", "Assessment North"),
    "nadia": ("Nadia Osei", "director", "Leadership"),
    "outis": ("Outis Vale", "social_worker", "Family Solutions South"),
    "petra": ("Petra Novak", "early_help_worker", "Early Help North"),
    "quinn": ("Quinn Asher", "virtual_school", "Virtual School"),
    "rafe": ("Rafe Lindo", "service_manager", "Children in Care"),
    "sunita": ("Sunita Rao", "councillor", "Leadership"),
    "tove": ("Tove Lindqvist", "practice_lead", "Leadership"),
    "umar": ("Umar Siddiq", "practice_guest", "Leadership"),
    "line": ("The duty line", "duty_line", "Front door"),
}


@dataclass(frozen=True)
class Cast:
    """The workers by first name, and the teams by name."""

    workers: dict[str, Worker]
    teams: dict[str, Team]

    def __getattr__(self, key: str) -> Worker:
        try:
            return self.workers[key]
        except KeyError:
            raise AttributeError(key) from None


def make_cast(*, using: str = "owner") -> None:
    """Make the council of the tests in an empty database."""
    council = Agency.objects.using(using).create(name="Test County Council", kind=Agency.Kind.COUNCIL)
    Agency.objects.using(using).bulk_create(Agency(name=name, kind=kind) for name, kind in PARTNERS.items())
    teams = {
        name: Team.objects.using(using).create(name=name, agency=council, kind=kind, service=service, town=town)
        for name, (kind, service, town) in TEAMS.items()
    }
    for key, (name, role, team) in WORKERS.items():
        worker = Worker(email=f"{key}@example.org", name=name, number=f"SW{key.upper()}")
        worker.set_unusable_password()
        worker.save(using=using)
        Membership.objects.using(using).create(worker=worker, team=teams[team], role=role, started_on=SINCE)


def the_cast() -> Cast:
    """The cast as the tests' own database holds it."""
    workers = {w.email.removesuffix("@example.org"): w for w in Worker.objects.filter(email__endswith="@example.org")}
    return Cast(workers, {t.name: t for t in Team.objects.all()})
