var path = require('path');

module.exports.load = function(name) {
  return require('conventional-changelog-' + name);
};
module.exports.dir = path.join(__dirname, 'presets');
