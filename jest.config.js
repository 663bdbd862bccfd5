/** Tests run as ES modules; Node strips the types itself, so nothing is transformed. */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {},
  testTimeout: 30_000,
  modulePathIgnorePatterns: ['<rootDir>/test/replay/worlds', '<rootDir>/dist'],
  maxWorkers: 2,
};
