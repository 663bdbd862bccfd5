"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.defaults = void 0;
exports.defaults = { encoding: "utf-8", headers: { "X-Mailer": "mcp-mailbridge" } };
