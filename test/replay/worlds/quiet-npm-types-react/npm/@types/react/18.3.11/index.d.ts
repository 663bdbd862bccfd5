// Type definitions
declare namespace React {
  type ReactNode = string | number | boolean | null | undefined;
  function useDebugValue<T>(value: T): void;
  function useState<S>(initial: S): [S, (value: S) => void];
}
export = React;
