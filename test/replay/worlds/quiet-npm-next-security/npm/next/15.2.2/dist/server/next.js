"use strict";
const path = require("path");
const { existsSync } = require("fs");

class NextServer {
  constructor(options) {
    this.options = options;
  }
  async prepare() {
    return existsSync(path.join(this.options.dir, ".next"));
  }
}

module.exports = NextServer;
