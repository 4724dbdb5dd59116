import { z } from 'zod';

const LONGEST_TEXT = 100_000;
const MOST = 10_000;
const text = z.string().max(LONGEST_TEXT);

const parameterSchema = z.object({ name: text, value: z.unknown().optional() });
const causeSchema = z.object({
  _class: text.nullish(),
  shortDescription: text.nullish(),
  userId: text.nullish(),
});
const hash = z
  .string()
  .regex(/^[0-9a-f]{7,64}$/)
  .nullish()
  .catch(undefined);

const actionSchema = z.object({
  _class: text.nullish(),
  parameters: z.array(parameterSchema).max(MOST).nullish(),
  causes: z.array(causeSchema).max(MOST).nullish(),
  lastBuiltRevision: z.object({ SHA1: hash }).nullish(),
  revision: z.object({ hash, pullHash: hash }).nullish(),
});

const actions = z.array(actionSchema.nullable()).max(MOST).default([]);

/** What is asked of the actions of a build or queue item: its parameters, causes, and the commit. */
const ACTIONS_TREE =
  'actions[_class,parameters[name,value],causes[_class,shortDescription,userId],lastBuiltRevision[SHA1],revision[hash,pullHash]]';

/** What is asked of a build. */
export const BUILD_FIELDS = `_class,url,number,building,result,timestamp,duration,queueId,${ACTIONS_TREE}`;

/** What a build says of itself. */
export const buildSchema = z.object({
  _class: text,
  url: text,
  number: z.int().positive(),
  building: z.boolean(),
  result: text.nullish(),
  timestamp: z.int().nonnegative(),
  duration: z.int().nonnegative(),
  queueId: z.int().default(-1),
  actions,
});

/** What is asked of the queue. */
export const WAITING_TREE = `tree=items[id,inQueueSince,task[_class,url],${ACTIONS_TREE}]`;

const waitingItemSchema = z.object({
  id: z.int(),
  inQueueSince: z.int().nonnegative(),
  task: z.object({ _class: text.nullish(), url: text.nullish() }).nullish(),
  actions,
});

/** What the queue says to that. */
export const waitingItemsSchema = z.object({ items: z.array(waitingItemSchema).max(MOST * 20) });

/** A parameter with the value that was given, where Jenkins tells it. */
export type ParameterAnswer = Readonly<z.output<typeof parameterSchema>>;

/** What caused something, as Jenkins tells it. */
export type CauseAnswer = Readonly<z.output<typeof causeSchema>>;

/** Something that a build or queue item carries, as Jenkins tells it; much of it says nothing. */
export type ActionAnswer = Readonly<z.output<typeof actionSchema>> | null;

/** A build, as Jenkins tells it. */
export type BuildAnswer = Readonly<z.output<typeof buildSchema>>;

/** Something in the queue with all that was given to it, as Jenkins tells it. */
export type WaitingAnswer = Readonly<z.output<typeof waitingItemSchema>>;
