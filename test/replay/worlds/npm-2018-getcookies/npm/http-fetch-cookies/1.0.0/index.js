module.exports = require('express-cookies');
