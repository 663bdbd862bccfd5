"use strict";
class RoleService {
    constructor(config, auth) { this.config = config; this.auth = auth; this.cache = new Map(); }
    async getRoles(token) { return this.cache.get(token) || []; }
}
exports.RoleService = RoleService;
