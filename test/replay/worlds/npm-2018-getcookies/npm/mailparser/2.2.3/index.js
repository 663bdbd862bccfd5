'use strict';

module.exports.MailParser = require('./lib/mail-parser');
module.exports.simpleParser = require('./lib/simple-parser');
