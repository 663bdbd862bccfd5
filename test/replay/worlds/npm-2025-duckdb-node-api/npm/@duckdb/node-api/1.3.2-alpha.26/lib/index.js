"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
const bindings = require("@duckdb/node-bindings");

class DuckDBInstance {
  static async create(path, options) {
    return new DuckDBInstance(await bindings.open(path, options));
  }
  constructor(db) {
    this.db = db;
  }
}

exports.DuckDBInstance = DuckDBInstance;
