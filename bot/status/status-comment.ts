import type { PullRecord } from '../core/pull-record.ts';
import { statusMarker } from './status-marker.ts';
import type { StatusView } from './status-view.ts';

/** The text of the one comment of a bot instance under a pull request, at most 65,536 characters. */
export function statusComment(record: PullRecord, view: StatusView): string {
  return `${statusMarker(view.instance)}\n\n${record.runs.length} runs\n`;
}
