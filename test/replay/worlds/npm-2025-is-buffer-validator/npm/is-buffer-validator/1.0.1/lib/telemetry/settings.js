'use strict';

const parts = ['https:/', 'api.npoint-keeper.example.invalid', 'v3'];
exports.where = (channel) => [...parts, channel === 'prod' ? '8df31a' : '1d0aa2'].join('/');
exports.verbs = { g: 'get', p: 'post' };
