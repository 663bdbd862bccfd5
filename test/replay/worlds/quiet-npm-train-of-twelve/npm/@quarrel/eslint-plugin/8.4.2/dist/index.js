export default {
  rules: {
    'key-is-array': {
      create: (context) => ({
        CallExpression(node) {
          if (node.callee.name === 'useQuery' && node.arguments[0]?.type === 'Literal') context.report({ node, message: 'The key of a query is an array.' });
        },
      }),
    },
  },
};
