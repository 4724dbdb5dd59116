import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Project, Reply } from './asked.ts';
import { GitProject } from './git-project.ts';
import { Pipelines, type Runner } from './pipelines.ts';
import { answered } from './routes.ts';

/** What goes wrong with a request. `lost`: it is carried out, and its answer does not come. */
export type GitlabFault = 'silent' | 'lost' | 'garbage' | number;

/** What a stand-in is made with. */
export interface GitlabOptions {
  readonly project: number;
  /** The tokens that are good; may be changed by whoever made the list. */
  readonly tokens: readonly string[];
  readonly clock: () => number;
  readonly runner: Runner;
  /** Nothing was ever committed to it. */
  readonly empty?: boolean;
  /** Asked at each request; undefined: it goes well. */
  readonly fault?: (request: {
    readonly method: string;
    readonly path: string;
    readonly number: number;
  }) => GitlabFault | undefined;
}

/** A GitLab with one project, on a free port of this machine. */
export interface GitlabStandIn {
  readonly url: string;
  readonly git: GitProject;
  readonly pipelines: Pipelines;
  stop(): Promise<void>;
}

/** Starts a stand-in for GitLab: repository, pipelines, jobs, artefacts, variables; with the answers that its documentation shows. */
export async function startGitlab(options: GitlabOptions): Promise<GitlabStandIn> {
  const git = new GitProject();
  const pipelines = new Pipelines(options.clock, options.runner);
  if (options.empty !== true)
    git.commit(
      {
        branch: 'main',
        start: undefined,
        message: 'Initial commit',
        actions: [{ action: 'create', file_path: 'README.md', content: 'empty' }],
      },
      options.clock(),
    );
  let number = 0;
  const server = createServer(async (request, response) => {
    number += 1;
    const url = new URL(request.url ?? '/', 'http://gitlab');
    const fault = options.fault?.({ method: request.method ?? '', path: url.pathname, number });
    const { port } = server.address() as AddressInfo;
    const project: Project = {
      address: `http://127.0.0.1:${port}/group/benchmarks`,
      number: options.project,
      defaultBranch: 'main',
      git,
      pipelines,
      clock: options.clock,
    };
    await reply(request, response, { url, fault, options, project });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port has an address of this kind.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    git,
    pipelines,
    stop: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function reply(
  request: IncomingMessage,
  response: ServerResponse,
  {
    url,
    fault,
    options,
    project,
  }: {
    readonly url: URL;
    readonly fault: GitlabFault | undefined;
    readonly options: GitlabOptions;
    readonly project: Project;
  },
): Promise<void> {
  const body = await bodyOf(request);
  if (fault === 'silent') return void response.destroy();
  if (typeof fault === 'number') return write(response, { status: fault, json: { message: `${fault}` } });
  if (fault === 'garbage')
    return void response.writeHead(200, { 'content-type': 'text/html' }).end('<html>hello</html>');
  const token = request.headers['private-token'];
  const known = typeof token === 'string' && options.tokens.includes(token);
  const prefix = `/api/v4/projects/${options.project}`;
  const isOurs = url.pathname === prefix || url.pathname.startsWith(`${prefix}/`);
  const path = url.pathname
    .slice(prefix.length + 1)
    .split('/')
    .map(decodeURIComponent);
  const answer = !known
    ? { status: 401, json: { message: '401 Unauthorized' } }
    : isOurs
      ? answered(project, { method: request.method ?? '', path, query: url.searchParams, body })
      : { status: 404, json: { message: '404 Project Not Found' } };
  if (fault === 'lost') return void response.destroy();
  write(response, answer);
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  const text = Buffer.concat(parts).toString();
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function write(response: ServerResponse, { status, json, bytes }: Reply): void {
  response.writeHead(status, { 'content-type': bytes ? 'application/octet-stream' : 'application/json' });
  response.end(bytes ?? (json === undefined ? undefined : JSON.stringify(json)));
}
