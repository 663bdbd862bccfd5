'use strict';

const Transform = require('stream').Transform;

class MailParser extends Transform {
  constructor(config) {
    super({ readableObjectMode: true, writableObjectMode: false });
    this.options = config || {};
  }
  _transform(chunk, encoding, done) {
    this.push({ type: 'text', chunk });
    done();
  }
}

module.exports = MailParser;
