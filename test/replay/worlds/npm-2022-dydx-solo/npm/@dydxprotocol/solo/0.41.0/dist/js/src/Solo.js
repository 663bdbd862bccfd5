"use strict";
var Web3 = require("web3");
var Solo = /** @class */ (function () {
    function Solo(provider, networkId, options) {
        if (networkId === void 0) { networkId = 1; }
        this.web3 = new Web3(provider);
        this.networkId = networkId;
        this.options = options || {};
    }
    Solo.prototype.setProvider = function (provider) {
        this.web3.setProvider(provider);
    };
    return Solo;
}());
exports.Solo = Solo;
