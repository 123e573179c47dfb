"""One cast for all tests of the office: the demonstration's people, at their desks."""

import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.db import connection
from django.test import override_settings
from django.utils import timezone
from psycopg import sql
from psycopg.conninfo import make_conninfo
from tests.office.commands import parindex
from tests.office.publishing import announce, decide_all
from tests.reading.scanning import print_and_scan

from parindex.office.appraisals.actions.clarifying import open_clarification_round
from parindex.office.appraisals.actions.deciding import decide
from parindex.office.appraisals.actions.questioning import ask
from parindex.office.appraisals.models import ClarificationRound, Question
from parindex.office.appraisals.ruling import TypedDecision
from parindex.office.assessments.actions import open_sheet, save_row
from parindex.office.assessments.content import Typed
from parindex.office.assessments.models import Sheet
from parindex.office.assessments.papers import Imprint
from parindex.office.assessments.steps import keep_signed, mark_checked, send
from parindex.office.demonstration.actions import set_up
from parindex.office.results.models import Publication
from parindex.office.rounds.editions import thawed
from parindex.office.rounds.models import Participant, Phase
from parindex.office.units.access import Actor, actor
from parindex.office.units.models import Person
from parindex.rules.points import points_text, to_ticks

Make = Callable[[str], str]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the tests of one kind of database where the office stands on another."""
    elsewhere = [one for one in items if (on := one.get_closest_marker("only_on")) and connection.vendor not in on.args]
    items[:] = [one for one in items if one not in elsewhere]
    config.hook.pytest_deselected(items=elsewhere)


@pytest.fixture(scope="session")
def demonstration_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the demonstration, as the first start leaves it, for commands that run in their own process."""
    home = tmp_path_factory.mktemp("demonstration") / "home"
    made = parindex(home, before="from parindex.cli.office.preparing import prepare; prepare(True)")
    assert (home / "office.sqlite3").is_file(), made.stderr
    return home


@pytest.fixture(autouse=True)
def cases(tmp_path: Path) -> Iterator[Path]:
    """A store of cases for each test: the database takes back what a test wrote, a folder does not."""
    with override_settings(CASES=tmp_path / "kho-ho-so"):
        yield tmp_path / "kho-ho-so"


@pytest.fixture
def home(demonstration_home: Path, tmp_path: Path) -> Path:
    """The same, to be changed at will."""
    return Path(shutil.copytree(demonstration_home, tmp_path / "home"))


@pytest.fixture(scope="session")
def scan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first page of the sample report, scanned."""
    sample = Path(__file__).parents[2] / "samples" / "bao-cao-mau.pdf"
    return print_and_scan(sample, 1, 0.3, tmp_path_factory.mktemp("scans") / "ban-quet.pdf")


@pytest.fixture
def empty(worker_id: str) -> Iterator[Make]:
    """On PostgreSQL: make an empty database by name, and give its address; it goes after the test."""
    server, made = settings.CONFIGURATION.database, list[sql.Identifier]()
    with psycopg.connect(server, autocommit=True) as opened:

        def make(name: str) -> str:
            made.append(sql.Identifier(f"{name}_{worker_id}"))
            opened.execute(sql.SQL("CREATE DATABASE {}").format(made[-1]))
            return make_conninfo(server, dbname=f"{name}_{worker_id}")

        yield make
        for name in made:
            opened.execute(sql.SQL("DROP DATABASE {}").format(name))


@pytest.fixture
def demonstration(db: None) -> None:
    """The province to try, with a round in progress."""
    set_up()


def _acting(name: str) -> Actor:
    return actor(Person.objects.get(name=name))


@pytest.fixture
def drafter(demonstration: None) -> Actor:
    """Who drafts the commune's sheet."""
    return _acting("Công chức tổng hợp")


@pytest.fixture
def contributor(demonstration: None) -> Actor:
    """Who fills in what the drafter gives them."""
    return _acting("Công chức tư pháp")


@pytest.fixture
def clerk(demonstration: None) -> Actor:
    """Who numbers the paper, brings the signed one back and sends it."""
    return _acting("Văn thư xã")


@pytest.fixture
def neighbour(demonstration: None) -> Actor:
    """Who drafts the neighbouring commune's sheet, and must be refused here."""
    return _acting("Công chức xã bên cạnh")


