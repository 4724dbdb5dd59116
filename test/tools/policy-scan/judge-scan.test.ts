import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeScan, verdictText } from '../../../tools/policy-scan/judge-scan.ts';
import type { ScanFinding } from '../../../tools/policy-scan/scan-report.ts';
import type { Waiver } from '../../../tools/policy-scan/waivers.ts';

const finding = (check: string, address: string): ScanFinding => ({ check, address, asks: 'Ensure so' });
const waiver = (check: string, ...on: string[]): Waiver => ({
  check,
  on,
  why: 'it is like that for a reason',
});

describe('judgeScan', () => {
  it('leaves open what no waiver is for', () => {
    const findings = [
      finding('CKV_AWS_18', 'aws_s3_bucket.logs'),
      finding('CKV_AWS_21', 'aws_s3_bucket.logs'),
    ];
    expect(judgeScan(findings, [waiver('CKV_AWS_18', 'aws_s3_bucket.*')]).open).toEqual([findings[1]]);
  });

  it('does not stretch a waiver beyond its resources', () => {
    const findings = [finding('CKV_AWS_18', 'aws_s3_bucket.stores_cache_main')];
    for (const on of ['aws_s3_bucket.stores', 'aws_s3_bucket.cache_*', 'aws_s3_bucketx.*', 'aws_s3.bucket*'])
      expect(judgeScan(findings, [waiver('CKV_AWS_18', on)]).open).toEqual(findings);
  });

  it('tells of waivers that excuse nothing', () => {
    const waivers = [waiver('CKV_AWS_18', 'aws_s3_bucket.logs', 'aws_s3_bucket.gone')];
    const { open, idle } = judgeScan([finding('CKV_AWS_18', 'aws_s3_bucket.logs')], waivers);
    expect({ open, idle }).toEqual({ open: [], idle: [{ check: 'CKV_AWS_18', on: 'aws_s3_bucket.gone' }] });
  });

  it('puts each finding into exactly one of excused and open', () => {
    const check = fc.constantFrom('CKV_AWS_1', 'CKV_AWS_2');
    const address = fc.constantFrom('aws_a.x', 'aws_a.y', 'aws_b.x');
    const findings = fc.array(fc.tuple(check, address).map(([id, at]) => finding(id, at)));
    fc.assert(
      fc.property(findings, check, address, (found, id, at) => {
        const { open } = judgeScan(found, [waiver(id, at)]);
        expect(found.filter(each => !(each.check === id && each.address === at))).toEqual(open);
      }),
    );
  });
});

describe('verdictText', () => {
  it('is empty when all is well', () => {
    expect(verdictText({ open: [], idle: [] })).toBe('');
  });

  it('says what is wrong where, and what to do', () => {
    const text = verdictText({ open: [finding('CKV_AWS_18', 'aws_s3_bucket.logs')], idle: [] });
    expect(text).toContain('aws_s3_bucket.logs: CKV_AWS_18, Ensure so');
    expect(text).toContain('tools/policy-scan/waivers.yaml');
  });
});
