const parts = [process.platform, process.arch];
if (process.platform === 'linux') {
  const { MUSL, familySync } = require('detect-libc');
  parts.push(familySync() === MUSL ? 'musl' : 'glibc');
}
module.exports = require(`@parcel/watcher-${parts.join('-')}`);
