'use strict';
const codes = { red: 31, green: 32, blue: 34 };
for (const [name, code] of Object.entries(codes)) {
  exports[name] = (text) => `\u001b[${code}m${text}\u001b[39m`;
}
exports.strip = (text) => text.replace(/\u001b\[\d+m/g, '');
