export * from '@spanlab/format';
