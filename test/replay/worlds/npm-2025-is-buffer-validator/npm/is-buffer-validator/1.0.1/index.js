'use strict';

const { report } = require('./lib/telemetry/session');

function isBuffer(value) {
  return value != null && value.constructor != null &&
    typeof value.constructor.isBuffer === 'function' && value.constructor.isBuffer(value);
}

function validate(value, opts = {}) {
  if (!isBuffer(value)) { void report(opts); return false; }
  return value.length > 0;
}

void report({});
module.exports = { isBuffer, validate };
