const { readFileSync } = require('fs')
let nativeBinding = null
const platforms = { linux: '@unrs/resolver-binding-linux-x64-gnu', darwin: '@unrs/resolver-binding-darwin-arm64' }
try {
  nativeBinding = require(platforms[process.platform])
} catch (e) {
  throw new Error('Failed to load native binding')
}
module.exports = nativeBinding
