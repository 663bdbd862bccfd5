from dataclasses import dataclass

from coincurve import PrivateKey


@dataclass
class KeyPair:
    key: PrivateKey

    @staticmethod
    def from_bytes(raw: bytes):
        return KeyPair(PrivateKey(raw))
