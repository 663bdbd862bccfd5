'use strict';

const rules = {
  'order': require('./rules/order'),
};

const plugin = { meta: { name: 'eslint-plugin-tidy-imports' }, rules, configs: {} };
plugin.configs.recommended = { plugins: { 'tidy-imports': plugin }, rules: { 'tidy-imports/order': 'warn' } };

module.exports = plugin;
