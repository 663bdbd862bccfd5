from dataclasses import dataclass
from functools import partial

from bip_utils import Bip39SeedGenerator, Bip44, Bip44Coins
from ecdsa.util import sigencode_string_canonize

from dydx_v4_client.key_pair import KeyPair

def from_mnemonic(mnemonic: str):
    seed = Bip39SeedGenerator(mnemonic).Generate()
    return Bip44.FromSeed(seed, Bip44Coins.COSMOS).Purpose().Coin().Account(0).PrivateKey().Raw().ToBytes()


@dataclass
class Wallet:
    key: KeyPair
    account_number: int
    sequence: int

    @staticmethod
    async def from_mnemonic(node, mnemonic: str, address: str):
        account = await node.get_account(address)
        return Wallet(KeyPair.from_bytes(from_mnemonic(mnemonic)), account.account_number, account.sequence)
