module.exports = require('./lib/websocket-server');
