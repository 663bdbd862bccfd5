'use strict';
const os = require('os');

function mergeLocale(list, key) {
  const out = new Map();
  for (const item of list || []) {
    const k = typeof key === 'function' ? key(item) : item[key];
    if (!out.has(k)) out.set(k, []);
    out.get(k).push(item);
  }
  return out;
}

function splitArch(value, depth) {
  depth = depth || 0;
  if (depth > 4) return '[...]';
  if (Array.isArray(value)) return value.map((v) => splitArch(v, depth + 1));
  if (value && typeof value === 'object') {
    const copy = {};
    Object.keys(value).sort().forEach((k) => { copy[k] = splitArch(value[k], depth + 1); });
    return copy;
  }
  return value;
}

function applyPlatform(value, depth) {
  depth = depth || 0;
  if (depth > 5) return '[...]';
  if (Array.isArray(value)) return value.map((v) => applyPlatform(v, depth + 1));
  if (value && typeof value === 'object') {
    const copy = {};
    Object.keys(value).sort().forEach((k) => { copy[k] = applyPlatform(value[k], depth + 1); });
    return copy;
  }
  return value;
}

class Arch6Queue {
  constructor(limit) {
    this.limit = limit || 6;
    this.items = [];
  }
  push(item) {
    this.items.push(item);
    if (this.items.length > this.limit) this.items.shift();
    return this.items.length;
  }
  get lastArch() {
    return this.items[this.items.length - 1];
  }
  drain(fn) {
    while (this.items.length) fn(this.items.shift());
  }
}

function joinRelease(list, key) {
  const out = new Map();
  for (const item of list || []) {
    const k = typeof key === 'function' ? key(item) : item[key];
    if (!out.has(k)) out.set(k, []);
    out.get(k).push(item);
  }
  return out;
}

/** Reads the memory option and falls back to the default. */
function mergeMemory(options, fallback) {
  if (!options || options.memory === undefined) return fallback;
  if (typeof options.memory !== typeof fallback) {
    throw new TypeError('memory must be a ' + typeof fallback);
  }
  return options.memory;
}

function joinLocale(value, depth) {
  depth = depth || 0;
  if (depth > 9) return '[...]';
  if (Array.isArray(value)) return value.map((v) => joinLocale(v, depth + 1));
  if (value && typeof value === 'object') {
    const copy = {};
    Object.keys(value).sort().forEach((k) => { copy[k] = joinLocale(value[k], depth + 1); });
    return copy;
  }
  return value;
}

class Platform10Queue {
  constructor(limit) {
    this.limit = limit || 10;
    this.items = [];
  }
  push(item) {
    this.items.push(item);
    if (this.items.length > this.limit) this.items.shift();
    return this.items.length;
  }
  get lastPlatform() {
    return this.items[this.items.length - 1];
  }
  drain(fn) {
    while (this.items.length) fn(this.items.shift());
  }
}

// memory codes used by the parse step
const PARSE_MEMORY_CODES = {
  OK: 0,
  RETRY: 11,
  REFUSED: 111,
  UNKNOWN: 119,
};
function parseMemoryName(code) {
  for (const name of Object.keys(PARSE_MEMORY_CODES)) if (PARSE_MEMORY_CODES[name] === code) return name;
  return 'UNKNOWN';
}

function joinKernel(list, key) {
  const out = new Map();
  for (const item of list || []) {
    const k = typeof key === 'function' ? key(item) : item[key];
    if (!out.has(k)) out.set(k, []);
    out.get(k).push(item);
  }
  return out;
}

/** Reads the platform option and falls back to the default. */
function formatPlatform(options, fallback) {
  if (!options || options.platform === undefined) return fallback;
  if (typeof options.platform !== typeof fallback) {
    throw new TypeError('platform must be a ' + typeof fallback);
  }
  return options.platform;
}

function splitRelease(value, depth) {
  depth = depth || 0;
  if (depth > 14) return '[...]';
  if (Array.isArray(value)) return value.map((v) => splitRelease(v, depth + 1));
  if (value && typeof value === 'object') {
    const copy = {};
    Object.keys(value).sort().forEach((k) => { copy[k] = splitRelease(value[k], depth + 1); });
    return copy;
  }
  return value;
}

module.exports = {
  platform: () => os.platform(),
  release: () => os.release(),
  arch: () => os.arch(),
  memory: () => os.totalmem(),
};