@pytest.fixture
def coordinator(demonstration: None) -> Actor:
    """Who runs the round for the province."""
    return _acting("Người điều phối cấp tỉnh")


@pytest.fixture
def appraiser(demonstration: None) -> Actor:
    """Who appraises for the department of home affairs."""
    return _acting("Chuyên viên Sở Nội vụ")


@pytest.fixture
def justice(demonstration: None) -> Actor:
    """Who appraises for the department of justice, and nothing of home affairs."""
    return _acting("Chuyên viên Sở Tư pháp")


@pytest.fixture
def council(demonstration: None) -> Actor:
    """Who sits in the council that approves the results."""
    return _acting("Thành viên hội đồng")


@pytest.fixture
def sheet(drafter: Actor) -> Sheet:
    """The commune's sheet, opened blank."""
    unit = next(iter(drafter.units(["drafter"])))
    return open_sheet(drafter, Participant.objects.get(unit=unit).pk)


@pytest.fixture
def filled(drafter: Actor, sheet: Sheet) -> Sheet:
    """The sheet with a claim and a word on every leaf."""
    for criterion in thawed(sheet.round.edition_id).leaves():
        claim = points_text(to_ticks(criterion.points))
        saved = save_row(drafter, sheet.pk, criterion.id, 0, Typed(claim, "Đã thực hiện, có báo cáo kèm theo."))
        if saved.answer_state == "computed":
            save_row(drafter, sheet.pk, criterion.id, 1, Typed(claim, saved.explanation, {}, "chờ số liệu"))
    return sheet


IMPRINT = Imprint("Đồng Mẫu", "CHỦ TỊCH", "UBND xã báo cáo như sau:", ("- Lưu: VT.",))


@pytest.fixture
def sent(drafter: Actor, clerk: Actor, filled: Sheet) -> Sheet:
    """The sheet on its way to the departments: checked, signed by hand, sent."""
    mark_checked(drafter, filled.pk, IMPRINT)
    keep_signed(clerk, filled.pk, b"\x89PNG\r\n\x1a\n", None, "05/BC-UBND", timezone.localdate())
    send(clerk, filled.pk)
    filled.refresh_from_db()
    return filled


@pytest.fixture
def appraising(sent: Sheet) -> Sheet:
    """The same, once the round has come to its appraisal; the second appraisal and the approval are open too."""
    for name in (Phase.Name.APPRAISAL, Phase.Name.CLARIFICATION, Phase.Name.SECOND_APPRAISAL, Phase.Name.APPROVAL):
        Phase.objects.create(round=sent.round, name=name, opens=timezone.now() - timedelta(hours=1))
    return sent


@pytest.fixture
def decided(appraiser: Actor, neighbour: Actor, appraising: Sheet) -> Sheet:
    """Two communes decided in full but for some leaves, one of which does not apply; a third that sent nothing."""
    decide_all(appraiser, appraising, {"1.1.3": (1, 2)}, without=("1.1.2",))
    [unit] = neighbour.units(["drafter"])
    other = open_sheet(neighbour, Participant.objects.get(unit=unit).pk)
    Sheet.objects.filter(pk=other.pk).update(state=Sheet.State.SENT)
    other.refresh_from_db()
    decide_all(appraiser, other, {"1.2": (0, 1)})
    return appraising


@pytest.fixture
def published(coordinator: Actor, council: Actor, decided: Sheet) -> Publication:
    """The result of these, approved and published."""
    return announce(coordinator, council, decided.round)


@pytest.fixture
def clarifying(coordinator: Actor, appraising: Sheet) -> ClarificationRound:
    """A clarification round of five working days, in which appraisers ask and the commune answers."""
    return open_clarification_round(coordinator, appraising.round_id, 5)


@pytest.fixture
def question(appraiser: Actor, appraising: Sheet, clarifying: ClarificationRound) -> Question:
    """What home affairs asks about row 1.1.3, to which it gave half of what was claimed."""
    less = TypedDecision("0,5", False, "evidence-short", "Đề nghị bổ sung báo cáo quý IV.")
    decide(appraiser, appraising.pk, "1.1.3", "appraised", 0, less)
    return ask(appraiser, appraising.pk, "1.1.3", "Đề nghị gửi báo cáo quý IV.")
