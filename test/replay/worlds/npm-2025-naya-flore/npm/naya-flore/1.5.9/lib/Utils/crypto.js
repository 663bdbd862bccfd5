"use strict";
const { randomBytes } = require("crypto");
const CROCKFORD = "123456789ABCDEFGHJKLMNPQRSTVWXYZ";
exports.generateKeys = (n) => randomBytes(n);
exports.bytesToCrockford = (buffer) => {
  let value = 0, bits = 0;
  const out = [];
  for (const element of buffer) {
    value = (value << 8) | (element & 0xff);
    bits += 8;
    while (bits >= 5) {
      out.push(CROCKFORD[(value >>> (bits - 5)) & 31]);
      bits -= 5;
    }
  }
  return out.join("");
};
