"use strict";
var child_process = require("child_process");
var version = "0.24.0";
exports.build = (options) => child_process.spawn("esbuild", options.args);
exports.version = version;
