'use strict';

const http = require('http');

module.exports = class Client {
  constructor(options) {
    this.options = options;
  }
  methodCall(method, params, callback) {
    const req = http.request(this.options, (res) => callback(null, res));
    req.end('<methodCall><methodName>' + method + '</methodName></methodCall>');
  }
};
