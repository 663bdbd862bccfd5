"use strict";
exports.Network = {
  mainnet: () => ({ env: "mainnet", indexer: "https://indexer.dydx-trade.example" }),
  testnet: () => ({ env: "testnet", indexer: "https://indexer.v4testnet.dydx-trade.example" }),
};
exports.DEFAULT_API_TIMEOUT = 3000;
