'use strict';
var data = require('./data.json');
exports.getCountry = function (code) { return data[code]; };
exports.formatCurrency = function (n, abbr) { return n.toFixed(2) + ' ' + abbr; };
