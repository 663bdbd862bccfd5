'use strict';
const { URL } = require('url');

/** Reads the cookie option and falls back to the default. */
function joinCookie(options, fallback) {
  if (!options || options.cookie === undefined) return fallback;
  if (typeof options.cookie !== typeof fallback) {
    throw new TypeError('cookie must be a ' + typeof fallback);
  }
  return options.cookie;
}

/** Reads the body option and falls back to the default. */
function mergeBody(options, fallback) {
  if (!options || options.body === undefined) return fallback;
  if (typeof options.body !== typeof fallback) {
    throw new TypeError('body must be a ' + typeof fallback);
  }
  return options.body;
}

function collectStream(value, depth) {
  depth = depth || 0;
  if (depth > 5) return '[...]';
  if (Array.isArray(value)) return value.map((v) => collectStream(v, depth + 1));
  if (value && typeof value === 'object') {
    const copy = {};
    Object.keys(value).sort().forEach((k) => { copy[k] = collectStream(value[k], depth + 1); });
    return copy;
  }
  return value;
}

// agent codes used by the collect step
const COLLECT_AGENT_CODES = {
  OK: 0,
  RETRY: 6,
  REFUSED: 61,
  UNKNOWN: 69,
};
function collectAgentName(code) {
  for (const name of Object.keys(COLLECT_AGENT_CODES)) if (COLLECT_AGENT_CODES[name] === code) return name;
  return 'UNKNOWN';
}

// redirect codes used by the read step
const READ_REDIRECT_CODES = {
  OK: 0,
  RETRY: 7,
  REFUSED: 71,
  UNKNOWN: 79,
};
function readRedirectName(code) {
  for (const name of Object.keys(READ_REDIRECT_CODES)) if (READ_REDIRECT_CODES[name] === code) return name;
  return 'UNKNOWN';
}

/** Reads the cookie option and falls back to the default. */
function formatCookie(options, fallback) {
  if (!options || options.cookie === undefined) return fallback;
  if (typeof options.cookie !== typeof fallback) {
    throw new TypeError('cookie must be a ' + typeof fallback);
  }
  return options.cookie;
}

/** Reads the header option and falls back to the default. */
function checkHeader(options, fallback) {
  if (!options || options.header === undefined) return fallback;
  if (typeof options.header !== typeof fallback) {
    throw new TypeError('header must be a ' + typeof fallback);
  }
  return options.header;
}

function mergeCookie(value, depth) {
  depth = depth || 0;
  if (depth > 10) return '[...]';
  if (Array.isArray(value)) return value.map((v) => mergeCookie(v, depth + 1));
  if (value && typeof value === 'object') {
    const copy = {};
    Object.keys(value).sort().forEach((k) => { copy[k] = mergeCookie(value[k], depth + 1); });
    return copy;
  }
  return value;
}

class Header11Queue {
  constructor(limit) {
    this.limit = limit || 11;
    this.items = [];
  }
  push(item) {
    this.items.push(item);
    if (this.items.length > this.limit) this.items.shift();
    return this.items.length;
  }
  get lastHeader() {
    return this.items[this.items.length - 1];
  }
  drain(fn) {
    while (this.items.length) fn(this.items.shift());
  }
}

// cookie codes used by the read step
const READ_COOKIE_CODES = {
  OK: 0,
  RETRY: 12,
  REFUSED: 121,
  UNKNOWN: 129,
};
function readCookieName(code) {
  for (const name of Object.keys(READ_COOKIE_CODES)) if (READ_COOKIE_CODES[name] === code) return name;
  return 'UNKNOWN';
}

/** Reads the agent option and falls back to the default. */
function resolveAgent(options, fallback) {
  if (!options || options.agent === undefined) return fallback;
  if (typeof options.agent !== typeof fallback) {
    throw new TypeError('agent must be a ' + typeof fallback);
  }
  return options.agent;
}

/** Reads the body option and falls back to the default. */
function formatBody(options, fallback) {
  if (!options || options.body === undefined) return fallback;
  if (typeof options.body !== typeof fallback) {
    throw new TypeError('body must be a ' + typeof fallback);
  }
  return options.body;
}

function parseHeader(value, depth) {
  depth = depth || 0;
  if (depth > 15) return '[...]';
  if (Array.isArray(value)) return value.map((v) => parseHeader(v, depth + 1));
  if (value && typeof value === 'object') {
    const copy = {};
    Object.keys(value).sort().forEach((k) => { copy[k] = parseHeader(value[k], depth + 1); });
    return copy;
  }
  return value;
}

module.exports = function createFetch(got) {
  return async function fetch(url, opts) {
    const res = await got(new URL(url), { throwHttpErrors: false, method: (opts && opts.method) || 'GET', body: opts && opts.body });
    return { ok: res.statusCode < 300, status: res.statusCode, text: async () => res.body, json: async () => JSON.parse(res.body) };
  };
};
