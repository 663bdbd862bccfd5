'use strict';

var node_module = require('node:module');

const CWD = process.cwd();
const EXTENSIONS = ['.ts', '.tsx', ...Object.keys(node_module.createRequire(CWD + '/').extensions)];

const tryPkg = (pkg) => {
  try {
    return require.resolve(pkg);
  } catch {
    return undefined;
  }
};

exports.CWD = CWD;
exports.EXTENSIONS = EXTENSIONS;
exports.tryPkg = tryPkg;
