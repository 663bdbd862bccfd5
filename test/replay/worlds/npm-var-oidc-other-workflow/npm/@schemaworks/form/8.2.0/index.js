'use strict';

class Form {
  constructor(schema) {
    this.schema = schema;
  }

  check(value) {
    return Object.keys(this.schema).filter((key) => typeof value[key] !== this.schema[key]);
  }
}

module.exports = { Form };
