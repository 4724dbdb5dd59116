/** An element of a job's configuration. Jenkins writes text or elements into one, never both. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** Empty where there are children. */
  readonly text: string;
}

/** An element with text, or with nothing. */
export const leaf = (
  name: string,
  text = '',
  attributes: Readonly<Record<string, string>> = {},
): XmlElement => ({
  name,
  text,
  attributes: new Map(Object.entries(attributes)),
  children: [],
});

/** An element with elements. */
export const branch = (
  name: string,
  children: readonly XmlElement[],
  attributes: Readonly<Record<string, string>> = {},
): XmlElement => ({ ...leaf(name, '', attributes), children });

/** The first child of a name. */
export const childOf = (element: XmlElement, name: string): XmlElement | undefined =>
  element.children.find(child => child.name === name);
