import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { scanPlan } from '../../../tools/policy-scan/scan-plan.ts';
import { scanFindings } from '../../../tools/policy-scan/scan-report.ts';
import { readWaivers } from '../../../tools/policy-scan/waivers.ts';

const summary = { passed: 3, failed: 1, parsing_errors: 0, resource_count: 2 };
const failed = { check_id: 'CKV_AWS_18', check_name: 'Ensure logging', resource: 'aws_s3_bucket.logs' };
const report = { summary, results: { failed_checks: [failed] } };

describe('scanFindings', () => {
  it('reads what did not pass', () => {
    expect(scanFindings(report)).toEqual([
      { check: 'CKV_AWS_18', asks: 'Ensure logging', address: 'aws_s3_bucket.logs' },
    ]);
  });

  it.each([
    ['nothing at all', { passed: 0, failed: 0, skipped: 0, resource_count: 0 }],
    ['no check', { ...report, summary: { ...summary, passed: 0 } }],
    ['half a plan', { ...report, summary: { ...summary, parsing_errors: 1 } }],
  ])('takes a scan of %s for a failure', (_, json) => {
    expect(() => scanFindings(json)).toThrow('scanned nothing');
  });
});

describe('scanPlan', () => {
  it('tells what checkov complained of when it gave no report', async () => {
    const run = async () => ({ exitCode: 2, out: '', err: 'no such file' });
    const scan = scanPlan('plan.json', { programs: { run }, checkov: 'checkov', environment: {} });
    await expect(scan).rejects.toThrow('no such file');
  });
});

describe('the committed waivers', () => {
  const waivers = readWaivers(
    readFileSync(new URL('../../../tools/policy-scan/waivers.yaml', import.meta.url), 'utf8'),
  );

  it('name each check once, so that its reasons stand together', () => {
    const checks = waivers.map(({ check }) => check);
    expect(checks).toEqual([...new Set(checks)]);
  });

  it('are for no whole type of resource that a fleet could have more of', () => {
    for (const { on } of waivers) for (const address of on) expect(address).not.toMatch(/\.\*/);
  });
});

describe('readWaivers', () => {
  it.each([
    '- {check: CKV_AWS_18, on: [aws_s3_bucket.logs]}',
    '- {check: CKV_AWS_18, on: [aws_s3_bucket.logs], why: because}',
    '- {check: CKV_AWS_18, on: [], why: it is like that for a reason}',
    '- {check: everything, on: [aws_s3_bucket.logs], why: it is like that for a reason}',
  ])('refuses %s', text => {
    expect(() => readWaivers(text)).toThrow();
  });
});
