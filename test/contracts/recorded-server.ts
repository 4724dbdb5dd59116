import type { Exchange } from '../../tools/adapters/jenkins/http-exchange.ts';
import type { SessionOptions } from '../../tools/adapters/jenkins/http-session.ts';
import { pickTree } from '../../tools/adapters/jenkins/stand-in/api-tree.ts';
import { type Recorded, recorded } from './jenkins-recordings.ts';

/** What was asked of a server that only knows recorded answers: method and path, the query and form with it. */
export interface RecordedServer {
  readonly options: SessionOptions;
  readonly asked: readonly string[];
}

/**
 * A server that answers as one did when it was recorded: each request gets the next answer that was given to its method and
 * path, of whose fields it gets those it asks for. After the last one, and of what was never asked, there is nothing (404).
 * @param wanted only these exchanges of the excerpt
 */
export function recordedServer(
  scenario: string,
  wanted: (exchange: Recorded) => boolean = () => true,
): RecordedServer {
  const left = recorded(scenario).filter(wanted);
  const asked: string[] = [];
  const exchange: Exchange = async ({ method, url, body }) => {
    asked.push(`${method} ${url.pathname}${url.search}${body === undefined ? '' : ` ${body}`}`);
    const index = left.findIndex(
      ({ method: other, path }) => other === method && path.split('?')[0] === url.pathname,
    );
    const [found] = index < 0 ? [] : left.splice(index, 1);
    if (found === undefined) return { status: 404, headers: new Headers(), body: '' };
    const tree = url.searchParams.get('tree');
    const told = tree === null ? found.json : pickTree(found.json, tree);
    return {
      status: found.status,
      headers: new Headers(found.headers),
      body: found.json === undefined ? '' : JSON.stringify(told),
    };
  };
  const server = new URL('http://127.0.0.1:18081/');
  return { options: { server, credentials: { kind: 'nobody' }, exchange, pauses: [] }, asked };
}
