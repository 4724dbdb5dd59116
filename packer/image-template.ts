import type { Parts } from '../fleet/render/generator.ts';
import { templateOf } from '../fleet/render/template.ts';
import type { Fleet } from '../fleet/schema/fleet.ts';
import { KIND_PLANS, LAST_STEPS, LOCAL_STEPS } from './image-kind.ts';
import type { ImageRecipe } from './image-recipe.ts';
import { IMAGE_TEMPLATE, scriptPath, uploadsOf } from './image-scripts.ts';
import { partOf } from './read-part.ts';

/** The account that Packer logs in with. It takes the number 1000 from no account of the image, and is gone at the end. */
const BUILD_ACCOUNT = { name: 'fleet-builder', uid: '2000' } as const;

/** Where the scripts lie on the building machine; a reboot empties /tmp. */
const WORK = '/var/tmp/fleet-image';

/** The system disk of Canonical's images. */
const ROOT_DEVICE = '/dev/sda1';

/** Addresses that only networks of one's own have (RFC 1918). */
const PRIVATE_ADDRESSES = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'] as const;

/** Makes the templates of images from the one hand-written template. */
export function imageTemplate(fleet: Fleet, parts: Parts): (recipe: ImageRecipe) => string {
  const fill = templateOf(partOf(parts, IMAGE_TEMPLATE), `packer/${IMAGE_TEMPLATE}`);
  return recipe => fill({ ...recipe, ...building(recipe), ...around(fleet) });
}

/** What only the build needs to know. */
function building({ image, kind, arch, amiName, contentHash, variables }: ImageRecipe) {
  return {
    buildingName: `building ${amiName}`,
    description: `${image} (${kind}) for ${arch}, content ${contentHash}`,
    builder: KIND_PLANS[kind].builder[arch],
    uploads: uploadsOf(kind),
    steps: stepsOf(KIND_PLANS[kind].steps, kind),
    variables: Object.entries({ ...variables, BUILD_ACCOUNT: BUILD_ACCOUNT.name })
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, value]) => `${name}=${value}`),
    account: BUILD_ACCOUNT.name,
    // JSON is YAML, so cloud-init takes it.
    userData: `#cloud-config\n${JSON.stringify({ user: BUILD_ACCOUNT })}\n`,
    rootDevice: ROOT_DEVICE,
    work: WORK,
    local: { before: scriptPath(LOCAL_STEPS.before), after: scriptPath(LOCAL_STEPS.after) },
  };
}

function around({ fleet, region, network }: Fleet) {
  return {
    fleet,
    region,
    regionVariable: `REGION=${region}`,
    sshFrom: network.existing === undefined ? [String(network.cidr)] : PRIVATE_ADDRESSES,
  };
}

function stepsOf(installing: readonly string[], kind: string) {
  const steps = [...installing, ...LAST_STEPS];
  return steps.map((step, index) => ({
    command: `${WORK}/${step}.sh${step === 'smoke-test' ? ` ${kind}` : ''}`,
    // Only the first one brings a kernel.
    reboots: index === 0,
    last: index === steps.length - 1,
  }));
}
