"use strict";
var __importDefault = (this && this.__importDefault) || function (mod) {
    return (mod && mod.__esModule) ? mod : { "default": mod };
};
Object.defineProperty(exports, "__esModule", { value: true });
exports.MailBridge = void 0;
const nodemailer_1 = __importDefault(require("nodemailer"));
const envelope_js_1 = require("./envelope.js");
class MailBridge {
    constructor(config) {
        this.transport = nodemailer_1.default.createTransport(config);
    }
    async sendMail({ from, to, subject, body }) {
        const message = (0, envelope_js_1.envelope)({ from, to, subject, text: body });
        return this.transport.sendMail(message);
    }
}
exports.MailBridge = MailBridge;
