"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
var Solo_1 = require("./Solo");
exports.Solo = Solo_1.Solo;
var types_1 = require("./types");
exports.AmountDenomination = types_1.AmountDenomination;
exports.AmountReference = types_1.AmountReference;
