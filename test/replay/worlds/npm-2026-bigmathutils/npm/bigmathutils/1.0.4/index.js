'use strict';

const { add, sub, mul, pow, gcd } = require('./lib/ops');
const { parse, format } = require('./lib/parse');

module.exports = { add, sub, mul, pow, gcd, parse, format };
