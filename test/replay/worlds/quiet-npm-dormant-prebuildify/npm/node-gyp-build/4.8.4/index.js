'use strict';

const fs = require('fs');
const path = require('path');

function load(folder) {
  return require(load.path(folder));
}

load.path = (folder) => {
  const built = path.join(folder, 'build', 'Release');
  const own = path.join(folder, 'prebuilds', `${process.platform}-${process.arch}`);
  for (const place of [built, own]) {
    const found = fs.existsSync(place) && fs.readdirSync(place).find((name) => name.endsWith('.node'));
    if (found) return path.join(place, found);
  }
  throw new Error(`no native build for ${process.platform} ${process.arch}`);
};

module.exports = load;
