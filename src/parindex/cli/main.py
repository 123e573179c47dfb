"""The command `parindex`: loads only the command that is called, and shows no user a traceback."""

import errno
import os
import sys
import tempfile
import traceback
from importlib import import_module
from pathlib import Path
from typing import NoReturn

import typer

from parindex.cli.usage import why
from parindex.vietnamese.system_errors import reason

COMMANDS = {
    "check": ("parindex.cli.check", "check", "Đọc báo cáo tự chấm điểm và chỉ ra chỗ cần làm rõ."),
    "score": ("parindex.cli.score", "score", "Tính điểm từ số liệu theo một bộ tiêu chí, mỗi tiêu chí kèm cách tính."),
    "serve": ("parindex.cli.serve", "serve", "Chạy văn phòng Chỉ số CCHC trên trình duyệt; nhấn Ctrl+C để dừng."),
    "units": ("parindex.cli.office.units", "app", "Đơn vị hành chính: đưa danh mục vào văn phòng."),
    "people": ("parindex.cli.office.people", "app", "Người dùng: liên kết để người quản trị vào văn phòng."),
    "journal": ("parindex.cli.office.journal", "app", "Nhật ký: kiểm tra các chuỗi còn nguyên vẹn."),
    "backup": (
        "parindex.cli.office.backup",
        "backup",
        "Sao lưu cả văn phòng vào một tệp, kể cả khi có người đang ghi.",
    ),
    "restore": ("parindex.cli.office.backup", "restore", "Phục hồi văn phòng từ một bản sao lưu vào nơi còn trống."),
    "recompute": (
        "parindex.cli.recompute",
        "recompute",
        "Kiểm tra một gói công bố: còn nguyên từng byte, và mọi tổng điểm, thứ hạng tính lại đều khớp.",
    ),
    "cases": ("parindex.cli.cases", "app", "Hồ sơ TTHC: nhập bản xuất của hệ thống một cửa, đếm số liệu."),
    "demo": ("parindex.cli.demo", "app", "Dữ liệu tưởng tượng để thử: hồ sơ, hoặc cả nước với hai năm đánh giá."),
    "editions": ("parindex.cli.editions", "app", "Các bộ tiêu chí: liệt kê, xem, kiểm tra, so sánh, soạn bản nháp."),
}
"""Each command's module, its name there, and the line that `parindex --help` shows."""
CANNOT_WRITE = (errno.ENOSPC, errno.EIO, errno.EDQUOT)
"""What the system says when the output itself cannot be written."""


def application(called: str | None) -> typer.Typer:
    """The commands as one application, of which only the one called is imported: `parindex check` starts in a blink."""
    app = typer.Typer(
        name="parindex",
        help="Đọc báo cáo tự chấm điểm Chỉ số CCHC, tính điểm từ số liệu và chỉ ra chỗ cần làm rõ.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
    )
    app.callback()(lambda: None)
    for name, (module, attribute, shown) in COMMANDS.items():
        part = getattr(import_module(module), attribute) if name == called else lambda: None
        if isinstance(part, typer.Typer):
            app.add_typer(part, name=name)
        else:
            app.command(name, help=None if name == called else shown)(part)
    return app


def main() -> None:
    """Run the command line. Exit status: the command's own, 2 for a call that cannot be taken, 70 for our own fault."""
    called = next((word for word in sys.argv[1:] if not word.startswith("-")), None)
    try:
        code = application(called)(standalone_mode=False)
        sys.stdout.flush()
        sys.exit(code)
    except typer.TyperException as refusal:
        if words := why(refusal):
            usage = f"parindex {called} --help" if called in COMMANDS else "parindex --help"
            print(f"Lệnh chưa đúng: {words}. Xem cách dùng: {usage}", file=sys.stderr)
        sys.exit(2)
    except (KeyboardInterrupt, typer.Abort):
        print("Đã dừng theo yêu cầu.", file=sys.stderr)
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output, such as `head`, has gone; there is nobody to tell
        sys.exit(0)
    except OSError as error:
        if error.filename is not None or error.errno not in CANNOT_WRITE:
            _own_fault()
        print(f"Không ghi được kết quả: {reason(error)}. Đề nghị ghi ra nơi khác.", file=sys.stderr)
        os._exit(2)  # what is left unwritten would be tried and told of once more
    except Exception:
        _own_fault()


def _own_fault() -> NoReturn:
    """Say that it is ours, and where the traceback is kept."""
    print("parindex gặp lỗi của chính nó, không phải lỗi của báo cáo.", file=sys.stderr)
    print(f"Đề nghị gửi tệp này cho người phụ trách phần mềm: {_report()}", file=sys.stderr)
    sys.exit(70)


def _report() -> Path:
    """Keep the traceback in a file, since it is for the maintainer and not for the user."""
    with tempfile.NamedTemporaryFile("w", prefix="parindex-", suffix=".txt", encoding="utf-8", delete=False) as file:
        file.write(traceback.format_exc())
    return Path(file.name)
