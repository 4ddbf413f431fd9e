from django.db import models


class Versioned(models.Model):
    """A row that two curators may have open at the same time.

    ``version`` is the catalogue's version (`Edition`) at the row's last write. It only ever
    rises, through reverts too, so a form that carries it can never overwrite what it has not seen.
    """

    version = models.PositiveBigIntegerField(default=0, editable=False)

    class Meta:
        abstract = True
