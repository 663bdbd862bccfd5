#!/usr/bin/env node
import http from 'node:http';
import handler from 'serve-handler';

const server = http.createServer((request, response) => handler(request, response));
server.listen(process.env.PORT || 3000);
