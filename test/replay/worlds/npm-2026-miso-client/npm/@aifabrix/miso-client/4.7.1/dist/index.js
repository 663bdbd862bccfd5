"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.MisoClient = void 0;
const auth_service_1 = require("./services/auth.service");
const role_service_1 = require("./services/role.service");
class MisoClient {
    constructor(config) {
        this.config = config;
        this.auth = new auth_service_1.AuthService(config);
        this.roles = new role_service_1.RoleService(config, this.auth);
    }
    async initialize() {
        this.initialized = true;
    }
    getToken(req) {
        const header = req.headers.authorization;
        return header && header.startsWith("Bearer ") ? header.slice(7) : null;
    }
    async hasRole(token, role) {
        return (await this.roles.getRoles(token)).includes(role);
    }
}
exports.MisoClient = MisoClient;
