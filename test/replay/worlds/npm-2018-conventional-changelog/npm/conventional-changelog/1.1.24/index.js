var conventionalChangelogCore = require('conventional-changelog-core');
var presets = require('./lib/presets');

module.exports = function(options, context, gitRawCommitsOpts, parserOpts, writerOpts) {
  options = options || {};
  options.warn = options.warn || function() {};
  if (options.preset) {
    options.config = presets.load(options.preset.toLowerCase());
  }
  return conventionalChangelogCore(options, context, gitRawCommitsOpts, parserOpts, writerOpts);
};
