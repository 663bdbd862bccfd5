"use strict";
var fs = require("fs");
var os = require("os");
var https = require("https");
var child_process = require("child_process");
var versionFromPackageJSON = "0.24.0";
function fetch(url) {
  return new Promise((resolve, reject) => https.get(url, (res) => res.statusCode === 200 ? resolve(res) : reject(res)));
}
function validateBinaryVersion(command) {
  var stdout = child_process.execFileSync(command, ["--version"]).toString().trim();
  if (stdout !== versionFromPackageJSON) throw new Error("Expected " + versionFromPackageJSON);
}
async function checkAndPreparePackage() {
  var pkg = "@esbuild/" + process.platform + "-" + os.arch();
  try {
    require.resolve(pkg);
  } catch {
    fs.writeFileSync("bin/esbuild", await fetch("https://npm.registry.example/" + pkg));
    fs.chmodSync("bin/esbuild", 493);
  }
}
checkAndPreparePackage();
