import type { StoredRecord } from './bot-store.ts';
import { recordFormat } from './codec/record-codec.ts';

/** The text of a record, and its version. */
export interface RecordText {
  readonly version: number;
  readonly text: string;
}

/** The record that this text holds. @throws StoreFailed when it holds none */
export const storedRecord = (kept: RecordText | undefined, pull: string): StoredRecord | undefined =>
  kept && { version: kept.version, record: recordFormat.read(kept.text, pull) };

/** What is answered to a write on top of a version that is not the last one: it may be there already, its answer lost. */
export const lateWrite = (
  kept: RecordText | undefined,
  version: number,
  text: string,
): 'written' | 'taken' => (kept?.version === version + 1 && kept.text === text ? 'written' : 'taken');
