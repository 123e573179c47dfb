"""A site in this process, asked through the WSGI handler. Imported once Django stands over a home."""

from collections.abc import Callable, Mapping
from io import BytesIO
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.test.utils import CaptureQueriesContext, override_settings

from parindex.office.units.models import Person
from parindex.office.units.sessions import BACKEND

TOKEN = "t" * 32


class Site:
    """A site in this process, asked as one person who has logged in."""

    def __init__(self, person: Person, middleware: list[str]) -> None:
        session = SessionStore()
        session[SESSION_KEY], session[HASH_SESSION_KEY] = str(person.pk), person.get_session_auth_hash()
        session[BACKEND_SESSION_KEY] = BACKEND
        session.create()
        self.cookies = f"{settings.SESSION_COOKIE_NAME}={session.session_key}; csrftoken={TOKEN}"
        with override_settings(MIDDLEWARE=middleware):
            self.handler = WSGIHandler()

    def ask(self, path: str, typed: Mapping[str, str] | None = None) -> bytes:
        """The body of the answer; RuntimeError unless it is a success."""
        sent, status = urlencode(typed or {}).encode(), []
        path, _, query = path.partition("?")
        environ = {
            "REQUEST_METHOD": "GET" if typed is None else "POST",
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "SERVER_NAME": "127.0.0.1",
            "SERVER_PORT": "80",
            "wsgi.url_scheme": "http",
            "wsgi.input": BytesIO(sent),
            "CONTENT_TYPE": "application/x-www-form-urlencoded",
            "CONTENT_LENGTH": str(len(sent)),
            "HTTP_COOKIE": self.cookies,
            "HTTP_X_CSRFTOKEN": TOKEN,
        }
        answer = self.handler(environ, lambda words, *_: status.append(words))
        body = b"".join(answer)
        answer.close()
        if not status[0].startswith("2"):
            raise RuntimeError(f"{path}: {status[0]}")
        return body


def queries(act: Callable[[], object]) -> int:
    """How many statements an act sends to the database, BEGIN and COMMIT among them."""
    with CaptureQueriesContext(connection) as captured:
        act()
    return len(captured)
