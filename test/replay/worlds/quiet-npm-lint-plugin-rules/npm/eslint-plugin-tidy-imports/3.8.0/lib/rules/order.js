'use strict';
const { createMatcher } = require('tidy-match');

const KINDS = ['builtin', 'external', 'internal', 'parent', 'sibling', 'style'];
const BUILTIN = new Set(require('module').builtinModules);

function kindOf(source, isInternal) {
  if (source.startsWith('node:') || BUILTIN.has(source)) return 'builtin';
  if (/\.(css|scss|less)$/.test(source)) return 'style';
  if (isInternal(source)) return 'internal';
  if (source.startsWith('..')) return 'parent';
  if (source.startsWith('.')) return 'sibling';
  return 'external';
}

module.exports = {
  meta: {
    type: 'layout',
    fixable: 'code',
    docs: { description: 'group imports by where they come from', url: 'https://github.com/tidy-lint/tidy-imports/blob/main/docs/order.md' },
    schema: [{ type: 'object', properties: { internal: { type: 'array', items: { type: 'string' } }, blankLines: { type: 'boolean' } }, additionalProperties: false }],
    messages: { order: '"{{source}}" ({{kind}}) belongs before "{{other}}" ({{otherKind}})', blank: 'a blank line belongs between {{kind}} and {{otherKind}} imports' },
  },
  create(context) {
    const options = context.options[0] ?? {};
    const isInternal = createMatcher(options.internal ?? ['@/**', '~/**']);
    return {
      'Program:exit'(program) {
        const imports = program.body.filter((node) => node.type === 'ImportDeclaration');
        for (let index = 1; index < imports.length; index += 1) {
          const [before, node] = [imports[index - 1], imports[index]];
          const [otherKind, kind] = [before, node].map((item) => kindOf(item.source.value, isInternal));
          if (KINDS.indexOf(kind) < KINDS.indexOf(otherKind)) {
            context.report({ node, messageId: 'order', data: { source: node.source.value, kind, other: before.source.value, otherKind }, fix: swap(context.sourceCode, before, node) });
            return;
          }
          if (options.blankLines && kind !== otherKind && node.loc.start.line - before.loc.end.line < 2) {
            context.report({ node, messageId: 'blank', data: { kind, otherKind }, fix: (fixer) => fixer.insertTextAfter(before, '\n') });
          }
        }
      },
    };
  },
};

function swap(source, first, second) {
  if (source.getCommentsBefore(second).length > 0 || second.specifiers.length === 0 || first.specifiers.length === 0) return null;
  return (fixer) => [fixer.replaceText(first, source.getText(second)), fixer.replaceText(second, source.getText(first))];
}
