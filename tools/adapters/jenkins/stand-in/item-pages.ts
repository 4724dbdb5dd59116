import { itemUrl, splitPath } from '../item-url.ts';
import { BadTree, pickTree } from './api-tree.ts';
import { forgetItem } from './forget-item.ts';
import { ItemRefused } from './item-store.ts';
import { type ItemsAtWork, itemJson, serverJson } from './job-json.ts';
import { done, type Identity, jsonPage, type Page, redirect, titledPage } from './pages.ts';
import type { StandInRequest } from './stand-in-request.ts';

/** What a page that is made answers when it cannot be made. */
export function orRefusal(identity: Identity, page: () => Page | undefined): Page | undefined {
  try {
    return page();
  } catch (error) {
    if (error instanceof BadTree) return titledPage(identity, 500, 'Jenkins - Jenkins');
    if (!(error instanceof ItemRefused)) throw error;
    if (error.status === 404) return titledPage(identity, 404, 'Not Found - Jenkins');
    const told = error.status === 400 ? { 'X-Error': error.message } : {};
    return titledPage(identity, error.status, 'Jenkins - Jenkins', told);
  }
}

/** The pages of items, if that is what is asked for. */
export function itemPage(has: ItemsAtWork, identity: Identity, request: StandInRequest): Page | undefined {
  const { store, work } = has;
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
    case 'POST disable':
    case 'POST enable':
      store.disable(item, verb === 'disable');
      return redirect(`/${itemUrl(item)}`);
    case 'POST doDelete': {
      store.delete(item);
      forgetItem(work.state, item);
      const { folder } = splitPath(item);
      return redirect(folder === '' ? '/' : `/job/${folder.split('/').join('/job/')}/`);
    }
    default:
      return undefined;
  }
}
