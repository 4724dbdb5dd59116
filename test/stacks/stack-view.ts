import { z } from 'zod';

const sectionSchema = z.record(z.string(), z.record(z.string(), z.record(z.string(), z.unknown())));
const stackSchema = z.object({ resource: sectionSchema.default({}), data: sectionSchema.default({}) });

/** A resource (or data source) as it stands in Terraform's JSON. */
export interface ResourceView {
  readonly type: string;
  readonly name: string;
  /** `aws_vpc.network`, `data.aws_region.here`. */
  readonly address: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** All resources of a stack, by address. */
export type StackView = ReadonlyMap<string, ResourceView>;

/** Reads Terraform's JSON. */
export function viewOf(json: unknown): StackView {
  const { resource, data } = stackSchema.parse(json);
  const all = [...listOf(resource, ''), ...listOf(data, 'data.')];
  return new Map(all.map(view => [view.address, view]));
}

function listOf(section: z.output<typeof sectionSchema>, prefix: string): readonly ResourceView[] {
  return Object.entries(section).flatMap(([type, named]) =>
    Object.entries(named).map(([name, attributes]) => ({
      type,
      name,
      address: `${prefix}${type}.${name}`,
      attributes,
    })),
  );
}

/** The resources of one type. */
export function ofType(view: StackView, type: string): readonly ResourceView[] {
  return [...view.values()].filter(resource => resource.type === type);
}

/** All texts in a value, however deep. */
export function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

const REFERENCE = /\$\{((?:data\.)?[a-z][a-z0-9_]*\.[\w-]+)[.[}]/g;

/** The addresses that a text refers to. */
export function referencesIn(text: string): readonly string[] {
  return [...text.matchAll(REFERENCE)].flatMap(match => match[1] ?? []);
}
