"use strict";
exports.__esModule = true;
var Calendar = require("./Calendar");
exports.Calendar = Calendar;
exports.Views = require("./utils/constants").views;
exports.momentLocalizer = require("./localizers/moment");
