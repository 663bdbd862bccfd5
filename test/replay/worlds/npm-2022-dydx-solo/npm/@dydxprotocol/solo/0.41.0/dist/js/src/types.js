"use strict";
exports.AmountDenomination = { Actual: 0, Principal: 1 };
exports.AmountReference = { Delta: 0, Target: 1 };
