"use strict";
var __importDefault = (this && this.__importDefault) || function (mod) {
    return (mod && mod.__esModule) ? mod : { "default": mod };
};
Object.defineProperty(exports, "__esModule", { value: true });
exports.Queue = void 0;
const node_events_1 = require("node:events");
class Queue extends node_events_1.EventEmitter {
    constructor(name, options = {}) {
        super();
        this.name = name;
        this.options = options;
        this.waiting = [];
    }
    add(job) {
        this.waiting.push({ job, at: Date.now() });
        this.emit("waiting", job);
        return this.waiting.length;
    }
    next() {
        const entry = this.waiting.shift();
        return entry === null || entry === void 0 ? void 0 : entry.job;
    }
}
exports.Queue = Queue;
//# sourceMappingURL=queue.js.map
