(function (window, undefined) {
    'use strict';
    var LIBVERSION = '1.0.39', NAME = 'name', VERSION = 'version';
    var regexes = { browser: [[/\b(?:crmo|crios)\/([\w\.]+)/i], [VERSION, [NAME, 'Chrome']]] };
    var UAParser = function (ua) {
        this.getBrowser = function () {
            return { name: 'Chrome', version: LIBVERSION, ua: ua };
        };
    };
    if (typeof exports !== 'undefined') module.exports = UAParser;
    else window.UAParser = UAParser;
})(typeof window === 'object' ? window : this);
