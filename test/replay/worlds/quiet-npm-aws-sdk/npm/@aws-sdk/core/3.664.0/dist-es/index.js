export * from './Client';
