import { itemUrl } from '../item-url.ts';
import type { JobDefinition } from './job-definition.ts';
import { type ItemsAtWork, MULTIBRANCH_KIND } from './job-json.ts';
import { containerPage, type Identity, type Page, redirect, titledPage } from './pages.ts';
import { discover } from './scan-pages.ts';
import { BadChoice, type ParameterValue, parameterValues } from './stand-in-parameters.ts';
import { formOf, type StandInRequest } from './stand-in-request.ts';
import type { Triggered } from './trigger-build.ts';

const SECOND = 1_000;

/** Starts a build or the scan of a multibranch project, if that is what is asked for. */
export function triggerPage(has: ItemsAtWork, identity: Identity, request: StandInRequest): Page | undefined {
  const { method, item, verb } = request;
  if (item === '' || (verb !== 'build' && verb !== 'buildWithParameters')) return undefined;
  if (method !== 'POST') return titledPage(identity, 405, 'Method Not Allowed - Jenkins');
  const { definition, kind } = has.store.read(item);
  if (kind === MULTIBRANCH_KIND && verb === 'build') {
    discover(has, item);
    return redirect('.');
  }
  if (definition === undefined) return undefined;
  const path = `/${itemUrl(item)}${verb}`;
  const name = item.slice(item.lastIndexOf('/') + 1);
  if (definition.disabled) return containerPage(409, `${name} is not buildable`, path);
  try {
    if (verb === 'build') return plainBuild(has, request, definition, path);
    if (definition.parameters.length === 0) return containerPage(400, `${name} is not parameterized`, path);
    const values = parameterValues(definition, new Map(formOf(request)));
    const triggered = started(has, request, definition, values);
    return { ...sentTo(request, triggered), status: triggered.folded ? 303 : 201 };
  } catch (error) {
    if (error instanceof BadChoice) return titledPage(identity, 500, 'Jenkins - Jenkins');
    throw error;
  }
}

/** Parameters of `build` come as JSON in a form; then the answer does not name the item. */
function plainBuild(
  has: ItemsAtWork,
  request: StandInRequest,
  definition: JobDefinition,
  path: string,
): Page {
  const json = formOf(request).get('json');
  if (definition.parameters.length === 0)
    return { ...sentTo(request, started(has, request, definition, [])), status: 201 };
  if (json === null) return containerPage(400, 'Nothing is submitted', path);
  started(has, request, definition, parameterValues(definition, submitted(json)));
  return { ...redirect(`${request.base}${itemUrl(request.item)}`), status: 201 };
}

function started(
  { work }: ItemsAtWork,
  request: StandInRequest,
  { kind }: JobDefinition,
  parameters: readonly ParameterValue[],
): Triggered {
  const { name } = request.account;
  const causes = [{ kind: 'user', text: `Started by user ${name}`, user: name }] as const;
  const delay = Number.parseInt(request.query.get('delay') ?? '0', 10) * SECOND;
  return work.trigger({
    job: request.item,
    kind,
    parameters,
    causes,
    // A branch is built at its head.
    commit: work.state.heads.get(request.item),
    delay,
    alone: false,
  });
}

const sentTo = ({ base }: StandInRequest, { item }: Triggered): Page =>
  redirect(`${base}queue/item/${item.id}/`);

/** `{"parameter": [{"name": …, "value": …}]}`, or one without the list. */
function submitted(json: string): ReadonlyMap<string, string> {
  const parsed: unknown = JSON.parse(json);
  const field = (value: unknown, name: string): unknown =>
    typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
  return new Map(
    [field(parsed, 'parameter')]
      .flat()
      .map((one: unknown) => [String(field(one, 'name')), String(field(one, 'value'))] as const),
  );
}
