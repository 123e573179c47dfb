"""Who comes with a session: the person and what they are today, asked for at once."""

from django.contrib.auth.backends import ModelBackend
from django.utils import timezone

from parindex.office.units.access import held_on
from parindex.office.units.models import Person

BACKEND = "parindex.office.units.sessions.Sessions"
"""The name under which a session is begun."""


class Sessions(ModelBackend):
    """Django's own way of letting people in; only whoever holds no role today takes a second query."""

    def get_user(self, user_id: int) -> Person | None:
        """The person of a session, with their roles of the day as `roles_today`; None once the account is shut."""
        roles = list(held_on(timezone.localdate()).filter(person=user_id).select_related("person"))
        person = roles[0].person if roles else Person.objects.filter(pk=user_id).first()
        if person is None or not self.user_can_authenticate(person):
            return None
        person.roles_today = roles
        return person
