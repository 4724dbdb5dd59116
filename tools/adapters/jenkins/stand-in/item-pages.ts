import { itemUrl, splitPath } from '../item-url.ts';
import { FOLDER_KIND } from '../jenkins.ts';
import { BadTree, pickTree } from './api-tree.ts';
import { buildJson, CONFIGURED_URL } from './build-json.ts';
import { ItemRefused, type ItemStore } from './item-store.ts';
import { done, type Identity, jsonPage, type Page, redirect, titledPage } from './pages.ts';
import type { WorkStore } from './work-store.ts';

/** A request about items. */
export interface ItemRequest {
  readonly method: string;
  /** The item; empty: the server itself. */
  readonly item: string;
  /** What of it: `api/json`, `config.xml`, `createItem`, `doDelete`. */
  readonly verb: string;
  readonly query: URLSearchParams;
  readonly body: string;
}

/** What a server has, and what it works on. */
export interface ItemsAtWork {
  readonly store: ItemStore;
  readonly work: WorkStore;
}

/** What a Jenkins with these items answers to one who may do everything; undefined: nothing that the stand-in knows. */
export function itemPage(has: ItemsAtWork, identity: Identity, request: ItemRequest): Page | undefined {
  try {
    return answered(has, identity, request);
  } catch (error) {
    if (error instanceof BadTree) return titledPage(identity, 500, 'Jenkins - Jenkins');
    if (!(error instanceof ItemRefused)) throw error;
    if (error.status === 404) return titledPage(identity, 404, 'Not Found - Jenkins');
    const told = error.status === 400 ? { 'X-Error': error.message } : {};
    return titledPage(identity, error.status, 'Jenkins - Jenkins', told);
  }
}

function answered(has: ItemsAtWork, identity: Identity, request: ItemRequest): Page | undefined {
  const { store } = has;
  const { item, verb, query, body } = request;
  switch (`${request.method} ${verb}`) {
    case 'GET api/json': {
      const whole = item === '' ? serverJson(has) : itemJson(has, item);
      const tree = query.get('tree');
      return jsonPage(identity, tree === null ? whole : pickTree(whole, tree));
    }
    case 'GET config.xml':
      return {
        status: 200,
        headers: { 'Content-Type': 'application/xml' },
        body: store.read(item).configuration,
      };
    case 'POST createItem':
      store.createIn(item, query.get('name') ?? '', body);
      return done;
    case 'POST config.xml':
      store.update(item, body);
      return done;
    case 'POST doDelete': {
      store.delete(item);
      const { folder } = splitPath(item);
      return redirect(folder === '' ? '/' : `/job/${folder.split('/').join('/job/')}/`);
    }
    default:
      return undefined;
  }
}

const serverJson = (has: ItemsAtWork) => ({
  _class: 'hudson.model.Hudson',
  mode: 'NORMAL',
  numExecutors: 0,
  jobs: jobsWithin(has, ''),
  quietDownReason: has.work.quiet?.reason ?? null,
  quietingDown: has.work.quiet !== undefined,
  slaveAgentPort: -1,
  useCrumbs: true,
  useSecurity: true,
});

function itemJson(has: ItemsAtWork, path: string): object {
  const { kind, description, properties, busy } = has.store.read(path);
  const { name } = splitPath(path);
  const url = `${CONFIGURED_URL}${itemUrl(path)}`;
  const common = { _class: kind, description, displayName: name, fullName: path, name, url };
  if (kind === FOLDER_KIND) return { ...common, jobs: jobsWithin(has, path) };
  const running = has.work.builds().filter(({ job }) => job === path);
  return {
    ...common,
    buildable: true,
    builds: [...busy.map((_, index) => ({ number: index + 1, building: true })), ...running.map(buildJson)],
    concurrentBuild: true,
    disabled: false,
    inQueue: false,
    property: properties.map(_class => ({ _class })),
  };
}

const jobsWithin = (has: ItemsAtWork, folder: string): readonly object[] =>
  has.store.within(folder).map(({ path }) => itemJson(has, path));
