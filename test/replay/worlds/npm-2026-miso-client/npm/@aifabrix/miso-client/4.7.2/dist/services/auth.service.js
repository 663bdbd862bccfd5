"use strict";
const axios_1 = require("axios");
class AuthService {
    constructor(config) { this.http = axios_1.default.create({ baseURL: config.controllerUrl }); }
    async validateToken(token) {
        const { data } = await this.http.post("/api/v1/auth/validate", { token });
        return data.authenticated === true;
    }
}
exports.AuthService = AuthService;
