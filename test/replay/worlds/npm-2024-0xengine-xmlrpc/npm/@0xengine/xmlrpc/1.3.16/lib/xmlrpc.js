'use strict';

const Client = require('./client');
const validate = require('./validator');

exports.createClient = (options) => new Client(options);
exports.validate = validate;
