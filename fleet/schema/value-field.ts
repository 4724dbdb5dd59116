import { z } from 'zod';
import { ValueError } from '../values/value-error.ts';

/** What the reference page, the JSON Schema and the error messages say of a value type. */
export interface ValueMeta {
  readonly description: string;
  /** At least one; the first stands in for a bad value while the other rules are checked. */
  readonly examples: readonly [string, ...string[]];
  readonly pattern?: RegExp;
}

/** A field that is written as text and read as a value type; the type's own rule and fix become the issue. */
export function valueField<T>(parse: (text: string) => T, meta: ValueMeta) {
  const written = {
    examples: [...meta.examples],
    ...(meta.pattern && { pattern: meta.pattern.source }),
  };
  return z
    .string()
    .meta(written)
    .transform((text, context): T => {
      try {
        return parse(text);
      } catch (error) {
        if (!(error instanceof ValueError)) throw error;
        context.issues.push({
          code: 'custom',
          message: error.message,
          input: text,
          params: { fix: error.fix },
        });
        return z.NEVER;
      }
    })
    .meta({ description: meta.description, ...written });
}

/** A field that is plain text of a certain form. `form` says the form in words, for the error message. */
export function textField(pattern: RegExp, form: string, meta: ValueMeta) {
  return z
    .string()
    .regex(pattern, { error: form })
    .meta({
      description: meta.description,
      examples: [...meta.examples],
      // What editors say instead of showing the pattern.
      patternErrorMessage: form,
    });
}
