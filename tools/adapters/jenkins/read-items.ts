import { z } from 'zod';
import type { HttpSession } from './http-session.ts';
import { jobAddress } from './item-address.ts';
import { itemPathOf } from './item-path.ts';
import { readAnswer, readPage } from './read-page.ts';
import { refuseTooDeep } from './server-bounds.ts';

const LONGEST_TEXT = 10_000;
const MOST_ITEMS = 200_000;
const text = z.string().max(LONGEST_TEXT);
const itemSchema = z.object({
  _class: text.nullish(),
  url: text,
  builds: z.array(z.object({ url: text, building: z.boolean().nullish() })).default([]),
  /** There for what holds items: folders, multibranch projects. */
  jobs: z.array(z.unknown()).nullish(),
});
const itemsSchema = z.object({ jobs: z.array(itemSchema).max(MOST_ITEMS).default([]) });

/** How many builds of a job are looked at: what runs longer than those after it stands on an executor. */
const RECENT = '{0,5}';
const TREE = `tree=jobs[_class,url,builds[url,building]${RECENT},jobs[name]{0,1}]`;

/** A job, or what holds jobs. Addresses are relative to the root. */
export interface ListedItem {
  readonly path: string;
  readonly _class: string;
  readonly folder: boolean;
  /** Its newest builds that run. */
  readonly building: readonly string[];
}

/** All items of a server, what holds jobs before what it holds. */
export const readItems = (session: HttpSession): Promise<readonly ListedItem[]> => itemsBelow(session, '', 0);

async function itemsBelow(
  session: HttpSession,
  folder: string,
  depth: number,
): Promise<readonly ListedItem[]> {
  refuseTooDeep(folder, depth);
  const what = folder === '' ? 'listing the jobs' : `listing the jobs of \`${folder}\``;
  const { jobs } = readAnswer(itemsSchema, await readPage(session, `${folder}api/json?${TREE}`, what), what);
  const items = jobs.map(({ _class, url, builds, jobs: inner }) => ({
    path: jobAddress(itemPathOf(url) ?? url),
    _class: _class ?? '',
    folder: Array.isArray(inner),
    building: builds
      .filter(({ building }) => building === true)
      .flatMap(build => itemPathOf(build.url) ?? []),
  }));
  const all: ListedItem[] = [];
  for (const item of items) {
    all.push(item);
    if (item.folder) all.push(...(await itemsBelow(session, item.path, depth + 1)));
  }
  return all;
}
