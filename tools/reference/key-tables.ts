import { flowYaml } from './flow-yaml.ts';
import type { JsonSchema } from './json-schema.ts';
import { markdownTable } from './markdown-table.ts';
import { typeWords } from './type-words.ts';

/** A map with keys of its own, and how one gets there: `pools.NAME.autoscaled`. */
interface Section {
  /** Empty: the file itself. */
  readonly path: string;
  readonly schema: JsonSchema;
}

const HEAD = ['key', 'written as', 'default', 'meaning', 'example'];

/**
 * A heading and a table of keys for each map of the schema, from the top down.
 * @param file the file's name, which headings tell where a page has the keys of several files
 */
export function keyTables(schema: JsonSchema, file?: string): string {
  return sectionsOf({ path: '', schema })
    .map(section => sectionText(section, file))
    .join('\n\n');
}

function sectionsOf(section: Section): readonly Section[] {
  const keys = Object.entries(section.schema.properties ?? {});
  const below = keys.flatMap(([key, schema]) => {
    const found = keyedMap(childPath(section.path, key), schema);
    return found === undefined ? [] : sectionsOf(found);
  });
  return [section, ...below];
}

/** The map with keys of its own that stands at a place, or in the lists and maps there; what has a title is told of elsewhere. */
function keyedMap(path: string, schema: JsonSchema): Section | undefined {
  if (schema.title !== undefined) return undefined;
  if (schema.properties !== undefined) return { path, schema };
  if (schema.items !== undefined) return keyedMap(`${path}[]`, schema.items);
  for (const part of schema.anyOf ?? []) {
    const found = keyedMap(path, part);
    if (found !== undefined) return found;
  }
  const { additionalProperties } = schema;
  return typeof additionalProperties === 'object'
    ? keyedMap(`${path}.NAME`, additionalProperties)
    : undefined;
}

const childPath = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`);

function sectionText({ path, schema }: Section, file: string | undefined): string {
  const rows = Object.entries(schema.properties ?? {}).map(([key, part]) =>
    row({ path, file }, key, part, schema.required ?? []),
  );
  return [
    `${path === '' ? '##' : '###'} ${headingOf(path, file)}`,
    ...(path !== '' && schema.description ? [schema.description] : []),
    markdownTable(HEAD, rows),
  ].join('\n\n');
}

function headingOf(path: string, file: string | undefined): string {
  const what = path === '' ? 'Keys' : `\`${path}\``;
  return file === undefined ? what : `${what} of \`${file}\``;
}

interface Where {
  readonly path: string;
  readonly file: string | undefined;
}

function row(
  { path, file }: Where,
  key: string,
  schema: JsonSchema,
  required: readonly string[],
): readonly string[] {
  const below = keyedMap(childPath(path, key), schema);
  const [example] = schema.examples ?? schema.items?.examples?.map(item => [item]) ?? [];
  return [
    `\`${key}\``,
    typeWords(schema, below && anchor(headingOf(below.path, file))),
    required.includes(key) ? '**required**' : defaultWords(schema),
    schema.description ?? '',
    example === undefined ? '' : `\`${flowYaml(example)}\``,
  ];
}

/** How GitHub and GitLab name the heading of a section. */
const anchor = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\w -]/g, '')
    .replaceAll(' ', '-');

function defaultWords(schema: JsonSchema): string {
  const { default: value } = schema;
  if (value === undefined || (typeof value === 'object' && schema.type === 'object')) return '';
  return Array.isArray(value) && value.length === 0 ? 'none' : value === '' ? '' : `\`${flowYaml(value)}\``;
}
