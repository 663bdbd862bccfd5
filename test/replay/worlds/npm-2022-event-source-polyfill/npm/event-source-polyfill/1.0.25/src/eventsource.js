/*jslint indent: 2, vars: true, plusplus: true */
(function (global) {
  "use strict";
  var setTimeout = global.setTimeout;
  var clearTimeout = global.clearTimeout;
  var XMLHttpRequest = global.XMLHttpRequest;
  var fetch = global.fetch;

  function EventSourcePolyfill(url, options) {
    this.url = String(url);
    this.withCredentials = Boolean(options && options.withCredentials);
    this.readyState = 0;
    start(this, url, options || {});
  }
  function start(es, url, options) {
    var xhr = new XMLHttpRequest();
    xhr.open("GET", url, true);
    xhr.onprogress = function () { es.readyState = 1; };
    xhr.send(undefined);
  }
  EventSourcePolyfill.prototype.close = function () { this.readyState = 2; };
  global.EventSourcePolyfill = EventSourcePolyfill;
}(typeof globalThis === 'undefined' ? (typeof window !== 'undefined' ? window : typeof self !== 'undefined' ? self : this) : globalThis));
