import { faultOf } from './answer-faults.ts';
import { busyIn, busyTree, itemListSchema } from './api-answers.ts';
import { jsonOf } from './crumb.ts';
import type { HttpAnswer } from './http-exchange.ts';
import { HttpSession, type SessionOptions } from './http-session.ts';
import { itemUrl, splitPath } from './item-url.ts';
import { FOLDER_KIND, type Jenkins, type JenkinsItem } from './jenkins.ts';
import { readAnswer, readPage } from './read-page.ts';
import { refuseTooDeep, versionOf } from './server-bounds.ts';

const ITEM_TREE = 'tree=jobs[_class,name,description]';

/** A Jenkins server over its REST interface. */
export class HttpJenkins implements Jenkins {
  readonly #session: HttpSession;

  constructor(options: SessionOptions) {
    this.#session = new HttpSession(options);
  }

  async version(): Promise<string> {
    return versionOf(await this.#read('api/json?tree=mode', 'asking for the version'));
  }

  async items(): Promise<readonly JenkinsItem[]> {
    const found = await this.#itemsBelow('', 0);
    return [...found].sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  async configuration(path: string): Promise<string> {
    const { body } = await this.#read(`${itemUrl(path)}config.xml`, `reading \`${path}\``);
    return body;
  }

  async create(path: string, configuration: string): Promise<void> {
    const { folder, name } = splitPath(path);
    const url = `${itemUrl(folder)}createItem?name=${encodeURIComponent(name)}`;
    const answer = await this.#session.ask({
      method: 'POST',
      path: url,
      body: configuration,
      repeatable: false,
    });
    if (answer.status !== 200) throw faultOf(answer, `making \`${path}\``);
  }

  async update(path: string, configuration: string): Promise<void> {
    const url = `${itemUrl(path)}config.xml`;
    const answer = await this.#session.ask({
      method: 'POST',
      path: url,
      body: configuration,
      repeatable: true,
    });
    if (answer.status !== 200) throw faultOf(answer, `changing \`${path}\``);
  }

  async delete(path: string): Promise<void> {
    const url = `${itemUrl(path)}doDelete`;
    const answer = await this.#session.ask({ method: 'POST', path: url, repeatable: true });
    // A redirect to the parent, or nothing there: the item is gone either way.
    if (![200, 204, 302, 404].includes(answer.status)) throw faultOf(answer, `deleting \`${path}\``);
  }

  async busy(path: string): Promise<readonly string[]> {
    const answer = await this.#read(`${itemUrl(path)}api/json?${busyTree}`, `asking what \`${path}\` runs`);
    return busyIn(path, jsonOf(answer.body));
  }

  async #itemsBelow(folder: string, depth: number): Promise<readonly JenkinsItem[]> {
    refuseTooDeep(folder, depth);
    const what = folder === '' ? 'listing the jobs' : `listing \`${folder}\``;
    const answer = await this.#read(`${itemUrl(folder)}api/json?${ITEM_TREE}`, what);
    const { jobs } = readAnswer(itemListSchema, answer, what);
    const items = jobs.map(({ name, _class, description }) => ({
      path: folder === '' ? name : `${folder}/${name}`,
      kind: _class,
      description: description ?? '',
    }));
    const below: JenkinsItem[] = [];
    for (const { path, kind } of items)
      if (kind === FOLDER_KIND) below.push(...(await this.#itemsBelow(path, depth + 1)));
    return [...items, ...below];
  }

  #read(path: string, what: string): Promise<HttpAnswer> {
    return readPage(this.#session, path, what);
  }
}
