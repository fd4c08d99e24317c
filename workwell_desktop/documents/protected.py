"""A paper that opens only with a passphrase: PDF 2.0 encryption, AES-256 (revision 6). The only user of pikepdf.

The weak forms that PDF libraries use by default (40-bit RC4) are never written. Metadata is encrypted too.
"""

from io import BytesIO

from workwell_desktop.domain.errors import Fault

NOT_SEALED = "The report could not be sealed, so nothing was handed out. Please try again."


def protected(pdf: bytes, passphrase: str) -> bytes:
    """Return a PDF that opens with `passphrase` alone, opened and compared once. Raises `Fault` when it is not so."""
    import pikepdf

    sealed = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as plain:
        pages = len(plain.pages)
        plain.save(sealed, encryption=pikepdf.Encryption(owner=passphrase, user=passphrase, R=6, metadata=True))
    data = sealed.getvalue()
    try:
        pikepdf.open(BytesIO(data)).close()
    except pikepdf.PasswordError:
        with pikepdf.open(BytesIO(data), password=passphrase) as again:
            if len(again.pages) == pages and again.encryption.R == 6:
                return data
    raise Fault(NOT_SEALED)
