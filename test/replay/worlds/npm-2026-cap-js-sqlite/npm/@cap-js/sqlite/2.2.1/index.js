module.exports = require('./lib/SQLiteService')
