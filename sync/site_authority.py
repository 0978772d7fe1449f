"""The site's own certificate authority: what PCs and tablets of the mall install once, to trust the officers' pages.

It may vouch for addresses inside a mall only: names that were given to it, private networks, and this machine.
"""

import datetime as dt
import ipaddress
from collections.abc import Sequence
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from store import private_file
from store.faults import Corrupt

CERTIFICATE, KEY = "ca.crt", "ca.key"

FROM = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
UNTIL = dt.datetime(2070, 1, 1, tzinfo=dt.UTC)
"""Wide enough that no wrong clock and no forgotten date shuts a mall out of its own pages."""

HERE = ("localhost", "127.0.0.1")
"""What a hub is called that was given no name."""

LEAF_DAYS = 800
"""Some browsers believe no certificate that is valid for more than 825 days."""

_PRIVATE = ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "127.0.0.0/8", "fc00::/7", "::1/128")
_LOCAL = ("localhost", "local", "internal", "lan", "home.arpa")
_PEM = serialization.Encoding.PEM


class SiteAuthority:
    """Use `made` or `known`."""

    def __init__(self, key: ec.EllipticCurvePrivateKey, certificate: x509.Certificate) -> None:
        self._key = key
        self.certificate = certificate

    @classmethod
    def known(cls, folder: Path) -> "SiteAuthority | None":
        """The one whose files are in `folder`; None where there is none. Raises the faults of store.faults."""
        raw = private_file.read(folder / KEY)
        certificate = private_file.read(folder / CERTIFICATE)
        if raw is None or certificate is None:
            return None
        return cls(key_in(raw, folder / KEY), certificate_in(certificate, folder / CERTIFICATE))

    @classmethod
    def made(cls, folder: Path, site: str, names: Sequence[str]) -> "SiteAuthority":
        """A new one, whose files are then in `folder`. `site`: what people see it is of. `names`: its own domains."""
        key = ec.generate_private_key(ec.SECP256R1())
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, f"Besti {site}"[:64])])
        builder = _begun(subject, subject, key.public_key(), FROM, UNTIL)
        builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        builder = builder.add_extension(_usage(signs_certificates=True), critical=True)
        builder = builder.add_extension(x509.NameConstraints(_permitted(names), None), critical=True)
        certificate = builder.sign(key, hashes.SHA256())
        private_file.write(folder / KEY, key_written(key))
        private_file.write(folder / CERTIFICATE, certificate.public_bytes(_PEM))
        return cls(key, certificate)

    def sign(self, key: ec.EllipticCurvePublicKey, names: Sequence[str], now: dt.datetime) -> x509.Certificate:
        """A certificate for a server with `key` at `names`: host names and addresses."""
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Besti")])
        span = (now - dt.timedelta(days=1), now + dt.timedelta(days=LEAF_DAYS))
        builder = _begun(subject, self.certificate.subject, key, *span)
        builder = for_a_server(builder, names)
        issuer = self.certificate.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value
        found = x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(issuer)
        return builder.add_extension(found, critical=False).sign(self._key, hashes.SHA256())

    @property
    def fingerprint(self) -> str:
        """What a person compares before trusting it: SHA-256, in pairs."""
        return self.certificate.fingerprint(hashes.SHA256()).hex(":").upper()


def self_signed(key: ec.EllipticCurvePrivateKey) -> x509.Certificate:
    """For a hub without an authority: devices look at the key alone, and a browser warns."""
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Besti")])
    return for_a_server(_begun(subject, subject, key.public_key(), FROM, UNTIL), HERE).sign(key, hashes.SHA256())


def for_a_server(builder: x509.CertificateBuilder, names: Sequence[str]) -> x509.CertificateBuilder:
    builder = builder.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
    builder = builder.add_extension(_usage(signs_certificates=False), critical=True)
    builder = builder.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
    return builder.add_extension(x509.SubjectAlternativeName([general(name) for name in names]), critical=False)


def general(name: str) -> x509.GeneralName:
    """A host name or an address."""
    try:
        return x509.IPAddress(ipaddress.ip_address(name))
    except ValueError:
        return x509.DNSName(name)


def key_in(raw: bytes, path: Path) -> ec.EllipticCurvePrivateKey:
    """Raises Corrupt."""
    try:
        key = serialization.load_pem_private_key(raw, None)
    except ValueError as error:
        raise Corrupt(path, str(error)) from error
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise Corrupt(path, "another kind of key")
    return key


def certificate_in(raw: bytes, path: Path) -> x509.Certificate:
    """Raises Corrupt."""
    try:
        return x509.load_pem_x509_certificate(raw)
    except ValueError as error:
        raise Corrupt(path, str(error)) from error


def key_written(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(_PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())


def _begun(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePublicKey, from_: dt.datetime, until: dt.datetime
) -> x509.CertificateBuilder:
    builder = x509.CertificateBuilder(issuer, subject, key, x509.random_serial_number(), from_, until)
    return builder.add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)


def _usage(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_certificates, content_commitment=False, key_encipherment=False,
        data_encipherment=False, key_agreement=False, key_cert_sign=signs_certificates,
        crl_sign=signs_certificates, encipher_only=False, decipher_only=False,
    )  # fmt: skip


def _permitted(names: Sequence[str]) -> list[x509.GeneralName]:
    hosts = [general(name) for name in (*_LOCAL, *names)]
    networks: list[x509.GeneralName] = [x509.IPAddress(ipaddress.ip_network(network)) for network in _PRIVATE]
    return [host for host in hosts if isinstance(host, x509.DNSName)] + networks
