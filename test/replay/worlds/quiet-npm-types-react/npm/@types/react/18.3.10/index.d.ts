// Type definitions
declare namespace React {
  type ReactNode = string | number | boolean | null | undefined;
  function useState<S>(initial: S): [S, (value: S) => void];
}
export = React;
