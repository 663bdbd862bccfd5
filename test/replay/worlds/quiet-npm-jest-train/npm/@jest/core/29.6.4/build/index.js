'use strict';

const version = '29.6.4';

exports.getVersion = function getVersion() {
  return version;
};

exports.run = async function run(maybeArgv, project) {
  const argv = maybeArgv || process.argv.slice(2);
  return { argv, project };
};
