'use strict';
const { Client } = require('./network');
module.exports = (options) => new Client(options);
