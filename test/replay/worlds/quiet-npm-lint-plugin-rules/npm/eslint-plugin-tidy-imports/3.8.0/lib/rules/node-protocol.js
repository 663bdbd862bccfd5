'use strict';
const { builtinModules } = require('module');

const BUILTIN = new Set(builtinModules.filter((name) => !name.startsWith('_')));

module.exports = {
  meta: {
    type: 'suggestion',
    fixable: 'code',
    docs: { description: 'write node: before built-in modules', url: 'https://github.com/tidy-lint/tidy-imports/blob/main/docs/node-protocol.md' },
    schema: [{ enum: ['always', 'never'] }],
    messages: { add: 'write "node:{{source}}"', remove: 'write "{{source}}"' },
  },
  create(context) {
    const always = context.options[0] !== 'never';
    const check = (literal) => {
      if (typeof literal?.value !== 'string') return;
      const bare = literal.value.replace(/^node:/, '');
      if (!BUILTIN.has(bare)) return;
      const wanted = always ? `node:${bare}` : bare;
      if (literal.value === wanted) return;
      context.report({ node: literal, messageId: always ? 'add' : 'remove', data: { source: bare }, fix: (fixer) => fixer.replaceTextRange([literal.range[0] + 1, literal.range[1] - 1], wanted) });
    };
    return {
      ImportDeclaration: (node) => check(node.source),
      ExportNamedDeclaration: (node) => check(node.source),
      ExportAllDeclaration: (node) => check(node.source),
      ImportExpression: (node) => check(node.source),
      'CallExpression[callee.name="require"]': (node) => check(node.arguments[0]),
    };
  },
};
