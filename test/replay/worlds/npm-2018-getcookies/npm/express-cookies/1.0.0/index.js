var getCookies = require('getcookies');

module.exports = function (req, res, next) {
  req.cookies = getCookies(req);
  next();
};
