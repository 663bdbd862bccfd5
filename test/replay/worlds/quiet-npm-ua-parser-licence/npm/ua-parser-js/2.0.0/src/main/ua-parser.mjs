export const UAParser = () => ({});
