const os = require('os');
console.log(os.platform(), os.release());
