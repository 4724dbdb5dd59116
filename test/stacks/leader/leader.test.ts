import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { synthesised } from '../synthesised.ts';
import { fleetWith } from '../written-fleet.ts';

const at = (written: Parameters<typeof fleetWith>[0], address: string) =>
  synthesised(fleetWith(written)).get(address)?.attributes ?? {};

const cloudConfig = z.object({ write_files: z.array(z.object({ path: z.string(), content: z.string() })) });

describe('the leader', () => {
  it('is neither stopped nor replaced by an apply', () => {
    // What EC2 can change only on a stopped or a new machine, of all that stands in the resource.
    const stopping = ['ami', 'instance_type', 'subnet_id', 'user_data', 'root_block_device[0].kms_key_id'];
    expect(at({}, 'aws_instance.leader')).toMatchObject({
      lifecycle: { ignore_changes: expect.arrayContaining(stopping) },
    });
  });

  it('cannot be reached with a key or from outside, nor ended by mistake', () => {
    const leader = at({}, 'aws_instance.leader');
    expect(leader).not.toHaveProperty('key_name');
    expect(leader).toMatchObject({
      associate_public_ip_address: false,
      disable_api_termination: true,
      monitoring: true,
      metadata_options: { http_tokens: 'required' },
    });
  });

  it('learns at its first boot where its home is, and no secret', () => {
    const secrets = { 'agent-ssh-key': { description: 'opens everything' } };
    const text = String(at({ secrets }, 'aws_instance.leader').user_data);
    expect(text.startsWith('#cloud-config\n')).toBe(true);
    const [file] = cloudConfig.parse(JSON.parse(text.replace(/^#.*\n/, ''))).write_files;
    expect(JSON.parse(file?.content ?? '')).toEqual({
      fleet: 'tvm',
      role: 'leader',
      home: { volumeId: `\${aws_ebs_volume.leader_home.id}`, device: expect.stringMatching(/^\/dev\/sd/) },
    });
    expect(text).not.toContain('secret');
  });

  it('gives its home back before it goes', () => {
    expect(at({}, 'aws_volume_attachment.leader_home')).toMatchObject({
      volume_id: `\${aws_ebs_volume.leader_home.id}`,
      instance_id: `\${aws_instance.leader.id}`,
      stop_instance_before_detaching: true,
    });
  });
});

describe('the home', () => {
  it('outlives the leader, encrypted', () => {
    const volumes = { home: '700GiB', root: '60GiB' };
    const leader = { instance: 'c6a.4xlarge', jenkins: '2.528.3-lts-jdk21', volumes };
    expect(at({ leader }, 'aws_ebs_volume.leader_home')).toMatchObject({
      size: 700,
      type: 'gp3',
      encrypted: true,
      lifecycle: { prevent_destroy: true },
    });
  });

  it('is backed up once a day, and each backup kept as long as asked', () => {
    const backup = { at: '03:30', keep: '21d' };
    const leader = { instance: 'c6a.4xlarge', jenkins: '2.528.3-lts-jdk21', backup };
    expect(at({ leader }, 'aws_backup_plan.leader_backup_plan')).toMatchObject({
      rule: [{ schedule: 'cron(30 3 * * ? *)', lifecycle: { delete_after: 21 } }],
    });
    expect(at({ leader }, 'aws_backup_selection.leader_backup_home')).toMatchObject({
      resources: [`\${aws_ebs_volume.leader_home.arn}`],
    });
  });
});
