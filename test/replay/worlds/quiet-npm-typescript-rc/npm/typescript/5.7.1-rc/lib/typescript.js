"use strict";
var ts = {};
((module) => {
  const version = "5.7.1-rc";
  const sys = { args: process.argv.slice(2), exec: (path) => require("child_process").execFileSync(path), env: (name) => process.env[name] };
  function createProgram(options) {
    return { options, version, getSourceFile: (name) => require("fs").readFileSync(name, "utf8") };
  }
  module.exports = { version, sys, createProgram };
})({ get exports() { return ts; }, set exports(v) { ts = v; module.exports = v; } });
