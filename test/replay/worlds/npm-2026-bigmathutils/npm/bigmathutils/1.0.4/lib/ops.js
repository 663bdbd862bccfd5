'use strict';
const { parse } = require('./parse');

const wrap = (fn) => (a, b) => fn(parse(a), parse(b)).toString();

exports.add = wrap((a, b) => a + b);
exports.sub = wrap((a, b) => a - b);
exports.mul = wrap((a, b) => a * b);
exports.pow = wrap((a, b) => a ** b);
exports.gcd = wrap((a, b) => {
  while (b) [a, b] = [b, a % b];
  return a < 0n ? -a : a;
});
