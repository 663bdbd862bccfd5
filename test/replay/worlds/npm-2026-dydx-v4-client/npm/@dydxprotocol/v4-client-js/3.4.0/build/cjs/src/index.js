"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
const tslib_1 = require("./lib/registry");
exports.registry = tslib_1;
exports.LocalWallet = require("./clients/modules/local-wallet").default;
exports.Network = require("./clients/constants").Network;
