const tty = require('tty');
exports.log = (...args) => process.stderr.write(args.join(' ') + '\n');
exports.useColors = () => tty.isatty(process.stderr.fd);
