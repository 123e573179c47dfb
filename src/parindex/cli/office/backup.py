"""The commands `parindex backup` and `parindex restore`: the whole office into one file, and out of it."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from parindex.cli.office.preparing import answering, require_database
from parindex.office.backups import actions, cases
from parindex.office.errors import Refusal

NOT_WHOLE = 1
"""Exit status when all was put back, but the journal in it does not hold."""

T = TypeVar("T")


def backup(file: Annotated[Path, typer.Argument(metavar="TỆP", help="Tệp .zip sẽ ghi ra; chưa được có sẵn.")]) -> None:
    """Sao lưu cả văn phòng vào một tệp, kể cả khi có người đang ghi."""
    require_database()
    made = _told(lambda: actions.back_up(file))
    typer.echo(
        f"Đã sao lưu vào {file}: cơ sở dữ liệu, {len(made.members) - 1} tệp, {len(made.heads)} chuỗi nhật ký. Không có "
        "khoá bí mật và mật khẩu trong đó, nhưng có nội dung của văn phòng: đề nghị cất ở nơi an toàn."
    )
    if cases.store_folder() is None:
        typer.echo("Kho hồ sơ TTHC ở PARINDEX_CASES không nằm trong bản sao lưu này; đề nghị sao lưu riêng nơi ấy.")


def restore(file: Annotated[Path, typer.Argument(metavar="TỆP", help="Tệp do `parindex backup` ghi ra.")]) -> None:
    """Phục hồi văn phòng từ một bản sao lưu vào nơi còn trống."""
    with answering():
        done = _told(lambda: actions.restore(file))
    typer.echo(f"Đã phục hồi văn phòng sao lưu lúc {done.manifest.made} (parindex {done.manifest.version}).")
    typer.echo(f"Nhật ký: {done.proof.entries} mục trong {len(done.proof.heads)} chuỗi.")
    typer.echo("Khoá bí mật được lập mới, nên mọi người cần đăng nhập lại. Cấu hình khi sao lưu:")
    for name, value in done.manifest.settings.items():
        typer.echo(f"  {name}={value}")
    for broken in done.proof.breaks:
        typer.echo(f"Chuỗi {broken.chain}, mục {broken.sequence}: {broken.reason}.", err=True)
    if not done.whole:
        typer.echo("Nhật ký trong bản sao lưu không còn nguyên vẹn; đề nghị đối chiếu với bản sao lưu khác.", err=True)
        raise typer.Exit(NOT_WHOLE)


def _told(act: Callable[[], T]) -> T:
    """Do it; a refusal, or a folder that cannot be written, is told in words with status 2."""
    try:
        return act()
    except (Refusal, OSError) as refusal:
        typer.echo(str(refusal), err=True)
        raise typer.Exit(2) from refusal
