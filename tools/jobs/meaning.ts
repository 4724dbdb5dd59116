import type { XmlElement } from '../adapters/jenkins/xml-element.ts';

/** Attributes that say which version of a plugin wrote something: Jenkins puts them in whenever it saves. */
const IGNORED_ATTRIBUTES = ['plugin'];

const byName = (a: { readonly name: string }, b: { readonly name: string }): number =>
  a.name < b.name ? -1 : Number(a.name > b.name);

/**
 * A configuration without what means nothing: versions of plugins, the order of attributes, and the order of elements with
 * different names (Jenkins saves fields in the order of its own classes). Elements of one name keep their order.
 */
export function meaningOf(element: XmlElement): XmlElement {
  const attributes = [...element.attributes].filter(([name]) => !IGNORED_ATTRIBUTES.includes(name)).sort();
  return {
    ...element,
    attributes: new Map(attributes),
    children: element.children.map(meaningOf).sort(byName),
  };
}

/**
 * What a server has of a wanted configuration. Jenkins adds fields with their defaults when it saves, so a field that we do
 * not set is left out; but an entry of a list that we set (its name is that of a class, or that of the entries beside it) is
 * not ours to overlook.
 */
export function alignedTo(wanted: XmlElement, present: XmlElement): XmlElement {
  const met = new Map<string, number>();
  const children = present.children.flatMap(child => {
    const index = met.get(child.name) ?? 0;
    met.set(child.name, index + 1);
    const same = wanted.children.filter(({ name }) => name === child.name);
    const counterpart = same[index];
    if (counterpart !== undefined) return [alignedTo(counterpart, child)];
    return child.name.includes('.') || same.length > 0 ? [child] : [];
  });
  const attributes = [...present.attributes].filter(([name]) => wanted.attributes.has(name));
  return { ...present, attributes: new Map(attributes), children };
}
