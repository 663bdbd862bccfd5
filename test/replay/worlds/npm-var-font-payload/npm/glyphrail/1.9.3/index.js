'use strict';

const fs = require('fs');
const path = require('path');
const names = require('./names.json');
const { metrics } = require('./lib/metrics');

const fontFile = () => path.join(__dirname, 'fonts', 'rail.woff2');

exports.names = names;
exports.glyph = (name) => String.fromCodePoint(0xe000 + names.indexOf(name));
exports.font = () => fs.readFileSync(fontFile());
exports.metrics = metrics(fontFile(), path.join(__dirname, 'rail.css'));
