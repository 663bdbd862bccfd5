export * from './useFocusRing';
