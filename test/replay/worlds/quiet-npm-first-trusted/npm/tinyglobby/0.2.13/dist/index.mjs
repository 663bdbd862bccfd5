export const glob = () => [];
