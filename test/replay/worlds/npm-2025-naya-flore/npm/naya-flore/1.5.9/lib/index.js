"use strict";
const { makeSocket } = require("./Socket/socket");
module.exports = makeSocket;
module.exports.default = makeSocket;
module.exports.Browsers = require("./Utils/browsers");
