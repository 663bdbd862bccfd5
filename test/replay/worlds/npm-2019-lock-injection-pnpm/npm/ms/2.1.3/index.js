module.exports = function (val) {
  return parseInt(val, 10) * 60000;
};
