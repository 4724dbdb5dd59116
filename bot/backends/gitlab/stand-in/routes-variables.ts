import { z } from 'zod';
import { type Asked, missing, type Project, type Reply } from './asked.ts';

const variableBody = z.strictObject({
  key: z.string().regex(/^\w{1,255}$/),
  // What GitLab can mask: one line of at least 8 characters without blanks.
  value: z.string().regex(/^\S{8,10000}$/),
  environment_scope: z.string(),
  masked: z.literal(true),
  raw: z.boolean(),
  protected: z.boolean(),
});

/** Variables of the project, each for one environment. */
export function ofVariables(
  { pipelines: { variables } }: Project,
  { method, path: [key], query, body }: Asked,
): Reply {
  if (method === 'POST') {
    const { success, data } = variableBody.safeParse(body);
    if (!success) return { status: 400, json: { message: { value: ['is invalid'] } } };
    const taken = variables.some(
      each => each.key === data.key && each.environment_scope === data.environment_scope,
    );
    if (taken) return { status: 400, json: { message: { key: [`(${data.key}) has already been taken`] } } };
    variables.push(data);
    return { status: 201, json: data };
  }
  const scope = query.get('filter[environment_scope]');
  const place = variables.findIndex(each => each.key === key && each.environment_scope === scope);
  if (place < 0) return missing('Variable');
  if (method === 'DELETE') variables.splice(place, 1);
  return method === 'DELETE' ? { status: 204 } : { status: 200, json: variables[place] };
}
