"use strict";
exports.ubuntu = (browser) => ["Ubuntu", browser, "22.04.4"];
exports.macOS = (browser) => ["Mac OS", browser, "14.4.1"];
