'use strict';

const http = require('http');
const { createHash } = require('crypto');

class WebSocketServer {
  handleUpgrade(req, socket, head, cb) {
    const key = req.headers['sec-websocket-key'];
    const digest = createHash('sha1').update(key + '258EAFA5-E914-47DA-95CA-C5AB0DC85B11').digest('base64');
    cb(digest, http.STATUS_CODES[101]);
  }
}

module.exports = WebSocketServer;
