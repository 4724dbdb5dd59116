import type { Repository } from '../model/pull.ts';
import type { Envelope } from './envelope.ts';
import { repositoryOf } from './payload-parts.ts';
import { PULL_ACTIONS } from './pull-payload.ts';
import { INSTALLATION_ACTIONS } from './repository-payload.ts';

/** The events that the bot knows. All others are for others. */
export const EVENTS = [
  'issue_comment',
  'pull_request',
  'pull_request_review',
  'push',
  'installation',
  'installation_repositories',
] as const;
export type EventName = (typeof EVENTS)[number];

/** Why nothing comes of a delivery; each is counted. */
export const IGNORED = [
  'event-of-no-interest',
  'action-of-no-interest',
  'another-app',
  'repository-not-served',
  'not-a-pull-request',
  'own',
  'by-bot',
  'no-address',
  'not-a-branch',
] as const;
export type Ignored = (typeof IGNORED)[number];

/** By what a delivery is judged. */
export interface Interest {
  /** The GitHub App's number. */
  readonly app: number;
  /** The number of the bot's own account. */
  readonly account: number;
  readonly serves: (repository: Repository) => boolean;
  /** False: the text holds nothing for the bot, surely. */
  readonly mayHoldCommand: (text: string) => boolean;
}

type Judge = (envelope: Envelope, interest: Interest) => Ignored | undefined;

const ofActions =
  (actions: readonly string[]): Judge =>
  ({ action }) =>
    action !== undefined && actions.includes(action) ? undefined : 'action-of-no-interest';

const isServed: Judge = ({ repository }, { serves }) =>
  repository && serves(repositoryOf(repository)) ? undefined : 'repository-not-served';

const isPull: Judge = ({ issue }) => (issue?.pull_request ? undefined : 'not-a-pull-request');

/** Words of programs are no commands, least of all the bot's own: it would answer itself. */
const byPerson: Judge = ({ action, sender, comment, review }, { account }) => {
  // An approval that a program takes back is taken back.
  const isTakenBack = action === 'dismissed' && review !== undefined;
  const who = isTakenBack ? [review.user] : [sender, comment?.user, review?.user];
  if (who.some(each => each?.id === account)) return 'own';
  return who.some(each => each?.type === 'Bot') ? 'by-bot' : undefined;
};

const addressed: Judge = ({ comment }, { mayHoldCommand }) =>
  mayHoldCommand(comment?.body ?? '') ? undefined : 'no-address';

/** A verdict counts without a word; a review that is only a comment is like one. */
const isVerdict: Judge = ({ review }, { mayHoldCommand }) =>
  review?.state !== 'commented' || mayHoldCommand(review.body ?? '') ? undefined : 'no-address';

/** The bot knows neither title nor text of a pull request, so only another base is news. */
const isNews: Judge = ({ action, changes }) =>
  action === 'edited' && changes?.base === undefined ? 'action-of-no-interest' : undefined;

const isBranch: Judge = ({ ref, deleted }) =>
  ref?.startsWith('refs/heads/') && deleted !== true ? undefined : 'not-a-branch';

const JUDGES: Readonly<Record<EventName, readonly Judge[]>> = {
  issue_comment: [ofActions(['created', 'edited', 'deleted']), isServed, isPull, byPerson, addressed],
  pull_request: [ofActions(PULL_ACTIONS), isServed, isNews],
  pull_request_review: [ofActions(['submitted', 'dismissed']), isServed, byPerson, isVerdict],
  push: [isServed, isBranch],
  installation: [ofActions(INSTALLATION_ACTIONS)],
  installation_repositories: [ofActions(INSTALLATION_ACTIONS)],
};

/** Why an event is not of interest; undefined: it is. */
export function ignoredFor(name: EventName, envelope: Envelope, interest: Interest): Ignored | undefined {
  for (const judge of JUDGES[name]) {
    const reason = judge(envelope, interest);
    if (reason !== undefined) return reason;
  }
  return undefined;
}
