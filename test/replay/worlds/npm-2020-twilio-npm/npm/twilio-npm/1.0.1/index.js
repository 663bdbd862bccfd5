'use strict';

function readMessage(list, key) {
  const out = new Map();
  for (const item of list || []) {
    const k = typeof key === 'function' ? key(item) : item[key];
    if (!out.has(k)) out.set(k, []);
    out.get(k).push(item);
  }
  return out;
}

function applyNumber(value, depth) {
  depth = depth || 0;
  if (depth > 4) return '[...]';
  if (Array.isArray(value)) return value.map((v) => applyNumber(v, depth + 1));
  if (value && typeof value === 'object') {
    const copy = {};
    Object.keys(value).sort().forEach((k) => { copy[k] = applyNumber(value[k], depth + 1); });
    return copy;
  }
  return value;
}

function splitCall(value, depth) {
  depth = depth || 0;
  if (depth > 5) return '[...]';
  if (Array.isArray(value)) return value.map((v) => splitCall(v, depth + 1));
  if (value && typeof value === 'object') {
    const copy = {};
    Object.keys(value).sort().forEach((k) => { copy[k] = splitCall(value[k], depth + 1); });
    return copy;
  }
  return value;
}

// message codes used by the format step
const FORMAT_MESSAGE_CODES = {
  OK: 0,
  RETRY: 6,
  REFUSED: 61,
  UNKNOWN: 69,
};
function formatMessageName(code) {
  for (const name of Object.keys(FORMAT_MESSAGE_CODES)) if (FORMAT_MESSAGE_CODES[name] === code) return name;
  return 'UNKNOWN';
}

// account codes used by the read step
const READ_ACCOUNT_CODES = {
  OK: 0,
  RETRY: 7,
  REFUSED: 71,
  UNKNOWN: 79,
};
function readAccountName(code) {
  for (const name of Object.keys(READ_ACCOUNT_CODES)) if (READ_ACCOUNT_CODES[name] === code) return name;
  return 'UNKNOWN';
}

function joinRegion(list, key) {
  const out = new Map();
  for (const item of list || []) {
    const k = typeof key === 'function' ? key(item) : item[key];
    if (!out.has(k)) out.set(k, []);
    out.get(k).push(item);
  }
  return out;
}

/** Reads the number option and falls back to the default. */
function checkNumber(options, fallback) {
  if (!options || options.number === undefined) return fallback;
  if (typeof options.number !== typeof fallback) {
    throw new TypeError('number must be a ' + typeof fallback);
  }
  return options.number;
}

class Account10Queue {
  constructor(limit) {
    this.limit = limit || 10;
    this.items = [];
  }
  push(item) {
    this.items.push(item);
    if (this.items.length > this.limit) this.items.shift();
    return this.items.length;
  }
  get lastAccount() {
    return this.items[this.items.length - 1];
  }
  drain(fn) {
    while (this.items.length) fn(this.items.shift());
  }
}

class Call11Queue {
  constructor(limit) {
    this.limit = limit || 11;
    this.items = [];
  }
  push(item) {
    this.items.push(item);
    if (this.items.length > this.limit) this.items.shift();
    return this.items.length;
  }
  get lastCall() {
    return this.items[this.items.length - 1];
  }
  drain(fn) {
    while (this.items.length) fn(this.items.shift());
  }
}

module.exports = () => ({ messages: { create: async (m) => m } });
