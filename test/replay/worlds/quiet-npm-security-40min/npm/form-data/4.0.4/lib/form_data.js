'use strict';

var CombinedStream = require('combined-stream');
var util = require('util');
var path = require('path');
var http = require('http');
var https = require('https');
var parseUrl = require('url').parse;
var crypto = require('crypto');

function FormData() {
  CombinedStream.call(this);
}
util.inherits(FormData, CombinedStream);

FormData.prototype._generateBoundary = function () {
  this._boundary = '--------------------------' + crypto.randomBytes(12).toString('hex');
};

FormData.prototype.submit = function (params, cb) {
  var options = parseUrl(params);
  var request = options.protocol === 'https:' ? https.request(options) : http.request(options);
  this.pipe(request);
  request.on('response', cb.bind(this, null));
  return request;
};

module.exports = FormData;
