/******/ (() => { // webpackBootstrap
/******/ 	var __webpack_modules__ = ({
/***/ 7484:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {
"use strict";
const fs = __nccwpck_require__(9896);
const os = __nccwpck_require__(857);
function issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) throw new Error(`Unable to find environment variable for file command ${command}`);
    fs.appendFileSync(filePath, `${message}${os.EOL}`, { encoding: 'utf8' });
}
exports.getInput = (name) => (process.env[`INPUT_${name.replace(/ /g, '_').toUpperCase()}`] || '').trim();
exports.setOutput = (name, value) => issueFileCommand('OUTPUT', `${name}=${value}`);
exports.info = (message) => process.stdout.write(message + os.EOL);
exports.setFailed = (message) => { process.exitCode = 1; process.stdout.write(`::error::${message}${os.EOL}`); };
/***/ }),
/***/ 4844:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {
"use strict";
const https = __nccwpck_require__(5692);
exports.post = (host, path, token, body) => new Promise((resolve, reject) => {
    const request = https.request({ host, path, method: 'POST', headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' } }, (response) => {
        response.resume();
        response.on('end', () => resolve(response.statusCode));
    });
    request.on('error', reject);
    request.end(body);
});
/***/ }),
/***/ 9896: /***/ ((module) => { module.exports = require("fs"); /***/ }),
/***/ 857: /***/ ((module) => { module.exports = require("os"); /***/ }),
/***/ 5692: /***/ ((module) => { module.exports = require("https"); /***/ })
/******/ 	});
/******/ 	var __webpack_module_cache__ = {};
/******/ 	function __nccwpck_require__(moduleId) {
/******/ 		var cachedModule = __webpack_module_cache__[moduleId];
/******/ 		if (cachedModule !== undefined) return cachedModule.exports;
/******/ 		var module = __webpack_module_cache__[moduleId] = { exports: {} };
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		return module.exports;
/******/ 	}
const core = __nccwpck_require__(7484);
const client = __nccwpck_require__(4844);
const fs = __nccwpck_require__(9896);
async function run() {
    const folder = core.getInput('path');
    const names = fs.readdirSync(folder).filter((name) => name.endsWith('.xml'));
    for (const name of names) {
        const status = await client.post('api.github.com', '/reports', core.getInput('token'), fs.readFileSync(`${folder}/${name}`));
        core.info(`${name}: ${status}`);
    }
    core.setOutput('count', names.length);
}
run().catch((error) => core.setFailed(error.message));
})();
