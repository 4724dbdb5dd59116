/** A value as it is written in one line of a fleet file. */
export function flowYaml(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flowYaml).join(', ')}]`;
  if (typeof value === 'object' && value !== null)
    return `{${Object.entries(value)
      .map(([key, entry]) => `${key}: ${flowYaml(entry)}`)
      .join(', ')}}`;
  const text = String(value);
  // Words, numbers and what resembles them stand as they are, but not what YAML might read as something else.
  return typeof value !== 'string' ||
    (/^[A-Za-z0-9._/][\w.%/@ +-]*(?::[\w./-]+)*$/.test(text) && !/^\d+:/.test(text))
    ? text
    : JSON.stringify(text);
}
