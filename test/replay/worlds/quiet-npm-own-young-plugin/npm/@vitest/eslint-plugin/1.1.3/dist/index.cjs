'use strict';

const utils = require('@typescript-eslint/utils');

const rule = utils.ESLintUtils.RuleCreator((name) => `https://github.com/vitest-dev/eslint-plugin-vitest/blob/main/docs/rules/${name}.md`);

module.exports = { rules: { 'expect-expect': rule({ name: 'expect-expect', meta: { type: 'suggestion' }, create: () => ({}) }) } };
