const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The paths of all fields that every one of some payloads has, `comment.user.login`; not into lists. */
export function commonPaths(payloads: readonly unknown[], prefix = ''): readonly string[] {
  const [first, ...others] = payloads.filter(isObject);
  if (first === undefined || others.length + 1 !== payloads.length) return [];
  const shared = Object.keys(first).filter(key => others.every(other => Object.hasOwn(other, key)));
  return shared.flatMap(key => [
    `${prefix}${key}`,
    ...commonPaths(
      [first, ...others].map(each => each[key]),
      `${prefix}${key}.`,
    ),
  ]);
}
