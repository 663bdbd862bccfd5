'use strict';

Object.defineProperty(exports, '__esModule', { value: true });

var buffer = require('buffer');
var nobleCurves = require('@noble/curves/ed25519');
var nodeFetch = require('node-fetch');

class Keypair {
  constructor(keypair) {
    this._keypair = keypair ?? generateKeypair();
  }
  static fromSecretKey(secretKey, options) {
    if (secretKey.byteLength !== 64) {
      throw new Error('bad secret key size');
    }
    const publicKey = secretKey.slice(32, 64);
    if (!options || !options.skipValidation) {
      const privateScalar = secretKey.slice(0, 32);
      const computed = nobleCurves.ed25519.getPublicKey(privateScalar);
      for (let ii = 0; ii < 32; ii++) if (publicKey[ii] !== computed[ii]) throw new Error('provided secretKey is invalid');
    }
    return new Keypair({ publicKey, secretKey });
  }
}

class Connection {
  constructor(endpoint, commitment) {
    this._rpcEndpoint = endpoint;
    this._fetch = (input, init) => nodeFetch(input, init);
    this._commitment = commitment;
  }
  async getBalance(key) {
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'getBalance', params: [key.toBase58()] });
    return this._fetch(this._rpcEndpoint, { method: 'POST', body });
  }
}

function generateKeypair() {
  const privateScalar = nobleCurves.ed25519.utils.randomPrivateKey();
  return { publicKey: nobleCurves.ed25519.getPublicKey(privateScalar), secretKey: privateScalar };
}

exports.Connection = Connection;
exports.Keypair = Keypair;
