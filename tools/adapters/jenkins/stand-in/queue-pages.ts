import { pickTree } from './api-tree.ts';
import { done, type Identity, jsonPage, type Page, titledPage } from './pages.ts';
import { formOf, type StandInRequest } from './stand-in-request.ts';
import { itemJson, leftJson } from './work-json.ts';
import type { WorkStore } from './work-store.ts';

/** The pages of single queue items, if that is what is asked for. */
export function queuePage(work: WorkStore, identity: Identity, request: StandInRequest): Page | undefined {
  const { method, item, verb, query } = request;
  if (item !== '') return undefined;
  if (verb === 'queue/cancelItem') {
    if (method !== 'POST') return titledPage(identity, 405, 'Method Not Allowed - Jenkins');
    const id = Number(formOf(request).get('id') ?? Number.NaN);
    return cancelled(work, id, request.account.name)
      ? { ...done, status: 204 }
      : titledPage(identity, 404, 'Jenkins - Jenkins');
  }
  const [, id] = /^queue\/item\/(\d+)\/api\/json$/.exec(verb) ?? [];
  if (method !== 'GET' || id === undefined) return undefined;
  const whole = pageOf(work, Number(id));
  if (whole === undefined) return titledPage(identity, 404, 'Not Found - Jenkins');
  const tree = query.get('tree');
  return jsonPage(identity, tree === null ? whole : pickTree(whole, tree));
}

function cancelled(work: WorkStore, id: number, by: string): boolean {
  const item = work.queue().find(other => other.id === id);
  if (item !== undefined) work.cancel(item, by);
  return item !== undefined;
}

function pageOf(work: WorkStore, id: number): object | undefined {
  const item = work.queue().find(other => other.id === id);
  if (item !== undefined) return itemJson(work, item);
  const left = work.leftItem(id);
  return left && leftJson(left);
}
