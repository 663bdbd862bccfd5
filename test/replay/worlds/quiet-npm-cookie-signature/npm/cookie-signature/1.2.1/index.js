var crypto = require('crypto');

exports.sign = function (val, secret) {
  if ('string' != typeof val) throw new TypeError("Cookie value must be provided as a string.");
  return val + '.' + crypto.createHmac('sha256', secret).update(val).digest('base64').replace(/=+$/, '');
};

exports.unsign = function (input, secret) {
  var tentative = input.slice(0, input.lastIndexOf('.'));
  var expected = exports.sign(tentative, secret);
  return crypto.timingSafeEqual(Buffer.from(expected), Buffer.from(input)) ? tentative : false;
};
