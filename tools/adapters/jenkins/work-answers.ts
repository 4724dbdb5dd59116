import { z } from 'zod';
import { commentLine } from '../../../fleet/render/escape.ts';

const LONGEST_TEXT = 10_000;
const MOST_COMPUTERS = 50_000;
const MOST_EXECUTORS = 1_000;
const MOST_ITEMS = 200_000;

/** Words of a server: one line that holds nothing a terminal would obey. */
const line = z
  .string()
  .max(LONGEST_TEXT)
  .transform(text => commentLine(text).trim());

const className = z.string().max(LONGEST_TEXT);
const moment = z.int().nonnegative();

/** A name is one segment of its item's path; `.` and `..` would be others. */
const itemName = z
  .string()
  .max(LONGEST_TEXT)
  .regex(/^[^/]+$/)
  .refine(name => name !== '.' && name !== '..');

/** What an executor works on. All but the class is missing in what is no build, and in what this account may not see. */
const executableSchema = z.object({
  _class: className.nullish(),
  url: z.string().max(LONGEST_TEXT).nullish(),
  /** When it began, in milliseconds since 1970. */
  timestamp: moment.nullish(),
  /** In milliseconds; −1 where Jenkins has no guess. */
  estimatedDuration: z.number().nullish(),
});

const executorSchema = z.object({
  idle: z.boolean(),
  currentExecutable: executableSchema.nullish(),
});

const executorsSchema = z.array(executorSchema).max(MOST_EXECUTORS);

const computerSchema = z.object({
  _class: className.nullish(),
  displayName: line,
  assignedLabels: z
    .array(z.object({ name: line }))
    .max(MOST_EXECUTORS)
    .default([]),
  numExecutors: z.int().nonnegative(),
  offline: z.boolean(),
  temporarilyOffline: z.boolean(),
  offlineCauseReason: line.nullish(),
  offlineCause: z.object({ description: line.nullish() }).nullish(),
  executors: executorsSchema,
  oneOffExecutors: executorsSchema,
});

const EXECUTABLE = '_class,url,timestamp,estimatedDuration';
const EXECUTOR = `idle,currentExecutable[${EXECUTABLE}]`;

/** The query for computers and what they work on. */
export const COMPUTERS_TREE = `tree=computer[_class,displayName,assignedLabels[name],numExecutors,offline,temporarilyOffline,offlineCauseReason,offlineCause[description],executors[${EXECUTOR}],oneOffExecutors[${EXECUTOR}]]`;

/** What `/computer/api/json` says to that query. */
export const computersSchema = z.object({ computer: z.array(computerSchema).max(MOST_COMPUTERS) });

/** The query for the queue. Without it, the part of a Pipeline that waits for its node would have no name. */
export const QUEUE_TREE = 'tree=items[id,inQueueSince,why,task[_class,name,url]]';

const taskSchema = z.object({ name: line.nullish(), url: z.string().max(LONGEST_TEXT).nullish() });

/** What `/queue/api/json` says to that query. */
export const queueSchema = z.object({
  items: z
    .array(z.object({ id: z.int(), inQueueSince: moment, why: line.nullish(), task: taskSchema.nullish() }))
    .max(MOST_ITEMS),
});

/** The query for the server's state. */
export const OVERVIEW_TREE = 'tree=quietingDown,quietDownReason';

/** What `/api/json` says to that query. */
export const overviewSchema = z.object({ quietingDown: z.boolean(), quietDownReason: line.nullish() });

/** How many builds of a job are looked at: as many as Jenkins itself reads for the weather on its front page. */
const RECENT = '{0,5}';

/** The query for a folder's jobs, what of them is building and whether it would go on after a restart. */
export const JOBS_TREE = `tree=jobs[name,url,property[_class],builds[building,${EXECUTABLE}]${RECENT},jobs[name]{0,1}]`;

const jobSchema = z.object({
  name: itemName,
  url: z.string().max(LONGEST_TEXT),
  property: z
    .array(z.object({ _class: className.nullish() }))
    .max(MOST_EXECUTORS)
    .default([]),
  builds: z.array(executableSchema.extend({ building: z.boolean().nullish() })).default([]),
  /** There for what holds jobs: folders, multibranch Pipelines. */
  jobs: z.array(z.unknown()).nullish(),
});

/** What a folder's `api/json` says to that query. */
export const jobsSchema = z.object({ jobs: z.array(jobSchema).max(MOST_ITEMS) });

/** What an executor works on, as Jenkins tells it. */
export type ExecutableAnswer = Readonly<z.output<typeof executableSchema>>;

/** A place at which a computer works on something. */
export type ExecutorAnswer = Readonly<z.output<typeof executorSchema>>;

/** A node and its executors, as Jenkins tells it. */
export type ComputerAnswer = Readonly<z.output<typeof computerSchema>>;

/** Something in the queue, as Jenkins tells it. */
export type QueueItemAnswer = Readonly<z.output<typeof queueSchema>['items'][number]>;

/** A job, as Jenkins tells it. */
export type JobAnswer = Readonly<z.output<typeof jobSchema>>;
