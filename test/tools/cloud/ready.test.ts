import { describe, expect, it } from 'vitest';
import { PlayedPrograms } from '../../../tools/adapters/process/played-programs.ts';
import { findTerraform } from '../../../tools/cloud/find-terraform.ts';
import { withProviders } from '../../../tools/cloud/provider-settings.ts';
import { tellEvents } from '../../../tools/cloud/tell-events.ts';
import { cloudFolder, emulatorFolder } from '../../../tools/cloud/work-folder.ts';
import { EXIT } from '../../../tools/exit-codes.ts';
import { memoryWorld } from '../memory-world.ts';

const CONFIGURATION = JSON.stringify({
  terraform: { backend: { s3: { bucket: 'b' } } },
  provider: { aws: [{ region: 'us-west-2' }] },
  resource: { aws_s3_bucket: { home: { bucket: 'home', lifecycle: { prevent_destroy: true } } } },
});
const outputs = new Map([['terraform/main.tf.json', CONFIGURATION]]);

describe('the folder that Terraform runs in', () => {
  it('holds the configuration alone for the cloud', () => {
    expect([...cloudFolder(outputs).files]).toEqual([['main.tf.json', CONFIGURATION]]);
  });

  it('is another one for the emulator, with the same configuration and an override beside it', () => {
    const { path, files } = emulatorFolder(outputs);
    expect(path).not.toBe(cloudFolder(outputs).path);
    expect(files.get('main.tf.json')).toBe(CONFIGURATION);
    const override = JSON.parse(files.get('emulator_override.tf.json') ?? '');
    expect(override.terraform.backend).toEqual({ local: {} });
    expect(override.resource.aws_s3_bucket.home.lifecycle.prevent_destroy).toBe(false);
  });
});

describe('the program', () => {
  const ok = () => ({});
  const broken = () => ({ exitCode: 1 });

  it.each([
    [{ terraform: ok, tofu: ok }, undefined, 'terraform'],
    [{ tofu: ok }, undefined, 'tofu'],
    [{ terraform: broken, tofu: ok }, undefined, 'tofu'],
    [{ terraform: ok, tofu: ok }, 'tofu', 'tofu'],
  ])('is the one that was asked for, else the first that answers', async (plays, asked, found) => {
    expect(await findTerraform(new PlayedPrograms(plays), {}, asked)).toBe(found);
  });

  it('that is missing is named in one line, with how to get it', async () => {
    const search = findTerraform(new PlayedPrograms({}), {}, undefined);
    await expect(search).rejects.toMatchObject({
      exitCode: EXIT.missingTool,
      fix: expect.stringContaining('https://'),
    });
  });
});

describe('providers', () => {
  const MIRROR = {
    names: (folder: string) =>
      ({ '/opt': ['mirror'], '/opt/mirror': ['registry.terraform.io'] })[folder] ?? [],
  };
  const worldWith = (environment: Record<string, string>, more = {}) => ({
    ...memoryWorld(more).world,
    environment,
    folders: MIRROR,
  });

  it('come from the configuration that the environment names, when there is one', () => {
    const environment = { TF_CLI_CONFIG_FILE: '/etc/tf.rc' };
    expect(withProviders('out', worldWith(environment, { '/etc/tf.rc': '' }))).toBe(environment);
  });

  it('come from a folder of this machine else, where there is one', () => {
    const world = worldWith({ TF_CLI_CONFIG_FILE: '/none' });
    const file = withProviders('out', world).TF_CLI_CONFIG_FILE ?? '';
    expect(world.files.read(file)).toContain('path    = "/opt/mirror"');
  });

  it('come from the registry where there is none', () => {
    const world = { ...worldWith({ TF_CLI_CONFIG_FILE: '/none' }), folders: { names: () => [] } };
    expect(withProviders('out', world).TF_CLI_CONFIG_FILE).toBeUndefined();
  });
});

describe('the events of a run', () => {
  it('become how much is done and what goes on', () => {
    const told: string[] = [];
    const tell = tellEvents(text => told.push(text), 3);
    for (const address of ['a', 'b']) tell({ kind: 'started', address, action: 'create' });
    tell({ kind: 'finished', address: 'a', action: 'create', seconds: 1 });
    tell({ kind: 'finished', address: 'b', action: 'create', seconds: 1 });
    expect(told).toEqual(['0 of 3 · a', '0 of 3 · a and 1 more', '1 of 3 · b', '2 of 3']);
  });
});
