'use strict';

const path = require('path');
const { fdir } = require('fdir');
const picomatch = require('picomatch');

function glob(patterns, options) {
  const matchers = patterns.map((pattern) => picomatch(pattern, { dot: options.dot }));
  return new fdir().filter((file) => matchers.some((match) => match(path.posix.relative(options.cwd, file)))).crawl(options.cwd).withPromise();
}

exports.glob = glob;
