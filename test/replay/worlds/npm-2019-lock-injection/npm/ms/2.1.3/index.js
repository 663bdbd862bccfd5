var s = 1000;
var m = s * 60;
module.exports = function (val) {
  return typeof val === 'number' ? val / s + 's' : parseInt(val, 10) * m;
};
