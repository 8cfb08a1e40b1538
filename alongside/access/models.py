"""The table of roles as the database reads it. Written by `alongside.access.guards` from `roles.py` alone."""

from django.db import models


class RoleReach(models.Model):
    """How far a role's sight goes: "named", "team", "service" or "all"; and whether it may search everybody."""

    role = models.CharField(max_length=40, primary_key=True)
    reach = models.CharField(max_length=10)
    searches_all = models.BooleanField(default=False)


class RolePart(models.Model):
    """Whether a role sees, and may record in, a part of the record of a child within its reach."""

    role = models.CharField(max_length=40)
    part = models.CharField(max_length=20)
    records = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(name="one_line_for_role_and_part", fields=["role", "part"])]
