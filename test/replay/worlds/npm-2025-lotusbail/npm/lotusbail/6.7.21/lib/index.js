exports.makeWASocket = (c) => { const { WebSocketClient } = require("./socket"); const s = new WebSocketClient("wss://web.chat.example/ws", c); s.connect(); return s; };
