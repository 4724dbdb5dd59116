import * as z from 'zod/mini';
import { StoreFailed } from '../bot-store.ts';

/** The version of the formats in which things are kept. A bot reads no later one, and says so. */
const FORMAT = 1;

const envelope = z.object({ format: z.number(), is: z.optional(z.unknown()) });

/** How something is kept as text. */
export interface TextFormat<Kept> {
  /** @throws StoreFailed when it could not be read back */
  textOf(kept: Kept, name: string): string;
  /**
   * @param name - which one, for the message
   * @throws StoreFailed when the text is not one of this format
   */
  read(text: string, name: string): Kept;
}

/** Things as JSON in a sparing form: what is undefined is left out, properties stand in the schema's order. */
export function textFormat<Kept>(what: string, schema: z.core.$ZodType<Kept>): TextFormat<Kept> {
  const checked = (value: unknown, failing: string): Kept => {
    const parsed = z.safeParse(schema, value);
    if (parsed.success) return parsed.data;
    throw new StoreFailed(`${failing}: ${firstProblem(parsed.error)}`);
  };
  return {
    textOf(kept, name) {
      const is = checked(kept, `${what} ${name} cannot be kept`);
      return withoutNoncharacters(JSON.stringify({ format: FORMAT, is }));
    },
    read(text, name) {
      const failing = `${what} ${name} cannot be read`;
      const { format, is } = opened(text, failing);
      if (format !== FORMAT)
        throw new StoreFailed(`${failing}: its format is ${format}, and this bot knows ${FORMAT} only`);
      return checked(is, failing);
    },
  };
}

function opened(text: string, failing: string): z.output<typeof envelope> {
  try {
    return envelope.parse(JSON.parse(text));
  } catch {
    // What JSON.parse says holds pieces of the text.
    throw new StoreFailed(`${failing}: its text is damaged`);
  }
}

/** Where the first problem is, and nothing of what stands there. */
function firstProblem({ issues: [issue] }: z.core.$ZodError): string {
  return `${issue?.path.map(String).join('.') || 'it'} is not as expected (${issue?.code})`;
}

/** SQS takes no U+FFFE and U+FFFF; JSON can say them in other words. */
const withoutNoncharacters = (json: string): string =>
  json.replaceAll('\uFFFE', '\\ufffe').replaceAll('\uFFFF', '\\uffff');
