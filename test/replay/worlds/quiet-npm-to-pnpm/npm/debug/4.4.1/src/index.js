module.exports = require('./node.js');
