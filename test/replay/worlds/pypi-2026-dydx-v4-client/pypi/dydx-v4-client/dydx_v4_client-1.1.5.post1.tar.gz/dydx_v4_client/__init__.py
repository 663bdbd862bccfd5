from dydx_v4_client._bootstrap import preprocess

preprocess()

from dydx_v4_client.node.message import OrderFlags
from dydx_v4_client.wallet import Wallet

MAX_CLIENT_ID = 2**32 - 1
