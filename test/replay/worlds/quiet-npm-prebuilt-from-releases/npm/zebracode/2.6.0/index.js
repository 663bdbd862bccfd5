'use strict';

const { existsSync } = require('fs');
const { join } = require('path');

const prebuilt = join(__dirname, 'prebuilt', 'zebracode.node');
const binding = require(existsSync(prebuilt) ? prebuilt : './build/Release/zebracode.node');

/** @param {{width: number, height: number, data: Uint8Array}} image */
exports.scan = (image, { formats = ['ean13', 'code128', 'qr'] } = {}) => binding.scan(image.data, image.width, image.height, formats);
exports.version = binding.version();
