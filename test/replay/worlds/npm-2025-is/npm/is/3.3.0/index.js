/* globals window, HTMLElement */

'use strict';

var objProto = Object.prototype;
var owns = objProto.hasOwnProperty;
var toStr = objProto.toString;

var is = {};

is.a = function (value, type) {
  return typeof value === type;
};
is.type = is.a;

is.defined = function (value) {
  return typeof value !== 'undefined';
};

is.empty = function (value) {
  var type = toStr.call(value);
  if (type === '[object Array]' || type === '[object String]') return value.length === 0;
  if (type === '[object Object]') {
    for (var key in value) if (owns.call(value, key)) return false;
    return true;
  }
  return !value;
};

is.equal = function equal(value, other) {
  return value === other || (value !== value && other !== other);
};

module.exports = is;
