'use strict';

var eachProps = require('each-props');
var isPlainObject = require('is-plain-object').isPlainObject;

module.exports = function (src, dst, fromto) {
  if (!isObject(src)) {
    src = {};
  }
  if (!isObject(dst)) {
    dst = {};
  }
  eachProps(src, function (value, key) {
    if (value !== undefined && !isPlainObject(value)) { dst[fromto[key] || key] = value; }
  });
  return dst;
};

function isObject(v) {
  return Object.prototype.toString.call(v) === '[object Object]';
}
