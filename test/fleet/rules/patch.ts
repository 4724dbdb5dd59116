/** Data as a fleet file holds it. */
type Written = null | string | number | boolean | readonly Written[] | WrittenMap;

/** A map of such data. */
export interface WrittenMap {
  readonly [key: string]: Written;
}

/** The data with a patch laid over it, as overlays are: maps merge, other values replace, `null` removes. */
export function patched(data: WrittenMap, patch: WrittenMap): WrittenMap {
  const result: Record<string, Written> = { ...data };
  for (const [key, value] of Object.entries(patch)) {
    const below = result[key];
    if (value === null) delete result[key];
    else result[key] = isMap(value) ? patched(isMap(below) ? below : {}, value) : value;
  }
  return result;
}

const isMap = (value: Written | undefined): value is WrittenMap =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
