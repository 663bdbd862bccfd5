(function (window, undefined) {
    'use strict';
    var LIBVERSION = '2.0.0', NAME = 'name', VERSION = 'version';
    var regexes = { browser: [[/\b(?:crmo|crios)\/([\w\.]+)/i], [VERSION, [NAME, 'Chrome']]] };
    var UAParser = function (ua) {
        this.getBrowser = function () {
            return { name: 'Chrome', version: LIBVERSION, ua: ua };
        };
    };
    if (typeof exports !== 'undefined') module.exports = UAParser;
    else window.UAParser = UAParser;
})(typeof window === 'object' ? window : this);
