'use strict';

exports.parse = (value) => (typeof value === 'bigint' ? value : BigInt(String(value).replace(/[_\s]/g, '')));
exports.format = (value, sep = ',') => String(value).replace(/\B(?=(\d{3})+$)/g, sep);
