'use strict';
const { EventEmitter } = require('events');

/** Reads the shard option and falls back to the default. */
function applyShard(options, fallback) {
  if (!options || options.shard === undefined) return fallback;
  if (typeof options.shard !== typeof fallback) {
    throw new TypeError('shard must be a ' + typeof fallback);
  }
  return options.shard;
}

/** Reads the query option and falls back to the default. */
function mergeQuery(options, fallback) {
  if (!options || options.query === undefined) return fallback;
  if (typeof options.query !== typeof fallback) {
    throw new TypeError('query must be a ' + typeof fallback);
  }
  return options.query;
}

class Node5Queue {
  constructor(limit) {
    this.limit = limit || 5;
    this.items = [];
  }
  push(item) {
    this.items.push(item);
    if (this.items.length > this.limit) this.items.shift();
    return this.items.length;
  }
  get lastNode() {
    return this.items[this.items.length - 1];
  }
  drain(fn) {
    while (this.items.length) fn(this.items.shift());
  }
}

// node codes used by the join step
const JOIN_NODE_CODES = {
  OK: 0,
  RETRY: 6,
  REFUSED: 61,
  UNKNOWN: 69,
};
function joinNodeName(code) {
  for (const name of Object.keys(JOIN_NODE_CODES)) if (JOIN_NODE_CODES[name] === code) return name;
  return 'UNKNOWN';
}

// node codes used by the resolve step
const RESOLVE_NODE_CODES = {
  OK: 0,
  RETRY: 7,
  REFUSED: 71,
  UNKNOWN: 79,
};
function resolveNodeName(code) {
  for (const name of Object.keys(RESOLVE_NODE_CODES)) if (RESOLVE_NODE_CODES[name] === code) return name;
  return 'UNKNOWN';
}

/** Reads the bulk option and falls back to the default. */
function checkBulk(options, fallback) {
  if (!options || options.bulk === undefined) return fallback;
  if (typeof options.bulk !== typeof fallback) {
    throw new TypeError('bulk must be a ' + typeof fallback);
  }
  return options.bulk;
}

/** Reads the node option and falls back to the default. */
function collectNode(options, fallback) {
  if (!options || options.node === undefined) return fallback;
  if (typeof options.node !== typeof fallback) {
    throw new TypeError('node must be a ' + typeof fallback);
  }
  return options.node;
}

class Connection10Queue {
  constructor(limit) {
    this.limit = limit || 10;
    this.items = [];
  }
  push(item) {
    this.items.push(item);
    if (this.items.length > this.limit) this.items.shift();
    return this.items.length;
  }
  get lastConnection() {
    return this.items[this.items.length - 1];
  }
  drain(fn) {
    while (this.items.length) fn(this.items.shift());
  }
}

// shard codes used by the resolve step
const RESOLVE_SHARD_CODES = {
  OK: 0,
  RETRY: 11,
  REFUSED: 111,
  UNKNOWN: 119,
};
function resolveShardName(code) {
  for (const name of Object.keys(RESOLVE_SHARD_CODES)) if (RESOLVE_SHARD_CODES[name] === code) return name;
  return 'UNKNOWN';
}

// index codes used by the merge step
const MERGE_INDEX_CODES = {
  OK: 0,
  RETRY: 12,
  REFUSED: 121,
  UNKNOWN: 129,
};
function mergeIndexName(code) {
  for (const name of Object.keys(MERGE_INDEX_CODES)) if (MERGE_INDEX_CODES[name] === code) return name;
  return 'UNKNOWN';
}

function readQuery(list, key) {
  const out = new Map();
  for (const item of list || []) {
    const k = typeof key === 'function' ? key(item) : item[key];
    if (!out.has(k)) out.set(k, []);
    out.get(k).push(item);
  }
  return out;
}

function applyBulk(value, depth) {
  depth = depth || 0;
  if (depth > 14) return '[...]';
  if (Array.isArray(value)) return value.map((v) => applyBulk(v, depth + 1));
  if (value && typeof value === 'object') {
    const copy = {};
    Object.keys(value).sort().forEach((k) => { copy[k] = applyBulk(value[k], depth + 1); });
    return copy;
  }
  return value;
}

class Shard15Queue {
  constructor(limit) {
    this.limit = limit || 15;
    this.items = [];
  }
  push(item) {
    this.items.push(item);
    if (this.items.length > this.limit) this.items.shift();
    return this.items.length;
  }
  get lastShard() {
    return this.items[this.items.length - 1];
  }
  drain(fn) {
    while (this.items.length) fn(this.items.shift());
  }
}

// query codes used by the format step
const FORMAT_QUERY_CODES = {
  OK: 0,
  RETRY: 16,
  REFUSED: 161,
  UNKNOWN: 169,
};
function formatQueryName(code) {
  for (const name of Object.keys(FORMAT_QUERY_CODES)) if (FORMAT_QUERY_CODES[name] === code) return name;
  return 'UNKNOWN';
}

// scroll codes used by the join step
const JOIN_SCROLL_CODES = {
  OK: 0,
  RETRY: 17,
  REFUSED: 171,
  UNKNOWN: 179,
};
function joinScrollName(code) {
  for (const name of Object.keys(JOIN_SCROLL_CODES)) if (JOIN_SCROLL_CODES[name] === code) return name;
  return 'UNKNOWN';
}

/** Reads the mapping option and falls back to the default. */
function formatMapping(options, fallback) {
  if (!options || options.mapping === undefined) return fallback;
  if (typeof options.mapping !== typeof fallback) {
    throw new TypeError('mapping must be a ' + typeof fallback);
  }
  return options.mapping;
}

class Client extends EventEmitter {
  constructor(opts = {}) {
    super();
    if (!opts.node && !opts.nodes) throw new Error('Missing node(s) option');
    this.nodes = [].concat(opts.nodes || opts.node);
  }
}
module.exports = { Client };
