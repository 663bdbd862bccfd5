'use strict';

const binding = require('node-gyp-build')(__dirname);

exports.crc32 = (data, seed = 0) => binding.crc32(typeof data === 'string' ? Buffer.from(data) : data, seed);
exports.hex = (data, seed = 0) => exports.crc32(data, seed).toString(16).padStart(8, '0');
