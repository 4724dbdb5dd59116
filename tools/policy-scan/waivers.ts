import { load } from 'js-yaml';
import { z } from 'zod';

const waiversSchema = z.array(
  z.strictObject({
    check: z
      .string()
      .regex(/^CKV2?_[A-Z]+_\d+$/, { error: 'a check is an id of checkov, such as CKV_AWS_18' }),
    on: z
      .array(z.string().regex(/^aws_[\w]+\.[\w*-]+$/, { error: 'an address is a type and a name' }))
      .min(1),
    why: z.string().min(20, { error: 'a waiver needs a reason' }),
  }),
);

/** A finding that is accepted: which check, on which resources (`*` stands for any text), and why. */
export type Waiver = Readonly<z.output<typeof waiversSchema>[number]>;

/** The committed list, `tools/policy-scan/waivers.yaml`. @throws ZodError or YAMLException for anything else. */
export function readWaivers(text: string): readonly Waiver[] {
  return waiversSchema.parse(load(text));
}

/** Whether a waiver is for this check on this resource. */
export function covers(
  waiver: Waiver,
  finding: { readonly check: string; readonly address: string },
): boolean {
  return waiver.check === finding.check && waiver.on.some(pattern => matches(pattern, finding.address));
}

function matches(pattern: string, address: string): boolean {
  const parts = pattern.split('*').map(part => part.replaceAll('.', '\\.'));
  return new RegExp(`^${parts.join('.*')}$`).test(address);
}
