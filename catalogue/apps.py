from django.apps import AppConfig
from django.core.checks import Tags, register
from django.db.models.signals import post_migrate


class CatalogueConfig(AppConfig):
    name = "catalogue"
    verbose_name = "Catalogue"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from catalogue import checks, indexing  # noqa: PLC0415 -- models are loaded only now

        register(checks.check_search, Tags.database)
        post_migrate.connect(indexing.prepare, sender=self)
