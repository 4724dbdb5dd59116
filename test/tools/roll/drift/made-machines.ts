import { z } from 'zod';
import type { Fleet } from '../../../../fleet/schema/fleet.ts';
import type {
  MachineTemplate,
  TemplateVersion,
} from '../../../../tools/adapters/fleet-machines/fleet-machines.ts';
import { userDataHash } from '../../../../tools/adapters/fleet-machines/user-data-hash.ts';
import type { SeenMachine } from '../../../../tools/roll/drift/seen-machine.ts';
import { ofType, type StackView } from '../../../stacks/stack-view.ts';
import { synthesised } from '../../../stacks/synthesised.ts';

const HOME = 'vol-0123456789abcdef0';
const HOME_REFERENCE = /\$\{aws_ebs_volume\.leader_home\.id\}/;
const tagsSchema = z.record(z.string(), z.string());
const instanceSchema = z.object({
  ami: z.string(),
  instance_type: z.string(),
  subnet_id: z.string(),
  user_data: z.string(),
  tags: tagsSchema,
});
const templateSchema = z.object({
  name: z.string(),
  image_id: z.string(),
  instance_type: z.string(),
  user_data: z.base64(),
  tag_specifications: z.array(z.object({ resource_type: z.string(), tags: tagsSchema })),
});
const groupSchema = z.object({
  name: z.string(),
  mixed_instances_policy: z
    .object({
      launch_template: z.object({ override: z.array(z.object({ instance_type: z.string() })) }),
    })
    .optional(),
});
const attachmentSchema = z.object({ device_name: z.string() });

/** What AWS has of a fleet that was just applied. */
export interface Made {
  readonly machines: readonly SeenMachine[];
  readonly templates: readonly MachineTemplate[];
}

/** The machines that Terraform makes of a fleet, and of each group one for every instance type that it may choose. */
export function madeFrom(fleet: Fleet): Made {
  const view = synthesised(fleet);
  const templates = ofType(view, 'aws_launch_template').map(({ attributes }, index) => {
    const read = templateSchema.parse(attributes);
    const userData = userDataHash(Buffer.from(read.user_data, 'base64').toString('utf8'));
    const settings = new Map([['BlockDeviceMappings', '[150]']]);
    const version = (number: number): TemplateVersion => ({
      number,
      image: read.image_id,
      instanceType: read.instance_type,
      userData,
      settings,
    });
    const tags = read.tag_specifications.find(({ resource_type }) => resource_type === 'instance')?.tags;
    // The first version differs from the second in tags only, which are no setting.
    const versions = [version(2), version(1)];
    return { made: { id: `lt-${index}`, name: read.name, versions, latest: version(2) }, tags };
  });
  const typesOf = groupTypes(view);
  const ofGroups = templates.flatMap(({ made, tags }) =>
    (typesOf.get(made.name) ?? [made.latest.instanceType ?? '']).map((instanceType, index) =>
      machine(`${made.id}-${index}`, {
        instanceType,
        image: made.latest.image ?? '',
        spot: index % 2 === 1,
        template: { id: made.id, version: 1 + (index % 2) },
        tags: new Map(Object.entries({ ...tags, 'aws:autoscaling:groupName': made.name })),
      }),
    ),
  );
  return { machines: [...ofGroups, ...instances(fleet, view)], templates: templates.map(({ made }) => made) };
}

function groupTypes(view: StackView): ReadonlyMap<string, readonly string[]> {
  const groups = ofType(view, 'aws_autoscaling_group').map(({ attributes }) => groupSchema.parse(attributes));
  return new Map(
    groups.flatMap(({ name, mixed_instances_policy: mixed }) =>
      mixed === undefined
        ? []
        : [[name, mixed.launch_template.override.map(one => one.instance_type)] as const],
    ),
  );
}

function instances(fleet: Fleet, view: StackView): readonly SeenMachine[] {
  const home = attachmentSchema.parse(view.get('aws_volume_attachment.leader_home')?.attributes);
  return ofType(view, 'aws_instance').map(({ name, attributes }) => {
    const { ami, instance_type, subnet_id, user_data, tags } = instanceSchema.parse(attributes);
    return machine(name, {
      image: ami,
      instanceType: instance_type,
      subnet: subnet_id,
      userData: userDataHash(user_data.replace(HOME_REFERENCE, HOME)),
      // The provider adds the tags that everything has.
      tags: new Map(Object.entries({ fleet: fleet.fleet, ...tags })),
      volumes: new Map(tags.role === 'leader' ? [[home.device_name, HOME]] : []),
    });
  });
}

const machine = (
  name: string,
  made: Pick<SeenMachine, 'image' | 'instanceType' | 'tags'> & Partial<SeenMachine>,
): SeenMachine => ({
  id: `i-${name}`,
  state: 'running',
  spot: false,
  launchedAt: 0,
  privateIp: undefined,
  subnet: undefined,
  template: undefined,
  volumes: new Map(),
  userData: undefined,
  ...made,
});
