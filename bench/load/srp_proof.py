"""The password proved to Cognito as the sign-in page proves it, for a client that is no browser.

SRP-6a with the 3072-bit group of RFC 5054 appendix A and generator 2, SHA-256, and a key derived from S by
HKDF (RFC 5869) under the text "Caldera Derived Key".
"""

import base64
import hashlib
import hmac
import secrets
from collections.abc import Mapping
from datetime import UTC, datetime

_N = int(
    "ffffffffffffffffc90fdaa22168c234c4c6628b80dc1cd129024e088a67cc74020bbea63b139b22514a08798e3404dd"
    "ef9519b3cd3a431b302b0a6df25f14374fe1356d6d51c245e485b576625e7ec6f44c42e9a637ed6b0bff5cb6f406b7ed"
    "ee386bfb5a899fa5ae9f24117c4b1fe649286651ece45b3dc2007cb8a163bf0598da48361c55d39a69163fa8fd24cf5f"
    "83655d23dca3ad961c62f356208552bb9ed529077096966d670c354e4abc9804f1746c08ca18217c32905e462e36ce3b"
    "e39e772c180e86039b2783a2ec07a28fb5c55df06f4c52c9de2bcbf6955817183995497cea956ae515d2261898fa0510"
    "15728e5a8aaac42dad33170d04507a33a85521abdf1cba64ecfb850458dbef0a8aea71575d060c7db3970f85a6e1e4c7"
    "abf5ae8cdb0933d71e8c94e04a25619dcee3d2261ad2ee6bf12ffa06d98a0864d87602733ec86a64521f2b18177b200c"
    "bbe117577a615d6c770988c0bad946e208e24fa074e5ab3143db5bfce0fd108e4b82d120a93ad2caffffffffffffffff",
    16,
)
_G = 2
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class SrpProof:
    """One exchange with the pool named `pool_name`, the part of the pool's id after `_`."""

    def __init__(self, pool_name: str) -> None:
        self._pool_name = pool_name
        self._a = secrets.randbits(256)
        self._A = pow(_G, self._a, _N)

    @property
    def public_value(self) -> str:
        """Hex of A, for InitiateAuth."""
        return f"{self._A:x}"

    def responses(self, challenge: Mapping[str, str], password: str) -> dict[str, str]:
        """What answers PASSWORD_VERIFIER; `challenge` are its parameters."""
        user = challenge["USER_ID_FOR_SRP"]
        timestamp = _timestamp(datetime.now(UTC))
        block = base64.b64decode(challenge["SECRET_BLOCK"])
        signed = f"{self._pool_name}{user}".encode() + block + timestamp.encode()
        signature = _hmac(self._key(challenge, password), signed)
        return {
            "USERNAME": user,
            "PASSWORD_CLAIM_SECRET_BLOCK": challenge["SECRET_BLOCK"],
            "PASSWORD_CLAIM_SIGNATURE": base64.b64encode(signature).decode(),
            "TIMESTAMP": timestamp,
        }

    def _key(self, challenge: Mapping[str, str], password: str) -> bytes:
        identity = f"{self._pool_name}{challenge['USER_ID_FOR_SRP']}:{password}".encode()
        big_b = int(challenge["SRP_B"], 16)
        u = _hash(_bytes(self._A), _bytes(big_b))
        x = _hash(_bytes(int(challenge["SALT"], 16)), hashlib.sha256(identity).digest())
        k = _hash(_bytes(_N), _bytes(_G))
        s = pow(big_b - k * pow(_G, x, _N), self._a + u * x, _N)
        return _hmac(_hmac(_bytes(u), _bytes(s)), b"Caldera Derived Key\x01")[:16]


def _timestamp(now: datetime) -> str:
    """In English whatever the locale, the day without a leading zero."""
    return f"{_DAYS[now.weekday()]} {_MONTHS[now.month - 1]} {now.day} {now:%H:%M:%S} UTC {now.year}"


def _bytes(value: int) -> bytes:
    """Two's complement, as Java writes it: a zero byte leads where the top bit is set."""
    return value.to_bytes(value.bit_length() // 8 + 1, "big")


def _hash(*parts: bytes) -> int:
    return int.from_bytes(hashlib.sha256(b"".join(parts)).digest(), "big")


def _hmac(key: bytes, message: bytes) -> bytes:
    return hmac.new(key, message, hashlib.sha256).digest()
