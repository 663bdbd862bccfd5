/**
 * Longest version or range that we order or read. Registries publish none above 128 characters; longer ones come from
 * someone who wants the reader to work hard, and are answered with "cannot tell".
 */
export const longestVersion = 256;
export const longestRange = 1024;
