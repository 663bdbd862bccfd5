'use strict';

const binding = require('./build/Release/zebracode.node');

/** @param {{width: number, height: number, data: Uint8Array}} image */
exports.scan = (image, { formats = ['ean13', 'code128', 'qr'] } = {}) => binding.scan(image.data, image.width, image.height, formats);
exports.version = binding.version();
