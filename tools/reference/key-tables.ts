import { flowYaml } from './flow-yaml.ts';
import type { JsonSchema } from './json-schema.ts';
import { markdownTable } from './markdown-table.ts';
import { typeWords } from './type-words.ts';

/** A map with keys of its own, and how one gets there: `pools.NAME.autoscaled`. */
interface Section {
  readonly path: string;
  readonly schema: JsonSchema;
}

const HEAD = ['key', 'written as', 'default', 'meaning', 'example'];

/** A heading and a table of keys for each map of the schema, from the top down. */
export function keyTables(schema: JsonSchema): string {
  return sectionsOf({ path: '', schema }).map(sectionText).join('\n\n');
}

function sectionsOf(section: Section): readonly Section[] {
  const keys = Object.entries(section.schema.properties ?? {});
  const below = keys.flatMap(([key, schema]) => {
    const found = keyedMap(childPath(section.path, key), schema);
    return found === undefined ? [] : sectionsOf(found);
  });
  return [section, ...below];
}

/** The map with keys of its own that stands at a place, or in the lists and maps there. */
function keyedMap(path: string, schema: JsonSchema): Section | undefined {
  if (schema.properties !== undefined) return { path, schema };
  if (schema.items !== undefined) return keyedMap(`${path}[]`, schema.items);
  const { additionalProperties } = schema;
  return typeof additionalProperties === 'object'
    ? keyedMap(`${path}.NAME`, additionalProperties)
    : undefined;
}

const childPath = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`);

function sectionText({ path, schema }: Section): string {
  const rows = Object.entries(schema.properties ?? {}).map(([key, part]) =>
    row(path, key, part, schema.required ?? []),
  );
  const heading = path === '' ? '## Keys' : `### \`${path}\``;
  return [
    heading,
    ...(path !== '' && schema.description ? [schema.description] : []),
    markdownTable(HEAD, rows),
  ].join('\n\n');
}

function row(path: string, key: string, schema: JsonSchema, required: readonly string[]): readonly string[] {
  const below = keyedMap(childPath(path, key), schema);
  const [example] = schema.examples ?? schema.items?.examples?.map(item => [item]) ?? [];
  return [
    `\`${key}\``,
    typeWords(schema, below && anchor(below.path)),
    required.includes(key) ? '**required**' : defaultWords(schema),
    schema.description ?? '',
    example === undefined ? '' : `\`${flowYaml(example)}\``,
  ];
}

/** How GitHub and GitLab name the heading of a section. */
const anchor = (path: string): string => path.toLowerCase().replace(/[^\w-]/g, '');

function defaultWords(schema: JsonSchema): string {
  const { default: value } = schema;
  if (value === undefined || (typeof value === 'object' && schema.type === 'object')) return '';
  return Array.isArray(value) && value.length === 0 ? 'none' : value === '' ? '' : `\`${flowYaml(value)}\``;
}
