import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emulatorOverride, NotOnEmulator } from '../../../tools/emulator/override.ts';

type Json = Readonly<Record<string, unknown>>;

/** What a path leads to in the override for these resources and the rest of the configuration. */
const overridden = (resource: Json, rest: Json = {}) => emulatorOverride({ resource, ...rest });

/** A reference as Terraform's JSON writes it. */
const ref = (expression: string) => `\${${expression}}`;

describe('the override', () => {
  it('keeps the state beside the configuration, whatever backend that has', () => {
    const { json } = overridden({}, { terraform: { backend: { s3: { bucket: 'b' } } } });
    expect(json).toHaveProperty('terraform.backend', { local: {} });
  });

  it('gives each provider of AWS keys that are none, and keeps its alias', () => {
    const { json } = overridden(
      {},
      { provider: { aws: [{ region: 'a' }, { region: 'b', alias: 'other' }] } },
    );
    expect(json).toMatchObject({
      provider: { aws: [{ access_key: 'emulator' }, { access_key: 'emulator', alias: 'other' }] },
    });
    expect(JSON.stringify(json)).not.toContain('region":"');
  });

  it('says nothing of a resource that needs no help', () => {
    const { json, omitted, untried } = overridden({ aws_vpc: { network: { cidr_block: '10.0.0.0/16' } } });
    expect(json).toHaveProperty('resource', {});
    expect([omitted, untried]).toEqual([[], []]);
  });

  it('names types that nobody tried', () => {
    expect(overridden({ aws_quantum: { computer: {} }, aws_vpc: { a: {} } }).untried).toEqual([
      'aws_quantum',
    ]);
  });

  it('refuses what is no configuration', () => {
    expect(() => emulatorOverride({ resource: [] })).toThrow();
    expect(() => emulatorOverride('')).toThrow();
  });
});

describe('lifecycle', () => {
  const lifecycleOf = (lifecycle: unknown) => {
    const { json } = overridden({ aws_backup_plan: { daily: { lifecycle } } });
    const { resource } = json;
    return JSON.parse(JSON.stringify(resource)).aws_backup_plan.daily.lifecycle;
  };

  it('ignores what the resource ignores already, and what the emulator does not give back', () => {
    expect(lifecycleOf({ ignore_changes: ['name'] })).toEqual({ ignore_changes: ['name', 'tags_all'] });
    expect(lifecycleOf([{ ignore_changes: ['tags_all'] }])).toEqual({ ignore_changes: ['tags_all'] });
    expect(lifecycleOf(undefined)).toEqual({ ignore_changes: ['tags_all'] });
  });

  it('leaves "all" alone: a list would ignore less', () => {
    expect(lifecycleOf({ ignore_changes: 'all', prevent_destroy: true })).toEqual({ prevent_destroy: false });
  });

  it('lifts prevent_destroy wherever it stands, so that a demo can be taken away', () => {
    const { json } = overridden({
      aws_ebs_volume: { home: { lifecycle: { prevent_destroy: true } }, scratch: { size: 1 } },
    });
    expect(json).toHaveProperty('resource.aws_ebs_volume', {
      home: { lifecycle: { prevent_destroy: false } },
    });
  });
});

describe('what the emulator cannot hold', () => {
  const backup = { aws_backup_selection: { home: {} } };

  it('is left out, also where there are several', () => {
    const { json, omitted } = overridden({
      aws_backup_selection: { home: {}, each: { for_each: ['a', 'b'] } },
    });
    expect(json).toHaveProperty('resource.aws_backup_selection', {
      home: { count: 0 },
      each: { for_each: [] },
    });
    expect(omitted).toEqual(['aws_backup_selection.home', 'aws_backup_selection.each']);
  });

  it('takes its outputs with it, and no others', () => {
    const { json } = overridden(backup, {
      output: {
        selection: { value: { id: ref('aws_backup_selection.home.id') } },
        other: { value: ref('aws_backup_selection.home-2.id') },
        plan: { value: ref('aws_backup_plan.daily.id') },
      },
    });
    expect(json).toHaveProperty('output', { selection: { value: null } });
  });

  it('must not be read by what stays', () => {
    const uses = { aws_ssm_parameter: { p: { value: `is ${ref('upper(aws_backup_selection.home.id)')}` } } };
    expect(() => overridden({ ...backup, ...uses })).toThrow(NotOnEmulator);
    expect(() => overridden({ ...backup, ...uses })).toThrow(
      /aws_ssm_parameter\.p.*aws_backup_selection\.home/,
    );
  });

  it('may be waited for, and read by what is left out as well', () => {
    const uses = {
      aws_ssm_parameter: { p: { depends_on: ['aws_backup_selection.home'] } },
      aws_budgets_budget: { b: { name: ref('aws_backup_selection.home.id') } },
    };
    expect(overridden({ ...backup, ...uses }).omitted).toHaveLength(2);
  });
});

describe('what no override can help', () => {
  const lifecycle = (rule: unknown) => ({ aws_s3_bucket_lifecycle_configuration: { b: { rule } } });

  it('is refused, all of it at once', () => {
    const { aws_s3_bucket_lifecycle_configuration: bad } = lifecycle([
      { filter: { prefix: '' } },
      { filter: [{ and: [{}] }], noncurrent_version_expiration: { newer_noncurrent_versions: 3 } },
    ]);
    const resource = {
      aws_s3_bucket_lifecycle_configuration: bad,
      aws_instance: { i: { launch_template: { id: 'lt-1' } } },
    };
    for (const part of ['filter.and', 'newer_noncurrent_versions', 'aws_instance.i'])
      expect(() => overridden(resource)).toThrow(part);
    expect(() => overridden(resource)).toThrow(NotOnEmulator);
  });

  it('is not seen where it is not', () => {
    expect(() =>
      overridden(lifecycle({ filter: { prefix: 'and' }, expiration: [{ days: 1 }] })),
    ).not.toThrow();
    expect(() => overridden(lifecycle({ filter: null }))).not.toThrow();
  });
});

describe('any configuration', () => {
  const types = fc.constantFrom(
    'aws_vpc',
    'aws_instance',
    'aws_backup_selection',
    'aws_s3_bucket',
    'aws_odd',
  );
  const ignored = fc.oneof(
    fc.constant('all' as const),
    fc.array(fc.constantFrom('ami', 'tags', 'monitoring')),
  );
  const lifecycle = fc.record(
    { prevent_destroy: fc.boolean(), ignore_changes: ignored },
    { requiredKeys: [] },
  );
  const resources = fc.dictionary(
    types,
    fc.dictionary(fc.stringMatching(/^[a-z][a-z_-]{0,9}$/), fc.record({ lifecycle }, { requiredKeys: [] })),
  );

  it('loses nothing that it ignores, keeps nothing from being destroyed, and names only its own resources', () => {
    fc.assert(
      fc.property(resources, resource => {
        const { json } = overridden(resource);
        for (const [type, named] of Object.entries(Object(json.resource)))
          for (const [name, block] of Object.entries(Object(named))) {
            const own = resource[type]?.[name];
            expect(own).toBeDefined();
            const { lifecycle: over = {} } = Object(block);
            expect(over.prevent_destroy).not.toBe(true);
            if (Array.isArray(own?.lifecycle?.ignore_changes) && over.ignore_changes !== undefined)
              expect(over.ignore_changes).toEqual(expect.arrayContaining(own.lifecycle.ignore_changes));
          }
      }),
    );
  });
});
