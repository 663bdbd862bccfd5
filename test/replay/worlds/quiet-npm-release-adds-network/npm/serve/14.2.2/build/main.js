#!/usr/bin/env node
import http from 'node:http';
import handler from 'serve-handler';
import checkForUpdate from 'update-check';
import os from 'node:os';
import path from 'node:path';
import fs from 'node:fs';

const cache = path.join(os.homedir(), '.serve-update');
if (!process.env.NO_UPDATE_CHECK) {
  const found = await fetch('https://npm.registry.example/serve/latest').then((r) => r.json());
  fs.writeFileSync(cache, found.version);
}

const server = http.createServer((request, response) => handler(request, response));
server.listen(process.env.PORT || 3000);
