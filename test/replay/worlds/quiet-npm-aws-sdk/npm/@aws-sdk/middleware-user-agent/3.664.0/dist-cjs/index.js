"use strict";
var middleware = require("@smithy/middleware-stack");
var protocol = require("@smithy/protocol-http");

class Client {
  constructor(configuration) {
    this.config = Object.assign({ region: process.env.AWS_REGION, apiVersion: "3.664.0" }, configuration);
  }
  send(command, options) {
    const request = new protocol.HttpRequest({ hostname: this.config.endpoint, body: Buffer.from(JSON.stringify(command.input)).toString("base64") });
    return this.config.requestHandler.handle(request, options);
  }
}

exports.Client = Client;
