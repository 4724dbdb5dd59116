import fc from 'fast-check';
import type { BotEvent, Comment, Delivery } from '../../bot/model/bot-event.ts';
import { anyNumber, anyText, people, pullRefs, pulls, repositories } from './pull-records.ts';

const kind = <K extends string>(name: K): fc.Arbitrary<K> => fc.constant(name);

const comments: fc.Arbitrary<Comment> = fc.record({
  id: anyNumber,
  body: anyText,
  author: people,
  byBot: fc.boolean(),
  at: anyNumber,
  url: anyText,
});

/** What can be told of a pull request, but reports. */
export const pullEvents: fc.Arbitrary<BotEvent> = fc.oneof(
  fc.record({
    kind: kind('comment'),
    change: fc.constantFrom('created', 'edited', 'deleted'),
    pull: pullRefs,
    comment: comments,
    by: people,
  }),
  fc.record({
    kind: kind('pull'),
    change: fc.constantFrom('opened', 'reopened', 'pushed', 'closed', 'labelled', 'unlabelled', 'edited'),
    pull: pulls,
    by: people,
    label: fc.option(anyText, { nil: undefined }),
    at: anyNumber,
  }),
  fc.record({
    kind: kind('review'),
    pull: pullRefs,
    review: fc.record({
      id: anyNumber,
      verdict: fc.constantFrom('approved', 'changes-requested', 'commented', 'dismissed'),
      sha: anyText,
      author: people,
      body: anyText,
      at: anyNumber,
      url: anyText,
    }),
  }),
);

const events: fc.Arbitrary<BotEvent> = fc.oneof(
  { arbitrary: pullEvents, weight: 3 },
  fc.record({
    kind: kind('push'),
    repository: repositories,
    branch: anyText,
    sha: anyText,
    isDefault: fc.boolean(),
    by: fc.option(people, { nil: undefined }),
  }),
  fc.record({
    kind: kind('installation'),
    change: fc.constantFrom('added', 'removed'),
    installation: anyNumber,
    repositories: fc.array(repositories, { maxLength: 3 }),
  }),
  // What came as JSON: there is no -0 in what it becomes again.
  fc.record({
    kind: kind('report'),
    pull: pullRefs,
    run: anyText,
    report: fc.json().map((text): unknown => JSON.parse(text.replaceAll('-0', '0'))),
  }),
);

/** Any delivery that the core's types allow. */
export const deliveries: fc.Arbitrary<Delivery> = fc.record({
  id: anyText,
  received: anyNumber,
  event: events,
});
