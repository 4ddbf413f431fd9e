from django.db import connections, models


class EditionQuerySet(models.QuerySet["Edition"]):
    def version(self) -> int:
        """The catalogue's version; 0 before the first write. Every page asks: so by plain SQL."""
        with connections[self.db].cursor() as cursor:
            cursor.execute(f"SELECT version FROM {self.model._meta.db_table} WHERE id = 1")  # noqa: S608
            row = cursor.fetchone()
        return row[0] if row else 0


class Edition(models.Model):
    """Which state of the catalogue this is: one row, raised by every write through the door.

    ``version`` is the time of the write in microseconds since 1970, and more than any before. So one
    that was rolled back never comes again, and what was computed for a version is right for it for ever.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    version = models.PositiveBigIntegerField(default=0)

    objects = EditionQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="edition_one_row")]

    def __str__(self) -> str:
        return str(self.version)
