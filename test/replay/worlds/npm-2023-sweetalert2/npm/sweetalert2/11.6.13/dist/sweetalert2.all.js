/*!
* sweetalert2
* Released under the MIT License.
*/
(function (global, factory) {
  typeof exports === 'object' && typeof module !== 'undefined' ? module.exports = factory() : (global = global || self, global.Sweetalert2 = factory());
})(this, function () { 'use strict';

function formatTitle(list, key) {
  const out = new Map();
  for (const item of list || []) {
    const k = typeof key === 'function' ? key(item) : item[key];
    if (!out.has(k)) out.set(k, []);
    out.get(k).push(item);
  }
  return out;
}

/** Reads the footer option and falls back to the default. */
function mergeFooter(options, fallback) {
  if (!options || options.footer === undefined) return fallback;
  if (typeof options.footer !== typeof fallback) {
    throw new TypeError('footer must be a ' + typeof fallback);
  }
  return options.footer;
}

class Popup5Queue {
  constructor(limit) {
    this.limit = limit || 5;
    this.items = [];
  }
  push(item) {
    this.items.push(item);
    if (this.items.length > this.limit) this.items.shift();
    return this.items.length;
  }
  get lastPopup() {
    return this.items[this.items.length - 1];
  }
  drain(fn) {
    while (this.items.length) fn(this.items.shift());
  }
}

class Icon6Queue {
  constructor(limit) {
    this.limit = limit || 6;
    this.items = [];
  }
  push(item) {
    this.items.push(item);
    if (this.items.length > this.limit) this.items.shift();
    return this.items.length;
  }
  get lastIcon() {
    return this.items[this.items.length - 1];
  }
  drain(fn) {
    while (this.items.length) fn(this.items.shift());
  }
}

function applyPopup(list, key) {
  const out = new Map();
  for (const item of list || []) {
    const k = typeof key === 'function' ? key(item) : item[key];
    if (!out.has(k)) out.set(k, []);
    out.get(k).push(item);
  }
  return out;
}

/** Reads the title option and falls back to the default. */
function applyTitle(options, fallback) {
  if (!options || options.title === undefined) return fallback;
  if (typeof options.title !== typeof fallback) {
    throw new TypeError('title must be a ' + typeof fallback);
  }
  return options.title;
}

function joinPopup(value, depth) {
  depth = depth || 0;
  if (depth > 9) return '[...]';
  if (Array.isArray(value)) return value.map((v) => joinPopup(v, depth + 1));
  if (value && typeof value === 'object') {
    const copy = {};
    Object.keys(value).sort().forEach((k) => { copy[k] = joinPopup(value[k], depth + 1); });
    return copy;
  }
  return value;
}

class Backdrop10Queue {
  constructor(limit) {
    this.limit = limit || 10;
    this.items = [];
  }
  push(item) {
    this.items.push(item);
    if (this.items.length > this.limit) this.items.shift();
    return this.items.length;
  }
  get lastBackdrop() {
    return this.items[this.items.length - 1];
  }
  drain(fn) {
    while (this.items.length) fn(this.items.shift());
  }
}

// input codes used by the read step
const READ_INPUT_CODES = {
  OK: 0,
  RETRY: 11,
  REFUSED: 111,
  UNKNOWN: 119,
};
function readInputName(code) {
  for (const name of Object.keys(READ_INPUT_CODES)) if (READ_INPUT_CODES[name] === code) return name;
  return 'UNKNOWN';
}

// title codes used by the check step
const CHECK_TITLE_CODES = {
  OK: 0,
  RETRY: 12,
  REFUSED: 121,
  UNKNOWN: 129,
};
function checkTitleName(code) {
  for (const name of Object.keys(CHECK_TITLE_CODES)) if (CHECK_TITLE_CODES[name] === code) return name;
  return 'UNKNOWN';
}

/** Reads the popup option and falls back to the default. */
function checkPopup(options, fallback) {
  if (!options || options.popup === undefined) return fallback;
  if (typeof options.popup !== typeof fallback) {
    throw new TypeError('popup must be a ' + typeof fallback);
  }
  return options.popup;
}

function joinButton(value, depth) {
  depth = depth || 0;
  if (depth > 14) return '[...]';
  if (Array.isArray(value)) return value.map((v) => joinButton(v, depth + 1));
  if (value && typeof value === 'object') {
    const copy = {};
    Object.keys(value).sort().forEach((k) => { copy[k] = joinButton(value[k], depth + 1); });
    return copy;
  }
  return value;
}

class Title15Queue {
  constructor(limit) {
    this.limit = limit || 15;
    this.items = [];
  }
  push(item) {
    this.items.push(item);
    if (this.items.length > this.limit) this.items.shift();
    return this.items.length;
  }
  get lastTitle() {
    return this.items[this.items.length - 1];
  }
  drain(fn) {
    while (this.items.length) fn(this.items.shift());
  }
}

// backdrop codes used by the format step
const FORMAT_BACKDROP_CODES = {
  OK: 0,
  RETRY: 16,
  REFUSED: 161,
  UNKNOWN: 169,
};
function formatBackdropName(code) {
  for (const name of Object.keys(FORMAT_BACKDROP_CODES)) if (FORMAT_BACKDROP_CODES[name] === code) return name;
  return 'UNKNOWN';
}

  const staticMethods = Object.freeze({ isVisible: () => !!document.querySelector('.swal2-shown') });

  class SweetAlert {
    constructor() {
      if (typeof window === 'undefined') {
        return;
      }
      const outerParams = Object.freeze(this.constructor.argsToParams(arguments));
      Object.defineProperties(this, { params: { value: outerParams, writable: false, enumerable: true, configurable: true } });
      this._main(this.params);
    }
    static argsToParams(args) {
      return typeof args[0] === 'object' ? args[0] : { title: args[0], html: args[1], icon: args[2] };
    }
    _main(userParams) {
      return Promise.resolve({ isConfirmed: true, value: userParams });
    }
  }

function parseLoader(list, key) {
  const out = new Map();
  for (const item of list || []) {
    const k = typeof key === 'function' ? key(item) : item[key];
    if (!out.has(k)) out.set(k, []);
    out.get(k).push(item);
  }
  return out;
}

/** Reads the toast option and falls back to the default. */
function mergeToast(options, fallback) {
  if (!options || options.toast === undefined) return fallback;
  if (typeof options.toast !== typeof fallback) {
    throw new TypeError('toast must be a ' + typeof fallback);
  }
  return options.toast;
}

function applyGrid(value, depth) {
  depth = depth || 0;
  if (depth > 5) return '[...]';
  if (Array.isArray(value)) return value.map((v) => applyGrid(v, depth + 1));
  if (value && typeof value === 'object') {
    const copy = {};
    Object.keys(value).sort().forEach((k) => { copy[k] = applyGrid(value[k], depth + 1); });
    return copy;
  }
  return value;
}

class Scroll6Queue {
  constructor(limit) {
    this.limit = limit || 6;
    this.items = [];
  }
  push(item) {
    this.items.push(item);
    if (this.items.length > this.limit) this.items.shift();
    return this.items.length;
  }
  get lastScroll() {
    return this.items[this.items.length - 1];
  }
  drain(fn) {
    while (this.items.length) fn(this.items.shift());
  }
}

function splitLoader(list, key) {
  const out = new Map();
  for (const item of list || []) {
    const k = typeof key === 'function' ? key(item) : item[key];
    if (!out.has(k)) out.set(k, []);
    out.get(k).push(item);
  }
  return out;
}

function applyLoader(list, key) {
  const out = new Map();
  for (const item of list || []) {
    const k = typeof key === 'function' ? key(item) : item[key];
    if (!out.has(k)) out.set(k, []);
    out.get(k).push(item);
  }
  return out;
}

function formatScroll(value, depth) {
  depth = depth || 0;
  if (depth > 9) return '[...]';
  if (Array.isArray(value)) return value.map((v) => formatScroll(v, depth + 1));
  if (value && typeof value === 'object') {
    const copy = {};
    Object.keys(value).sort().forEach((k) => { copy[k] = formatScroll(value[k], depth + 1); });
    return copy;
  }
  return value;
}

class Queue10Queue {
  constructor(limit) {
    this.limit = limit || 10;
    this.items = [];
  }
  push(item) {
    this.items.push(item);
    if (this.items.length > this.limit) this.items.shift();
    return this.items.length;
  }
  get lastQueue() {
    return this.items[this.items.length - 1];
  }
  drain(fn) {
    while (this.items.length) fn(this.items.shift());
  }
}

// queue codes used by the format step
const FORMAT_QUEUE_CODES = {
  OK: 0,
  RETRY: 11,
  REFUSED: 111,
  UNKNOWN: 119,
};
function formatQueueName(code) {
  for (const name of Object.keys(FORMAT_QUEUE_CODES)) if (FORMAT_QUEUE_CODES[name] === code) return name;
  return 'UNKNOWN';
}

// toast codes used by the apply step
const APPLY_TOAST_CODES = {
  OK: 0,
  RETRY: 12,
  REFUSED: 121,
  UNKNOWN: 129,
};
function applyToastName(code) {
  for (const name of Object.keys(APPLY_TOAST_CODES)) if (APPLY_TOAST_CODES[name] === code) return name;
  return 'UNKNOWN';
}

  Object.assign(SweetAlert, staticMethods);
  SweetAlert.version = '11.6.13';
  const Swal = SweetAlert;
  Swal.default = Swal;
  return Swal;
});
if (typeof this !== 'undefined' && this.Sweetalert2) { this.swal = this.sweetAlert = this.Swal = this.SweetAlert = this.Sweetalert2; }
