import type { BotEvent } from '../../model/bot-event.ts';
import type { PullRecord } from '../../model/pull-record.ts';
import type { RepositorySettings } from '../../model/settings.ts';
import { digest } from '../digest.ts';
import { handledNow, wasHandled } from '../handled.ts';
import type { Turn } from '../turn.ts';
import { takeCommand } from './take-command.ts';

type PullEvent = Extract<BotEvent, { kind: 'pull' }>;

const labelMark = ({ label, at }: PullEvent): string => `label:${label}:${at}`;

/** Whether somebody put on the label that asks for an upload. */
export const asksForUpload = (
  record: PullRecord | undefined,
  event: PullEvent,
  { deployLabel }: RepositorySettings,
): boolean =>
  event.change === 'labelled' &&
  deployLabel !== undefined &&
  event.label === deployLabel &&
  (record === undefined || !wasHandled(record, labelMark(event)));

const EVERYTHING = { architecture: [], repository: [], instance: [], accelerator: [], job: [] } as const;

/** The label is a `deploy` of who put it on. */
export function takeLabel(turn: Turn, event: PullEvent): Turn {
  const { record, facts } = turn;
  if (!asksForUpload(record, event, facts.settings)) return turn;
  const { by, at, label } = event;
  const marked = handledNow(turn, labelMark(event));
  // It may have been taken off since.
  if (facts.pull !== undefined && label !== undefined && !facts.pull.labels.includes(label)) return marked;
  const source = { by, at, comment: undefined, url: undefined };
  const id = digest('label', label ?? '', at);
  return takeCommand(marked, source, { kind: 'deploy', filters: EVERYTHING }, id);
}
