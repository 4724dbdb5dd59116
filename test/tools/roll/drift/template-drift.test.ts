import { describe, expect, it } from 'vitest';
import type {
  MachineTemplate,
  TemplateVersion,
} from '../../../../tools/adapters/fleet-machines/fleet-machines.ts';
import { drifted, MADE, notes, ofPool } from './example.ts';
import type { Made } from './made-machines.ts';

const NAME = 'tvm-cpu';
const TEMPLATE = MADE.templates.find(({ name }) => name === NAME);
if (TEMPLATE === undefined) throw new Error('the example has no such template');
const { latest, id } = TEMPLATE;

const withTemplate = (template: MachineTemplate | undefined): Made => ({
  ...MADE,
  templates: [
    ...MADE.templates.filter(({ name }) => name !== NAME),
    ...(template === undefined ? [] : [template]),
  ],
});
const withLatest = (other: Partial<TemplateVersion>): Made => {
  const newest = { ...latest, number: 3, ...other };
  return withTemplate({ ...TEMPLATE, versions: [newest, ...TEMPLATE.versions], latest: newest });
};
/** Machines of the first and of the second version. */
const [second, first] = [2, 1].map(version => ofPool('cpu').filter(one => one.template?.version === version));
const everyone = [...(first ?? []), ...(second ?? [])].map(one => one.id).sort();

const wantedBy = (made: Made) => Object.values(drifted(made)).map(([drift]) => drift?.wanted);

describe('the launch template of a group', () => {
  it('has machines of each version in the example', () => {
    expect(first?.length).toBeGreaterThan(0);
    expect(second?.length).toBeGreaterThan(0);
  });

  it('makes no drift by a version that differs in its number only', () => {
    expect(drifted(withLatest({}))).toEqual({});
    expect(notes(withLatest({}))).toEqual([]);
  });

  it('makes drift by each setting that the latest version has otherwise, more or less', () => {
    const disks = new Map([['BlockDeviceMappings', '[200]']]);
    const more = new Map([...latest.settings, ['MetadataOptions', '{}'], ['Other', '1']]);
    for (const [settings, words] of [
      [disks, 'disks'],
      [new Map(), 'disks'],
      [more, 'metadata options, Other'],
    ] as const) {
      const made = withLatest({ settings });
      const found = drifted(made);
      expect(Object.keys(found).sort()).toEqual(everyone);
      for (const drift of Object.values(found))
        expect(drift).toEqual([
          {
            kind: 'template',
            has: expect.stringMatching(/^version [12]$/),
            wanted: `version 3 (other ${words})`,
          },
        ]);
      expect(notes(made)).toEqual([]);
    }
  });

  it('makes no drift by an image or type of its own, which machines are compared with directly', () => {
    const made = withLatest({ image: 'ami-0old', instanceType: 't3.nano' });
    expect(drifted(made)).toEqual({});
    expect(notes(made)).toEqual([
      'the launch template `tvm-cpu` is behind the fleet file (image ami-0old, pinned is ' +
        `${latest.image}; instance type t3.nano, wanted is c6a.8xlarge): run \`fleet apply\` first`,
    ]);
  });

  it('that has not got today’s user data yet makes drift, and asks for an apply', () => {
    const stale = { ...latest, userData: 'sha256:old' };
    const made = withTemplate({ ...TEMPLATE, versions: [stale, { ...stale, number: 1 }], latest: stale });
    expect(new Set(wantedBy(made))).toEqual(
      new Set(['a version that `fleet apply` is yet to make (other user data)']),
    );
    expect(Object.keys(drifted(made)).sort()).toEqual(everyone);
    expect(notes(made)).toEqual([expect.stringMatching(/`tvm-cpu` is behind .*\(user data\).*apply` first/)]);
  });

  it('that got today’s user data leaves the machines of before behind', () => {
    const made = withTemplate({
      ...TEMPLATE,
      versions: [latest, { ...latest, number: 1, userData: 'sha256:old' }],
    });
    expect(drifted(made)).toEqual(
      Object.fromEntries(
        (first ?? []).map(one => [
          one.id,
          [{ kind: 'template', has: 'version 1', wanted: 'version 2 (other user data)' }],
        ]),
      ),
    );
    expect(notes(made)).toEqual([]);
  });

  it('that was made anew, or whose version was deleted, makes drift', () => {
    expect(wantedBy(withTemplate({ ...TEMPLATE, id: 'lt-new' }))).toEqual(
      everyone.map(() => 'lt-new version 2'),
    );
    const kept = withTemplate({ ...TEMPLATE, versions: [latest] });
    expect(Object.values(drifted(kept))).toEqual(
      (first ?? []).map(() => [
        { kind: 'template', has: 'version 1, which was deleted', wanted: 'version 2' },
      ]),
    );
  });

  it('is missed where there is none, and then nothing is said of its machines', () => {
    const made = withTemplate(undefined);
    expect(drifted(made)).toEqual({});
    expect(notes(made)).toEqual([expect.stringContaining('no launch template `tvm-cpu` yet')]);
  });

  it('is not guessed for machines that do not name theirs', () => {
    const nameless = { ...withLatest({ settings: new Map() }) };
    const machines = nameless.machines.map(one =>
      one.template?.id === id ? { ...one, template: undefined } : one,
    );
    const made = { ...nameless, machines };
    expect(drifted(made)).toEqual({});
    expect(notes(made)).toEqual([
      expect.stringMatching(/^3 machines of the pool `cpu` do not say from which launch template/),
    ]);
  });
});
