/** Where GraphQL is asked: at `<root>/graphql`; an Enterprise Server (root `…/api/v3`) has it at `/api/graphql`. Likeliest first. */
export function graphqlAddresses(root: string): readonly string[] {
  const bare = root.replace(/\/+$/, '');
  const plain = `${bare}/graphql`;
  return bare.endsWith('/api/v3') ? [`${bare.slice(0, -'/v3'.length)}/graphql`, plain] : [plain];
}
