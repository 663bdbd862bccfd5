'use strict';

var worker_threads = require('worker_threads');
var serializeJavascript = require('serialize-javascript');
var terser = require('terser');

function terserPlugin(input = {}) {
  return {
    name: 'terser',
    async renderChunk(code, chunk, outputOptions) {
      const worker = new worker_threads.Worker(__filename, { workerData: serializeJavascript(input) });
      return terser.minify(code, outputOptions, worker);
    },
  };
}

if (!worker_threads.isMainThread) {
  const options = eval(`(${worker_threads.workerData})`);
  worker_threads.parentPort.postMessage(options);
}

module.exports = terserPlugin;
