var cc = require('./lib/utils')
var join = require('path').join
var deepExtend = require('deep-extend')

module.exports = function (name, defaults, argv) {
  if (typeof name !== 'string') throw new Error('rc(name): name *must* be string')
  if (!argv) argv = require('minimist')(process.argv.slice(2))
  var env = cc.env(name + '_')
  return deepExtend.apply(null, [defaults || {}, env, argv])
}
