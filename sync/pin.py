"""What a device remembers of a hub: the SHA-256 of its public key, whatever the certificate around it says."""

from hashlib import sha256

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat


def pin_of(certificate: x509.Certificate) -> str:
    """64 hexadecimal digits."""
    public = certificate.public_key()
    return sha256(public.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)).hexdigest()


def pin_in(der: bytes) -> str:
    """The pin of a certificate as it came over the line; raises ValueError where it is none."""
    return pin_of(x509.load_der_x509_certificate(der))
