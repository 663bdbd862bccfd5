export default function createFetch(got: unknown): typeof fetch;
