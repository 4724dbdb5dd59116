import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import * as z from 'zod';
import type { Exchange } from '../../../bot/github/stand-in/rest-server.ts';

const FILE = new URL('../../../node_modules/@octokit/openapi/generated/api.github.com.json', import.meta.url);
const ROOT = 'https://api.github.com/openapi';

const parameter = z.object({
  name: z.string(),
  in: z.string(),
  required: z.boolean().optional(),
  schema: z.unknown(),
});
const content = z
  .object({ 'application/json': z.object({ schema: z.unknown() }) })
  .partial()
  .optional();
const operation = z.object({
  parameters: z.array(z.union([parameter, z.object({ $ref: z.string() })])).default([]),
  requestBody: z.object({ content }).optional(),
  responses: z.record(z.string(), z.object({ content })),
});
const published = z.object({
  paths: z.record(z.string(), z.record(z.string(), z.unknown())),
  components: z.object({
    parameters: z.record(z.string(), z.unknown()),
    schemas: z.record(z.string(), z.unknown()),
  }),
});

const OPTIONS = { strict: false, validateFormats: false, validateSchema: false } as const;

/** The REST API as GitHub publishes it, as far as some routes need it: the whole takes a second to take in. */
export class PublishedSchema {
  readonly #ajv = new Ajv(OPTIONS);
  /** Query parameters are texts. */
  readonly #queries = new Ajv({ ...OPTIONS, coerceTypes: true });
  readonly #document: z.infer<typeof published>;
  readonly #validators = new Map<string, ValidateFunction>();

  constructor(routes: readonly string[]) {
    this.#document = published.parse(JSON.parse(readFileSync(FILE, 'utf8')));
    const { paths, components } = this.#document;
    const schemas = reached(
      components.schemas,
      routes.map(route => paths[route]),
    );
    admitNull(schemas);
    this.#ajv.addSchema({ $id: ROOT, components: { schemas } }, ROOT);
  }

  /** What about a request and its answer is not as published. */
  problems(exchange: Exchange): readonly string[] {
    const { method, route, status, answer, body, query } = exchange;
    const where = `${method} ${route}`;
    const found = operation.safeParse(this.#document.paths[route]?.[method.toLowerCase()]);
    if (!found.success) return [`${where} is no published endpoint`];
    const { responses, requestBody, parameters } = found.data;
    const response = responses[`${status}`];
    if (!response) return [`${where} never answers ${status}`];
    const answered = response.content?.['application/json']?.schema;
    const asked = requestBody?.content?.['application/json']?.schema;
    return [
      ...(answered === undefined ? [] : this.#check(`${where} ${status}`, answered, answer)),
      ...(asked === undefined ? [] : this.#check(`${where} body`, asked, body ?? {})),
      ...(asked === undefined && body !== undefined ? [`${where} takes no body`] : []),
      ...this.#queryProblems(where, parameters, query),
    ];
  }

  #queryProblems(
    where: string,
    parameters: z.infer<typeof operation>['parameters'],
    query: Exchange['query'],
  ): readonly string[] {
    const shared = this.#document.components.parameters;
    const known = parameters.map(each =>
      '$ref' in each ? parameter.parse(shared[each.$ref.split('/').at(-1) ?? '']) : each,
    );
    return Object.entries(query).flatMap(([name, value]) => {
      const schema = known.find(each => each?.in === 'query' && each.name === name)?.schema;
      if (schema === undefined) return [`${where} has no query parameter ${name}`];
      return this.#check(`${where} ?${name}`, schema, { value }, this.#queries);
    });
  }

  #check(name: string, schema: unknown, data: unknown, ajv = this.#ajv): readonly string[] {
    const known = this.#validators.get(name);
    const validate = known ?? ajv.compile(ajv === this.#queries ? queryOf(schema) : rooted(schema));
    this.#validators.set(name, validate);
    if (validate(data)) return [];
    return (validate.errors ?? []).map(({ instancePath, message }) => `${name} ${instancePath} ${message}`);
  }
}

const queryOf = (schema: unknown): object => ({ properties: { value: rooted(schema) } });

/** The schemas that some parts of the document refer to, and those that these refer to. */
function reached(schemas: Readonly<Record<string, unknown>>, from: readonly unknown[]) {
  const found: Record<string, unknown> = {};
  const open = [...from];
  while (open.length > 0) {
    const text = JSON.stringify(open.pop()) ?? '';
    for (const [, name = ''] of text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (Object.hasOwn(found, name)) continue;
      found[name] = schemas[name];
      open.push(schemas[name]);
    }
  }
  return found;
}

/** OpenAPI's `nullable` beside a reference or a choice is one choice more, as JSON Schema says it. */
function admitNull(node: unknown): void {
  if (typeof node !== 'object' || node === null) return;
  for (const child of Object.values(node)) admitNull(child);
  if (!('nullable' in node) || node.nullable !== true || 'type' in node) return;
  const choice: unknown = 'anyOf' in node ? node.anyOf : 'oneOf' in node ? node.oneOf : [];
  delete node.nullable;
  if (Array.isArray(choice)) choice.push({ type: 'null' });
}

/** The schema with its references led to the document. */
const rooted = (schema: unknown): object => {
  const copy: unknown = JSON.parse(
    JSON.stringify(schema).replaceAll('"#/components/', `"${ROOT}#/components/`),
  );
  admitNull(copy);
  return { allOf: [copy] };
};
