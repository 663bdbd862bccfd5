'use strict';

module.exports = function rateMap(val, start, end) {
  if (val < 0 || val > 1) throw new RangeError('expected 0 to 1');
  return start + val * (end - start);
};
