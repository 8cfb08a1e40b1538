"""Which address does what: only the owner's migrates."""


class OwnerMigrates:
    """Django's database router: pages keep to `default`; tables are made through `owner` alone."""

    def allow_migrate(self, db: str, app_label: str, **hints: object) -> bool:
        """Whether tables may be made through this address."""
        return db == "owner"

    def allow_relation(self, obj1: object, obj2: object, **hints: object) -> bool:
        """Both addresses are of one database, so what one read can be tied to what the other read."""
        return True
