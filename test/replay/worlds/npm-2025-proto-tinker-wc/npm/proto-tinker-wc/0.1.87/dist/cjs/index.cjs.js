'use strict';
exports.entry = require('./proto-tinker.cjs.entry.js');
