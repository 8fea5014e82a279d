"""Writes srp.json: known answers for the SRP client, computed apart from it.

Python's own integers, hashlib and hmac stand in for Cognito's side, which knows the verifier
g^x and its secret b and reaches S by another formula than the client does. Some cases are
searched for, because they break implementations that forget a leading zero: numbers whose top
byte is zero, or whose top bit is set.

    python3 srp.py > srp.json
"""

import hashlib
import hmac
import json
from base64 import b64decode, b64encode
from collections.abc import Callable

# RFC 5054 appendix A, 3072 bits, derived here from its formula in RFC 3526 section 4:
# 2^3072 - 2^3008 - 1 + 2^64 * (floor(2^2942 * pi) + 1690314)
PRECISION = 3200


def arctan_inverse(x: int) -> int:
    """2^PRECISION * arctan(1/x), by its series."""
    term = total = (1 << PRECISION) // x
    divisor = 1
    while term:
        term //= -x * x
        divisor += 2
        total += term // divisor
    return total


PI = 4 * (4 * arctan_inverse(5) - arctan_inverse(239))  # Machin
N = 2**3072 - 2**3008 - 1 + 2**64 * ((PI >> (PRECISION - 2942)) + 1690314)
G = 2
HASH_DIGITS = 64
GROUP_DIGITS = 768


def java_bytes(value: int) -> bytes:
    """BigInteger.toByteArray of a non-negative number."""
    return value.to_bytes(value.bit_length() // 8 + 1, "big")


def number(*parts: bytes) -> int:
    return int.from_bytes(hashlib.sha256(b"".join(parts)).digest(), "big")


def secret(label: str, size: int = 32) -> bytes:
    return hashlib.shake_256(label.encode()).digest(size)


def case(name: str, label: str, *, phrase: str, salt: str, now: str) -> dict[str, str]:
    pool, user = "AbCdEfGhI", "5f0c9a0e-8c1d-4f3e-9a55-0d2c6f1b7e44"
    a, b = (int.from_bytes(secret(label + side), "big") for side in "ab")
    salt_number = int(salt, 16)
    inner = hashlib.sha256(f"{pool}{user}:{phrase}".encode()).digest()
    verifier = pow(G, number(java_bytes(salt_number), inner), N)
    public_a = pow(G, a, N)
    public_b = (number(java_bytes(N), java_bytes(G)) * verifier + pow(G, b, N)) % N
    u = number(java_bytes(public_a), java_bytes(public_b))
    shared = pow(public_a * pow(verifier, u, N), b, N)
    prk = hmac.digest(java_bytes(u), java_bytes(shared), "sha256")
    key = hmac.digest(prk, b"Caldera Derived Key\x01", "sha256")[:16]
    block = b64encode(secret(label + "block", 48)).decode()
    message = (pool + user).encode() + b64decode(block) + now.encode()
    signature = b64encode(hmac.digest(key, message, "sha256")).decode()
    return {
        "name": name,
        "pool_name": pool,
        "a": secret(label + "a").hex(),
        "user_id": user,
        "password": phrase,
        "salt": salt,
        "secret_block": block,
        "timestamp": now,
        "A": f"{public_a:x}",
        "B": f"{public_b:x}",
        "u": f"{u:x}",
        "S": f"{shared:x}",
        "signature": signature,
    }


def search(name: str, wanted: Callable[[dict[str, str]], bool]) -> dict[str, str]:
    for attempt in range(100_000):
        found = case(
            name,
            f"{name} {attempt}",
            phrase="Correct-Horse-7",
            salt=secret(f"{name} {attempt}", 16).hex(),
            now="Fri Jan 2 03:04:05 UTC 2026",
        )
        if wanted(found):
            return found
    raise LookupError(name)


CASES = [
    case(
        "plain",
        "plain",
        phrase="Correct-Horse-7",
        salt="1f2e3d4c5b6a79880102030405060708",
        now="Mon Nov 23 04:05:06 UTC 2026",
    ),
    case(
        "password beyond ASCII, salt with its top bit set",
        "unicode",
        phrase="Schlüssel-🔑-7",
        salt="f12e3d4c5b6a79880102030405060708",
        now="Wed Dec 31 23:59:59 UTC 2025",
    ),
    case(
        "salt with leading zero bytes",
        "zeros",
        phrase=" spaces : and colons ",
        salt="00000d4c5b6a79880102030405060708",
        now="Sun Feb 1 00:00:00 UTC 2026",
    ),
    search("u with a zero top byte", lambda found: len(found["u"]) <= HASH_DIGITS - 2),
    search("u with an odd number of digits", lambda found: len(found["u"]) == HASH_DIGITS - 1),
    search("S with a zero top byte", lambda found: len(found["S"]) <= GROUP_DIGITS - 2),
    search(
        "A, B and S with their top bit set",
        lambda found: all(len(found[key]) == GROUP_DIGITS and found[key][0] in "89abcdef" for key in "ABS"),
    ),
]

print(json.dumps({"N": f"{N:x}", "cases": CASES}, indent=2))
