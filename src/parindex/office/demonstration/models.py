"""Who may be tried without a password. A row here makes a database a demonstration."""

from django.db import models

from parindex.office.units.models import Person


class CastMember(models.Model):
    """One of the demonstration's people, with what there is to try as them."""

    person = models.OneToOneField(Person, models.CASCADE)
    place = models.PositiveSmallIntegerField()
    shown = models.CharField(max_length=300)

    def __str__(self) -> str:
        return self.shown
