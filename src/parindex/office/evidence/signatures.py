"""Digital signatures of a PDF: who signed, when, whether the whole file is covered, whether the issuer is trusted."""

from dataclasses import asdict, dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from asn1crypto import pem, x509
from django.conf import settings
from django.utils.translation import gettext_lazy
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.general import SigningError
from pyhanko.sign.validation import SignatureCoverageLevel, validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError, ValidationInfoReadingError
from pyhanko_certvalidator import ValidationContext

from parindex.office.evidence.errors import FileRefused

LONGEST_NAME = 200
UNREADABLE = gettext_lazy("Không đọc được chữ ký trong tệp PDF; đề nghị tải lại bản gốc từ hệ thống văn bản.")
WHOLE = (SignatureCoverageLevel.ENTIRE_FILE, SignatureCoverageLevel.ENTIRE_REVISION)


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature. `intact`: what it covers is unchanged; `trusted`: issued under a root that we were given."""

    signer: str
    organisation: str
    at: str | None
    intact: bool
    whole: bool
    trusted: bool

    def plain(self) -> dict[str, Any]:
        """As JSON."""
        return asdict(self)


def signatures(content: bytes) -> list[Signature]:
    """The signatures of a PDF in the order they were made; none for one without. FileRefused when it cannot be read."""
    try:
        reader = PdfFileReader(BytesIO(content), strict=False)
        return [_signature(embedded) for embedded in reader.embedded_signatures]
    except (PdfError, SigningError, SignatureValidationError, ValidationInfoReadingError, ValueError) as error:
        raise FileRefused(str(UNREADABLE)) from error


def _signature(embedded: Any) -> Signature:
    context = ValidationContext(trust_roots=trust().roots, allow_fetching=False)
    status = validate_pdf_signature(embedded, context)
    named = status.signing_cert.subject.native
    at: datetime | None = status.signer_reported_dt
    return Signature(
        signer=str(named.get("common_name", ""))[:LONGEST_NAME],
        organisation=str(named.get("organization_name", ""))[:LONGEST_NAME],
        at=at.isoformat() if at else None,
        intact=bool(status.intact and status.valid),
        whole=status.coverage in WHOLE,
        trusted=bool(status.trusted),
    )


@dataclass(frozen=True, slots=True)
class Trust:
    """The roots whose signatures are trusted, and the names of files in their folder that hold none."""

    roots: tuple[x509.Certificate, ...]
    broken: tuple[str, ...]


def trust() -> Trust:
    """What the administrator put into the folder `trust` beside the database; no roots are shipped."""
    roots, broken = list[x509.Certificate](), list[str]()
    for file in sorted(Path(settings.HOME, "trust").glob("[!.]*")):
        try:
            roots += _certificates(file.read_bytes())
        except (OSError, ValueError):
            broken.append(file.name)
    return Trust(tuple(roots), tuple(broken))


def _certificates(content: bytes) -> list[x509.Certificate]:
    """The certificates of a file, PEM or DER. ValueError where it holds anything else."""
    blocks = pem.unarmor(content, multiple=True) if pem.detect(content) else [("CERTIFICATE", {}, content)]
    found = []
    for name, _, der in blocks:
        if name != "CERTIFICATE":
            raise ValueError(name)
        found.append(x509.Certificate.load(der, strict=True))
        found[-1].native  # noqa: B018  (`load` reads only the outermost frame)
    return found
