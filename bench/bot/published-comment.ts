import { readFileSync } from 'node:fs';
import { z } from 'zod';

const comment = z.looseObject({
  action: z.literal('created'),
  issue: z.looseObject({}),
  comment: z.looseObject({}),
});

/** The payload of `issue_comment` that GitHub publishes as its example. */
export function publishedComment(root: string): z.output<typeof comment> {
  const path = `${root}/node_modules/@octokit/webhooks-examples/api.github.com/index.json`;
  const events = z
    .array(z.looseObject({ name: z.string(), examples: z.array(z.unknown()) }))
    .parse(JSON.parse(readFileSync(path, 'utf8')));
  const examples = events.find(({ name }) => name === 'issue_comment')?.examples ?? [];
  return comment.parse(examples.find(example => comment.safeParse(example).success));
}
