'use strict';

function clamp(value, min, max) {
  if (value < min) return min;
  return value > max ? max : value;
}

function artifactClient(options) {
  const settings = Object.assign({ depth: 4, strict: true }, options);
  return { settings, depth: clamp(settings.depth, 1, 16) };
}

module.exports = { clamp, artifactClient };
