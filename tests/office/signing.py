"""A test's own certificate authority: it signs papers as an official's token would."""

from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import SigFieldSpec

ORGANISATION = "UBND xã Đồng Mẫu"


def certificate(folder: Path, name: str) -> tuple[Path, Path]:
    """A self-signed certificate and its key, valid for a day, as files."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    named = x509.Name(
        [x509.NameAttribute(NameOID.COMMON_NAME, name), x509.NameAttribute(NameOID.ORGANIZATION_NAME, ORGANISATION)]
    )
    now = datetime.now(UTC)
    usage = x509.KeyUsage(True, True, False, False, False, False, False, False, False)
    made = (
        x509.CertificateBuilder()
        .subject_name(named)
        .issuer_name(named)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(usage, critical=True)
        .sign(key, hashes.SHA256())
    )
    public, private = folder / f"{name}.pem", folder / f"{name}.key"
    public.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    private.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return public, private


def signed(pdf: bytes, folder: Path, *names: str) -> bytes:
    """The PDF signed by each in turn, as the document system does: leader first, then the agency."""
    for name in names:
        public, private = certificate(folder, name)
        signer = signers.SimpleSigner.load(str(private), str(public))
        writer = IncrementalPdfFileWriter(BytesIO(pdf))
        meta = signers.PdfSignatureMetadata(field_name=name)
        made = signers.PdfSigner(meta, signer, new_field_spec=SigFieldSpec(name)).sign_pdf(writer)
        pdf = made.getvalue()
    return pdf
