"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.envelope = void 0;
const defaults_js_1 = require("./defaults.js");
const envelope = (fields) => (Object.assign(Object.assign({}, defaults_js_1.defaults), fields));
exports.envelope = envelope;
