import { z } from 'zod';
import type { LabelledAgent } from '../../fleet/labels/explain.ts';
import { parseNodeLabels } from '../../fleet/labels/node-labels.ts';
import { UserError } from '../user-error.ts';

const FIX = 'write for example {"cpu-1": "CPU linux", "gpu-1": "GPU"}';
const MOST_TOLD = 10;

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'a list' : typeof value;
}

/** By way of a Map, since zod leaves `__proto__` out of a record without a word. */
const nodesSchema = z
  .custom<object>(value => kindOf(value) === 'object', {
    error: issue => `the file is a JSON object from node name to label string, got: ${kindOf(issue.input)}`,
  })
  .transform(nodes => new Map<unknown, unknown>(Object.entries(nodes)))
  .pipe(
    z.map(
      z.string().min(1, 'a node has a name, got: ""'),
      z.string({ error: issue => `a label string is text, got: ${kindOf(issue.input)}` }),
    ),
  );

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UserError(`${file}: the file is no JSON: ${why}`, { fix: FIX });
  }
}

function issueText(issue: z.core.$ZodIssue): string {
  return issue.path.length === 0 ? issue.message : `\`${issue.path.join('.')}\`: ${issue.message}`;
}

/**
 * Reads a JSON map from node name to label string. Each node also carries its own name as a label, as in Jenkins.
 * @param file what errors call the file
 * @throws UserError with all that is wrong, at most ten lines
 */
export function parseNodesFile(text: string, file: string): readonly LabelledAgent[] {
  const nodes = nodesSchema.safeParse(parseJson(text, file));
  if (nodes.success)
    return [...nodes.data].map(([name, labels]) => ({
      name,
      labels: new Set([...parseNodeLabels(labels), name]),
    }));
  const told = nodes.error.issues.map(issueText);
  const more = told.length > MOST_TOLD ? [`… and ${told.length - MOST_TOLD} more`] : [];
  throw new UserError([...told.slice(0, MOST_TOLD), ...more].map(line => `${file}: ${line}`).join('\n'), {
    fix: FIX,
  });
}
