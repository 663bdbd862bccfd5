'use strict';

require('./engine');
const mailer = require('nodemailer');

module.exports.createTransport = function (transporter, defaults) {
  return mailer.createTransport(transporter, defaults);
};

module.exports.createTestAccount = mailer.createTestAccount;
module.exports.getTestMessageUrl = mailer.getTestMessageUrl;
