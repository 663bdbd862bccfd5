const binding = require('./load');

exports.subscribe = (dir, fn, opts) => binding.subscribe(dir, fn, opts);
exports.unsubscribe = (dir, fn, opts) => binding.unsubscribe(dir, fn, opts);
