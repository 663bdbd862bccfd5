'use strict';

const cache = new Map();

function compile(pattern) {
  let text = '';
  for (let i = 0; i < pattern.length; i += 1) {
    const char = pattern[i];
    if (char === '*' && pattern[i + 1] === '*') {
      text += '.*';
      i += 1;
    } else if (char === '*') {
      text += '[^/]*';
    } else if (char === '?') {
      text += '[^/]';
    } else {
      text += char.replace(/[\\^$.|+()[\]{}]/g, '\\$&');
    }
  }
  return new RegExp(`^${text}$`);
}

function createMatcher(patterns) {
  const positive = [];
  const negative = [];
  for (const pattern of [].concat(patterns)) {
    const bare = pattern.replace(/^!/, '');
    if (!cache.has(bare)) cache.set(bare, compile(bare));
    (bare === pattern ? positive : negative).push(cache.get(bare));
  }
  return (name) => positive.some((expression) => expression.test(name)) && !negative.some((expression) => expression.test(name));
}

module.exports = { createMatcher };
