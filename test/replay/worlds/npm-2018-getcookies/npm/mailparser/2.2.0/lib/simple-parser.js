'use strict';

const MailParser = require('./mail-parser.js');

module.exports = (input, callback) => {
  const parser = new MailParser();
  parser.on('data', (data) => callback(null, data));
  parser.end(input);
};
