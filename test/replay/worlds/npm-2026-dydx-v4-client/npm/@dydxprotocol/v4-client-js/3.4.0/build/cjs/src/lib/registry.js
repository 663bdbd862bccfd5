"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.generateRegistry = generateRegistry;
const proto_signing_1 = require("@cosmjs/proto-signing");
const stargate_1 = require("@cosmjs/stargate");
exports.registry = [];
function generateRegistry() {
  return new proto_signing_1.Registry([
    ["/dydxprotocol.clob.MsgPlaceOrder", {}],
    ["/dydxprotocol.clob.MsgCancelOrder", {}],
    ["/dydxprotocol.sending.MsgCreateTransfer", {}],
    ...stargate_1.defaultRegistryTypes,
  ]);
}
