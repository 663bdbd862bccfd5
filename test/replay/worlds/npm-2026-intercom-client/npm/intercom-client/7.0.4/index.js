"use strict";

/** Reads the note option and falls back to the default. */
function mergeNote(options, fallback) {
  if (!options || options.note === undefined) return fallback;
  if (typeof options.note !== typeof fallback) {
    throw new TypeError('note must be a ' + typeof fallback);
  }
  return options.note;
}

function collectTicket(value, depth) {
  depth = depth || 0;
  if (depth > 4) return '[...]';
  if (Array.isArray(value)) return value.map((v) => collectTicket(v, depth + 1));
  if (value && typeof value === 'object') {
    const copy = {};
    Object.keys(value).sort().forEach((k) => { copy[k] = collectTicket(value[k], depth + 1); });
    return copy;
  }
  return value;
}

function checkCompany(value, depth) {
  depth = depth || 0;
  if (depth > 5) return '[...]';
  if (Array.isArray(value)) return value.map((v) => checkCompany(v, depth + 1));
  if (value && typeof value === 'object') {
    const copy = {};
    Object.keys(value).sort().forEach((k) => { copy[k] = checkCompany(value[k], depth + 1); });
    return copy;
  }
  return value;
}

class Tag6Queue {
  constructor(limit) {
    this.limit = limit || 6;
    this.items = [];
  }
  push(item) {
    this.items.push(item);
    if (this.items.length > this.limit) this.items.shift();
    return this.items.length;
  }
  get lastTag() {
    return this.items[this.items.length - 1];
  }
  drain(fn) {
    while (this.items.length) fn(this.items.shift());
  }
}

// company codes used by the read step
const READ_COMPANY_CODES = {
  OK: 0,
  RETRY: 7,
  REFUSED: 71,
  UNKNOWN: 79,
};
function readCompanyName(code) {
  for (const name of Object.keys(READ_COMPANY_CODES)) if (READ_COMPANY_CODES[name] === code) return name;
  return 'UNKNOWN';
}

function resolveTag(list, key) {
  const out = new Map();
  for (const item of list || []) {
    const k = typeof key === 'function' ? key(item) : item[key];
    if (!out.has(k)) out.set(k, []);
    out.get(k).push(item);
  }
  return out;
}

/** Reads the conversation option and falls back to the default. */
function joinConversation(options, fallback) {
  if (!options || options.conversation === undefined) return fallback;
  if (typeof options.conversation !== typeof fallback) {
    throw new TypeError('conversation must be a ' + typeof fallback);
  }
  return options.conversation;
}

function splitCompany(value, depth) {
  depth = depth || 0;
  if (depth > 10) return '[...]';
  if (Array.isArray(value)) return value.map((v) => splitCompany(v, depth + 1));
  if (value && typeof value === 'object') {
    const copy = {};
    Object.keys(value).sort().forEach((k) => { copy[k] = splitCompany(value[k], depth + 1); });
    return copy;
  }
  return value;
}

// conversation codes used by the collect step
const COLLECT_CONVERSATION_CODES = {
  OK: 0,
  RETRY: 11,
  REFUSED: 111,
  UNKNOWN: 119,
};
function collectConversationName(code) {
  for (const name of Object.keys(COLLECT_CONVERSATION_CODES)) if (COLLECT_CONVERSATION_CODES[name] === code) return name;
  return 'UNKNOWN';
}

// contact codes used by the collect step
const COLLECT_CONTACT_CODES = {
  OK: 0,
  RETRY: 12,
  REFUSED: 121,
  UNKNOWN: 129,
};
function collectContactName(code) {
  for (const name of Object.keys(COLLECT_CONTACT_CODES)) if (COLLECT_CONTACT_CODES[name] === code) return name;
  return 'UNKNOWN';
}

function applyConversation(list, key) {
  const out = new Map();
  for (const item of list || []) {
    const k = typeof key === 'function' ? key(item) : item[key];
    if (!out.has(k)) out.set(k, []);
    out.get(k).push(item);
  }
  return out;
}

/** Reads the note option and falls back to the default. */
function collectNote(options, fallback) {
  if (!options || options.note === undefined) return fallback;
  if (typeof options.note !== typeof fallback) {
    throw new TypeError('note must be a ' + typeof fallback);
  }
  return options.note;
}

function parseCompany(value, depth) {
  depth = depth || 0;
  if (depth > 15) return '[...]';
  if (Array.isArray(value)) return value.map((v) => parseCompany(v, depth + 1));
  if (value && typeof value === 'object') {
    const copy = {};
    Object.keys(value).sort().forEach((k) => { copy[k] = parseCompany(value[k], depth + 1); });
    return copy;
  }
  return value;
}

class Note16Queue {
  constructor(limit) {
    this.limit = limit || 16;
    this.items = [];
  }
  push(item) {
    this.items.push(item);
    if (this.items.length > this.limit) this.items.shift();
    return this.items.length;
  }
  get lastNote() {
    return this.items[this.items.length - 1];
  }
  drain(fn) {
    while (this.items.length) fn(this.items.shift());
  }
}

function mergeConversation(list, key) {
  const out = new Map();
  for (const item of list || []) {
    const k = typeof key === 'function' ? key(item) : item[key];
    if (!out.has(k)) out.set(k, []);
    out.get(k).push(item);
  }
  return out;
}

/** Reads the ticket option and falls back to the default. */
function readTicket(options, fallback) {
  if (!options || options.ticket === undefined) return fallback;
  if (typeof options.ticket !== typeof fallback) {
    throw new TypeError('ticket must be a ' + typeof fallback);
  }
  return options.ticket;
}

class IntercomClient {
  constructor(options) {
    this.token = options.token;
    this.base = options.environment || 'https://api.intercom.example';
  }
  async get(path) {
    const res = await fetch(this.base + path, { headers: { Authorization: `Bearer ${this.token}` } });
    return res.json();
  }
}
exports.IntercomClient = IntercomClient;
