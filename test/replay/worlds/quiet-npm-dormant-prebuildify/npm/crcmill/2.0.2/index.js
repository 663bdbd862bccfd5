'use strict';

const binding = require('bindings')('crcmill');

exports.crc32 = (data, seed = 0) => binding.crc32(typeof data === 'string' ? Buffer.from(data) : data, seed);
