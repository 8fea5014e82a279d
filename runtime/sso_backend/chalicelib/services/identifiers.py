"""Ids that sort by the time they were made: UUID version 7 (RFC 9562 §5.7)."""

from uuid import UUID

from chalicelib.ports import Clock, RandomBytes

_VERSION_7 = 0x7 << 76
_RFC_VARIANT = 0b10 << 62
_RANDOM_A = (1 << 12) - 1
_RANDOM_B = (1 << 62) - 1


def made_at(identifier: UUID) -> int:
    """When such an id was made, in epoch milliseconds."""
    return identifier.int >> 80


def uuid7(clock: Clock, random_bytes: RandomBytes) -> UUID:
    """48 bits of milliseconds, then 74 random bits around version and variant."""
    milliseconds = int(clock() * 1000) & ((1 << 48) - 1)
    random = int.from_bytes(random_bytes(10), "big")
    random_a, random_b = (random >> 62) & _RANDOM_A, random & _RANDOM_B
    return UUID(int=milliseconds << 80 | _VERSION_7 | random_a << 64 | _RFC_VARIANT | random_b)
