import { pickTree } from './api-tree.ts';
import { computerJson } from './computer-json.ts';
import { type Identity, jsonPage, type Page, redirect, titledPage } from './pages.ts';
import { formOf, type StandInRequest } from './stand-in-request.ts';
import { addressOf, BUILT_IN_NAME } from './stand-in-work.ts';
import type { WorkStore } from './work-store.ts';

/** An agent that only lost its connection comes back after so many milliseconds. */
const RETURNS_AFTER = 10_000;

/** The pages of one node, if that is what is asked for. */
export function nodePage(work: WorkStore, identity: Identity, request: StandInRequest): Page | undefined {
  const [, segment, verb = ''] = /^computer\/([^/]+)\/(.+)$/.exec(request.verb) ?? [];
  if (request.item !== '' || segment === undefined || segment === 'api') return undefined;
  const called = decodeURIComponent(segment);
  const address = called === '(built-in)' ? BUILT_IN_NAME : called;
  const node = work.nodes().find(other => addressOf(other) === address);
  if (node === undefined) return titledPage(identity, 404, 'Not Found - Jenkins');
  const { name } = node;
  if (verb === 'api/json') {
    const whole = computerJson(work, node);
    const tree = request.query.get('tree');
    return jsonPage(identity, tree === null ? whole : pickTree(whole, tree));
  }
  if (!Object.hasOwn(CHANGES, verb)) return undefined;
  if (request.method !== 'POST') return titledPage(identity, 405, 'Method Not Allowed - Jenkins');
  const mark = { by: request.account.name, message: formOf(request).get('offlineMessage')?.trim() ?? '' };
  CHANGES[verb]?.(work, name, mark);
  return redirect(verb === 'doDelete' ? '/computer/' : `/computer/${segment}/`);
}

type Change = (work: WorkStore, name: string, mark: { by: string; message: string }) => void;

const CHANGES: Readonly<Record<string, Change>> = {
  // It really toggles: whoever sends it twice takes the mark back.
  toggleOffline: (work, name, mark) => {
    const marked = work.nodes().some(node => node.name === name && node.mark !== undefined);
    work.mark(name, marked ? undefined : mark);
  },
  changeOfflineCause: (work, name, mark) => work.mark(name, mark),
  doDisconnect: (work, name) => work.disconnect(name, RETURNS_AFTER),
  launchSlaveAgent: (work, name) => work.reconnect(name, 'same'),
  doDelete: (work, name) => work.removeNode(name),
};
