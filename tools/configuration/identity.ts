import type { PlainValue } from '../../fleet/load/tree.ts';

type PlainMap = { readonly [key: string]: PlainValue };

/** Whether a value is a map. */
export const isMap = (value: PlainValue | undefined): value is PlainMap =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether a value is a list. */
export const isList = (value: PlainValue | undefined): value is readonly PlainValue[] => Array.isArray(value);

/**
 * By what a person tells an item of a list from the others: the name of a node, cloud or view, the id of a credential,
 * the key of a variable, a permission itself. Undefined where the item has nothing of the kind.
 */
export function givenName(item: PlainValue): string | undefined {
  if (!isMap(item)) return undefined;
  const own = nameIn(item);
  if (own !== undefined) return own;
  const [only, ...others] = Object.entries(item);
  if (only === undefined || others.length > 0 || !isMap(only[1])) return undefined;
  const name = nameIn(only[1]);
  return name === undefined ? undefined : `${only[0]} ${name}`;
}

function nameIn(map: PlainMap): string | undefined {
  const name = map.id ?? map.name ?? (Object.hasOwn(map, 'value') ? map.key : undefined);
  return typeof name === 'string' || typeof name === 'number' ? String(name) : undefined;
}

/** The same for every item that can be told apart at all; undefined where only its place in the list does that. */
function identityOf(item: PlainValue): string | undefined {
  if (isList(item) || item === null) return undefined;
  if (!isMap(item)) return String(item);
  // Credentials stand in domains; the one without a name is the one for everything.
  if (isList(item.credentials)) return isMap(item.domain) ? (nameIn(item.domain) ?? 'global') : 'global';
  const keys = Object.keys(item);
  return givenName(item) ?? (keys.length === 1 ? keys[0] : undefined);
}

/** A list's items by their identity; undefined when they have none, or share one: then only the order tells. */
export function byIdentity(list: readonly PlainValue[]): ReadonlyMap<string, PlainValue> | undefined {
  const items = new Map<string, PlainValue>();
  for (const item of list) {
    const identity = identityOf(item);
    if (identity === undefined || items.has(identity)) return undefined;
    items.set(identity, item);
  }
  return items;
}
