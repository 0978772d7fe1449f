"""The key with which a hub proves who it is, and the certificate that carries it.

Devices pin the key and never look at the dates of the certificate: no date and no wrong clock can cut a site in two.
Browsers look at the certificate; where the site has an authority of its own, it is signed by that, and made anew by
itself long before it ends.
"""

import datetime as dt
import ssl
from collections.abc import Callable, Sequence
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from store import private_file
from sync.pin import pin_of
from sync.site_authority import HERE, LEAF_DAYS, SiteAuthority, certificate_in, key_in, key_written, self_signed

FOLDER = "tls"
KEY, CERTIFICATE = "hub.key", "hub.crt"
_RENEW = dt.timedelta(days=LEAF_DAYS // 2)

Now = Callable[[], dt.datetime]


def utc_now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


class HubKey:
    """Belongs to one process; what it needs lies in `tls` beside the store, and is made at the first use."""

    def __init__(self, folder: Path, now: Now = utc_now) -> None:
        """`folder`: of the store. Raises the faults of store.faults."""
        self.folder = folder / FOLDER
        self._now = now
        raw = private_file.read(self.folder / KEY)
        if raw is None:
            raw = key_written(ec.generate_private_key(ec.SECP256R1()))
            private_file.write(self.folder / KEY, raw)
        self._key = key_in(raw, self.folder / KEY)
        self.pin = pin_of(self_signed(self._key))
        self.names = self._kept_names()
        self._context: ssl.SSLContext | None = None
        self._loaded = b""
        self.renew()

    def sign(self, names: Sequence[str]) -> None:
        """From now on the certificate is for `names`, as far as there is an authority to sign it."""
        self.names = tuple(names)
        self._write(SiteAuthority.known(self.folder))

    def renew(self) -> None:
        """Makes the certificate anew where that is due, and hands it to those who connect from now on."""
        authority = SiteAuthority.known(self.folder)
        if self._due(authority):
            self._write(authority)
        raw = private_file.read(self.folder / CERTIFICATE)
        if self._context is not None and raw != self._loaded:
            self._load(self._context)

    def context(self) -> ssl.SSLContext:
        """For a server; `renew` keeps it fresh."""
        if self._context is None:
            self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self._context.minimum_version = ssl.TLSVersion.TLSv1_2
            self._load(self._context)
        return self._context

    def _load(self, context: ssl.SSLContext) -> None:
        context.load_cert_chain(self.folder / CERTIFICATE, self.folder / KEY)
        self._loaded = (self.folder / CERTIFICATE).read_bytes()

    def _kept_names(self) -> tuple[str, ...]:
        certificate = self._certificate()
        if certificate is None:
            return HERE
        names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
        return tuple(str(name.value) for name in names)

    def _certificate(self) -> x509.Certificate | None:
        raw = private_file.read(self.folder / CERTIFICATE)
        return None if raw is None else certificate_in(raw, self.folder / CERTIFICATE)

    def _due(self, authority: SiteAuthority | None) -> bool:
        certificate, now = self._certificate(), self._now()
        if certificate is None or pin_of(certificate) != self.pin:
            return True
        if authority is None:
            return False
        ours = certificate.issuer == authority.certificate.subject
        return not (ours and certificate.not_valid_before_utc <= now < certificate.not_valid_after_utc - _RENEW)

    def _write(self, authority: SiteAuthority | None) -> None:
        public = self._key.public_key()
        made = authority.sign(public, self.names, self._now()) if authority else self_signed(self._key)
        private_file.write(self.folder / CERTIFICATE, made.public_bytes(serialization.Encoding.PEM))
