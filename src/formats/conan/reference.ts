/** `name/version@user/channel#revision%timestamp`, all behind the version optional. */
export interface ConanReference {
  readonly name: string;
  readonly version: string;
  /** `user/channel`: who built a variant of the recipe. */
  readonly channel: string | undefined;
  readonly revision: string | undefined;
}

/** Reads a reference; undefined where name or version is missing. A package id (`:id`) behind it is passed over. */
export function referenceOf(written: string): ConanReference | undefined {
  const withoutTime = written.split('%', 1)[0] ?? '';
  const withoutPackage = withoutTime.split(':', 1)[0] ?? '';
  const [body = '', revision] = withoutPackage.split('#', 2);
  const [coordinates = '', channel] = body.split('@', 2);
  const slash = coordinates.indexOf('/');
  const [name, version] = [coordinates.slice(0, slash), coordinates.slice(slash + 1)];
  if (slash < 1 || version === '') return undefined;
  return {
    name,
    version,
    channel: channel === undefined || channel === '' ? undefined : channel,
    revision: revision === undefined || revision === '' || revision === '0' ? undefined : revision,
  };
}
