// biome-ignore-all lint/suspicious/noTemplateCurlyInString: what Groovy interpolates
import { afterEach, expect, it } from 'vitest';
import {
  FOLDER_KIND,
  type Jenkins,
  JenkinsFailed,
  type JenkinsFault,
} from '../../tools/adapters/jenkins/jenkins.ts';
import { parseConfig } from '../../tools/adapters/jenkins/parse-config.ts';
import { printConfig } from '../../tools/adapters/jenkins/print-config.ts';
import { branch, childOf, leaf } from '../../tools/adapters/jenkins/xml-element.ts';

/** All that the contract makes stands in this folder, so that it can also be tried on a server with other jobs. */
const ROOT = 'jenkins-fleet-contract';

export const folderConfig = (description: string) =>
  printConfig(branch(FOLDER_KIND, [leaf('description', description)]));

export const pipelineConfig = (description: string, script = "echo 'well'\n") =>
  printConfig(
    branch('flow-definition', [
      leaf('description', description),
      branch('definition', [leaf('script', script), leaf('sandbox', 'true')], {
        class: 'org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition',
      }),
    ]),
  );

const faultOf = (work: Promise<unknown>): Promise<JenkinsFault | undefined> =>
  work.then(
    () => undefined,
    (error: unknown) => {
      if (error instanceof JenkinsFailed) return error.fault;
      throw error;
    },
  );

/** What every Jenkins does; `server` hands over the one under test. */
export function jenkinsContract(server: () => Jenkins): void {
  afterEach(() => server().delete(ROOT));

  const folder = () => server().create(ROOT, folderConfig('a folder'));
  const below = async () => (await server().items()).filter(({ path }) => path.startsWith(ROOT));

  it('knows its version', async () => {
    expect(await server().version()).toMatch(/^\d+\.\d+/);
  });

  it('lists what was made, folders before what stands in them', async () => {
    await folder();
    await server().create(`${ROOT}/job`, pipelineConfig('a job'));
    expect(await below()).toEqual([
      { path: ROOT, kind: FOLDER_KIND, description: 'a folder' },
      {
        path: `${ROOT}/job`,
        kind: 'org.jenkinsci.plugins.workflow.job.WorkflowJob',
        description: 'a job',
      },
    ]);
  });

  it('hands back a configuration that means what was written', async () => {
    const script = 'line 1 <&>"\'\n\tline 2 💥 {x} ${y}\n';
    await folder();
    await server().create(`${ROOT}/job`, pipelineConfig('before\n\nline', script));
    const definition = childOf(parseConfig(await server().configuration(`${ROOT}/job`)), 'definition');
    expect(definition && childOf(definition, 'script')?.text).toBe(script);
    await server().update(`${ROOT}/job`, pipelineConfig('after'));
    expect((await below()).at(-1)?.description).toBe('after');
  });

  it('refuses a second item of one name, and leaves the first', async () => {
    await folder();
    await server().create(`${ROOT}/job`, pipelineConfig('first'));
    expect(await faultOf(server().create(`${ROOT}/job`, pipelineConfig('second')))).toBe('taken');
    expect((await below()).at(-1)?.description).toBe('first');
  });

  it('refuses bad names, broken configurations and another kind', async () => {
    await folder();
    expect(await faultOf(server().create(`${ROOT}/a:b`, pipelineConfig('')))).toBe('refused');
    expect(await faultOf(server().create(`${ROOT}/broken`, '<flow-definition>'))).toBe('refused');
    expect(await faultOf(server().update(ROOT, pipelineConfig('')))).toBe('refused');
    expect((await below()).map(({ path }) => path)).toEqual([ROOT]);
  });

  it('says what is missing', async () => {
    expect(await faultOf(server().configuration(`${ROOT}/nobody`))).toBe('missing');
    expect(await faultOf(server().create(`${ROOT}/nobody/job`, pipelineConfig('')))).toBe('missing');
    expect(await faultOf(server().update(`${ROOT}/nobody`, pipelineConfig('')))).toBe('missing');
    expect(await faultOf(server().busy(`${ROOT}/nobody`))).toBe('missing');
  });

  it('deletes a folder with all that is in it, and what is gone is no error', async () => {
    await folder();
    await server().create(`${ROOT}/job`, pipelineConfig(''));
    expect(await server().busy(`${ROOT}/job`)).toEqual([]);
    await server().delete(ROOT);
    await server().delete(ROOT);
    expect(await below()).toEqual([]);
  });
}
