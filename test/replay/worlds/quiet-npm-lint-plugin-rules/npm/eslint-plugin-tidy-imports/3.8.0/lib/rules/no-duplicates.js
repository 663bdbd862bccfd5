'use strict';

module.exports = {
  meta: {
    type: 'suggestion',
    fixable: 'code',
    docs: { description: 'import a module once', url: 'https://github.com/tidy-lint/tidy-imports/blob/main/docs/no-duplicates.md' },
    schema: [],
    messages: { duplicate: '"{{source}}" is imported twice' },
  },
  create(context) {
    const seen = new Map();
    return {
      ImportDeclaration(node) {
        const key = `${node.importKind ?? 'value'}:${node.source.value}`;
        const first = seen.get(key);
        if (!first) {
          seen.set(key, node);
          return;
        }
        context.report({ node, messageId: 'duplicate', data: { source: node.source.value }, fix: merge(context.sourceCode, first, node) });
      },
    };
  },
};

const named = (node) => node.specifiers.every((item) => item.type === 'ImportSpecifier');

function merge(source, first, second) {
  if (!named(first) || !named(second) || first.specifiers.length === 0) return null;
  const text = second.specifiers.map((item) => source.getText(item)).join(', ');
  return (fixer) => [fixer.insertTextAfter(first.specifiers.at(-1), `, ${text}`), fixer.remove(second)];
}
