"""Commands of the office. Whoever imports one finds Django set up, or is told what to install."""

import os
import sys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "parindex.site.settings")
try:
    import django

    django.setup()
except ModuleNotFoundError as missing:
    if (missing.name or "").startswith("parindex"):
        raise
    print(
        f"Lệnh này cần phần văn phòng mà máy chưa cài (thiếu {missing.name}). Đề nghị chạy: pip install "
        "'parindex[office]'",
        file=sys.stderr,
    )
    sys.exit(2)
