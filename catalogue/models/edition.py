from django.db import models

from catalogue import prepared

ASKED = "SELECT version FROM catalogue_edition WHERE id = 1"


class Edition(models.Model):
    """Which state of the catalogue this is: one row, raised by every write through the door.

    ``version`` is the time of the write in microseconds since 1970, and more than any before. So one
    that was rolled back never comes again, and what was computed for a version is right for it for ever.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    version = models.PositiveBigIntegerField(default=0)

    class Meta:
        ordering = ["id"]
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="edition_one_row")]

    def __str__(self) -> str:
        return str(self.version)

    @classmethod
    def current(cls) -> int:
        """The catalogue's version; 0 before the first write. Every page asks: so by plain SQL."""
        row = prepared.first(ASKED)
        return row[0] if row else 0
