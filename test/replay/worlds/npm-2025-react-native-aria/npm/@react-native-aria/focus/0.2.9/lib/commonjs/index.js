"use strict";

Object.defineProperty(exports, "__esModule", {
  value: true
});
Object.defineProperty(exports, "useFocusRing", {
  enumerable: true,
  get: function () {
    return _useFocusRing.useFocusRing;
  }
});

var _useFocusRing = require("./useFocusRing");
//# sourceMappingURL=index.js.map
