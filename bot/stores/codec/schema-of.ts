import * as z from 'zod/mini';

/** All the way down as it may be read only, which the types of the core are and those of zod are not. */
type Fixed<T> = T extends readonly (infer Element)[]
  ? readonly Fixed<Element>[]
  : T extends object
    ? { readonly [Key in keyof T]: Fixed<T[Key]> }
    : T;

/** Whether two types are the same, optional properties too: TypeScript compares the conditions only when they are. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/**
 * Says of which type a schema is. It does not compile when the type holds anything that the schema does not, or the other way
 * round: a record would be read back with a piece missing.
 */
export const schemaOf =
  <Type>() =>
  <Schema extends z.core.$ZodType>(
    schema: Schema &
      (Same<Fixed<z.output<Schema>>, Fixed<Type>> extends true ? unknown : 'type and schema differ'),
  ): Schema =>
    schema;

/** A property that is always there and may be undefined; in JSON such a one is left out. */
export const maybe = <Schema extends z.core.$ZodType>(schema: Schema) =>
  z.pipe(
    z.optional(schema),
    z.transform((value: z.output<Schema> | undefined) => value),
  );
