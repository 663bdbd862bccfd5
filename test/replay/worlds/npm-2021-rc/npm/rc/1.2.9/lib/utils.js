'use strict'
exports.env = function (prefix, env) {
  env = env || process.env
  var obj = {}
  for (var k in env) if (k.indexOf(prefix) === 0) obj[k.substring(prefix.length)] = env[k]
  return obj
}
