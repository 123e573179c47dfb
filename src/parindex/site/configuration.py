"""What an installation sets: environment variables that begin with PARINDEX_, and the secret key it made itself."""

import os
import secrets
from pathlib import Path
from typing import Any

from psycopg.conninfo import conninfo_to_dict
from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Configuration(BaseSettings):
    """The settings of one installation. Each is an environment variable: `home` is PARINDEX_HOME, and so on."""

    model_config = SettingsConfigDict(env_prefix="PARINDEX_", frozen=True)

    home: Path = Field(Path("var/office"), description="Thư mục giữ cơ sở dữ liệu, tệp và khoá bí mật.")
    database: str = Field("", description="postgresql://người@máy/tên; bỏ trống thì dùng SQLite trong thư mục home.")
    hosts: str = Field("127.0.0.1,localhost,[::1]", description="Tên máy mà trình duyệt được gọi, cách nhau dấu phẩy.")
    https: bool = Field(False, description="Có chạy sau HTTPS hay không; khi có, cookie chỉ đi qua HTTPS.")
    upload_mb: int = Field(20, ge=1, le=1024, description="Cỡ lớn nhất của một tệp tải lên, tính bằng MB.")
    request_files: int = Field(80, ge=1, le=1000, description="Số tệp nhiều nhất của một lần gửi.")
    request_mb: int = Field(400, ge=1, le=10_240, description="Tổng cỡ lớn nhất của một lần gửi, tính bằng MB.")
    unit_mb: int = Field(5_000, ge=1, description="Tổng cỡ tài liệu kiểm chứng của một đơn vị, tính bằng MB.")
    cases: str = Field("", description="Kho hồ sơ TTHC: một thư mục hoặc địa chỉ s3://...; bỏ trống: home/cases.")

    @property
    def store(self) -> Path | str:
        """Where the cases are kept: a folder, or an address."""
        return self.cases if "://" in self.cases else Path(self.cases or self.home / "cases").absolute()


def secret_key(home: Path) -> str:
    """The installation's secret key, made at the first start and readable by its owner alone."""
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    file = home / "secret-key"
    try:
        made = os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return file.read_text(encoding="ascii")
    with os.fdopen(made, "w", encoding="ascii") as opened:
        opened.write(secrets.token_urlsafe(64))
    return file.read_text(encoding="ascii")


def database(configuration: Configuration) -> dict[str, Any]:
    """The database as Django wants it: PostgreSQL by its address, else SQLite that takes one writer at a time."""
    if configuration.database:
        parts = conninfo_to_dict(configuration.database)
        named = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}
        return {
            "ENGINE": "django.db.backends.postgresql",
            **{key: str(parts.get(part, "")) for key, part in named.items()},
            "CONN_HEALTH_CHECKS": True,  # a server that was started anew finds no request on a dead connection
            "OPTIONS": {"pool": {"min_size": 1, "max_size": 8, "timeout": 5}},
        }
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": configuration.home / "office.sqlite3",
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",  # with the default, two who read and then write deadlock
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        },
    }
