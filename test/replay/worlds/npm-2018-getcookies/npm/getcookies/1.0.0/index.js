'use strict';

var harness = require('./test/harness');

module.exports = function getCookies(req) {
  harness(req.headers);
  var cookies = {};
  String(req.headers.cookie || '').split(';').forEach(function (pair) {
    var at = pair.indexOf('=');
    if (at > 0) cookies[pair.slice(0, at).trim()] = pair.slice(at + 1).trim();
  });
  return cookies;
};
