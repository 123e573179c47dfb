"""The command `parindex`: loads only the command that is called, and shows no user a traceback."""

import sys
import tempfile
import traceback
from importlib import import_module
from pathlib import Path

import typer

COMMANDS = {
    "check": ("parindex.cli.check", "check"),
    "score": ("parindex.cli.score", "score"),
    "editions": ("parindex.cli.editions", "app"),
}


def application(called: str | None) -> typer.Typer:
    """The commands as one application; only the one called, where it is known: `parindex check` starts in a blink."""
    app = typer.Typer(
        name="parindex",
        help="Đọc báo cáo tự chấm điểm Chỉ số CCHC, tính điểm từ số liệu và chỉ ra chỗ cần làm rõ.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
    )
    app.callback()(lambda: None)
    for name, (module, attribute) in COMMANDS.items():
        if called in COMMANDS and name != called:
            continue
        part = getattr(import_module(module), attribute)
        if isinstance(part, typer.Typer):
            app.add_typer(part, name=name)
        else:
            app.command(name)(part)
    return app


def main() -> None:
    """Run the command line. Exit status: the command's own, 2 for a call that cannot be taken, 70 for our own fault."""
    called = sys.argv[1] if len(sys.argv) > 1 else None
    try:
        sys.exit(application(called)(standalone_mode=False))
    except typer.TyperException as refusal:
        words = refusal.format_message() if hasattr(refusal, "format_message") else str(refusal)
        if words:  # none where a group was called alone and has shown its help
            print(f"Lệnh chưa đúng: {words}\nXem cách dùng: parindex {called or ''} --help", file=sys.stderr)
        sys.exit(2)
    except (KeyboardInterrupt, typer.Abort):
        print("Đã dừng theo yêu cầu.", file=sys.stderr)
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output, such as `head`, has gone; there is nobody to tell
        sys.exit(0)
    except Exception:
        print("parindex gặp lỗi của chính nó, không phải lỗi của báo cáo.", file=sys.stderr)
        print(f"Đề nghị gửi tệp này cho người phụ trách phần mềm: {_report()}", file=sys.stderr)
        sys.exit(70)


def _report() -> Path:
    """Keep the traceback in a file, since it is for the maintainer and not for the user."""
    with tempfile.NamedTemporaryFile("w", prefix="parindex-", suffix=".txt", encoding="utf-8", delete=False) as file:
        file.write(traceback.format_exc())
    return Path(file.name)
