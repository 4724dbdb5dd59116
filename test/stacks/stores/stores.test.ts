import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { registryLifecycle } from '../../../stacks/stores/registry-lifecycle.ts';
import { ofType } from '../stack-view.ts';
import { synthesised } from '../synthesised.ts';
import { fleetWith } from '../written-fleet.ts';

describe('stores', () => {
  it('keep artefacts in versions, and every version as long as an artefact', () => {
    const view = synthesised(fleetWith({ artefacts: { keep: '90d' }, caches: { keep: '14d' } }));
    const rulesOf = (purpose: string) =>
      ofType(view, 'aws_s3_bucket_lifecycle_configuration').find(({ name }) => name.includes(purpose))
        ?.attributes.rule;
    expect(rulesOf('artefacts')).toMatchObject([
      { expiration: [{ days: 90 }] },
      { abort_incomplete_multipart_upload: [{}] },
      { noncurrent_version_expiration: [{ noncurrent_days: 90 }] },
      { expiration: [{ expired_object_delete_marker: true }] },
    ]);
    expect(rulesOf('cache_main')).toMatchObject([{ expiration: [{ days: 14 }] }, {}]);
  });

  it('have a shared file system only when asked', () => {
    const types = (efs: boolean) =>
      ofType(synthesised(fleetWith({ caches: { efs } })), 'aws_efs_file_system');
    expect(types(false)).toEqual([]);
    expect(types(true)[0]?.attributes).toMatchObject({
      encrypted: true,
      lifecycle: { prevent_destroy: true },
    });
  });

  it('scan images on push', () => {
    const view = synthesised(fleetWith({ registries: { repositories: ['ci_cpu', 'ci/cpu'] } }));
    for (const { attributes } of ofType(view, 'aws_ecr_repository'))
      expect(attributes).toMatchObject({ image_scanning_configuration: { scan_on_push: true } });
  });
});

describe('registryLifecycle', () => {
  it('keeps as many images as asked for, and judges any image last, as ECR wants it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000 }), keep => {
        const { rules } = JSON.parse(registryLifecycle(keep));
        expect(rules.at(-1).selection).toEqual({
          tagStatus: 'any',
          countType: 'imageCountMoreThan',
          countNumber: keep,
        });
        const priorities = rules.map((rule: { rulePriority: number }) => rule.rulePriority);
        expect(priorities.at(-1)).toBe(Math.max(...priorities));
      }),
    );
  });
});
