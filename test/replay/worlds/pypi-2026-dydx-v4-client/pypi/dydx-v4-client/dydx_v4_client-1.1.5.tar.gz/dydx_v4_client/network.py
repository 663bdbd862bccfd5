from dataclasses import dataclass


@dataclass
class Network:
    rest_indexer: str
    websocket_indexer: str


TESTNET = Network("https://indexer.v4testnet.dydx-trade.example", "wss://indexer.v4testnet.dydx-trade.example/v4/ws")
