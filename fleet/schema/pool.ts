import { poolFields } from './pool-fields.ts';
import { resolvePool } from './pool-kind.ts';

/** Agents made alike. The key that is there (`static`, `autoscaled`, `external`) is the pool's kind. */
export const poolSchema = poolFields.transform(resolvePool).meta({
  description: 'Agents made alike. Exactly one of `static`, `autoscaled` and `external` says of which kind.',
  examples: [{ labels: ['CPU'], image: 'agent-x86_64', instances: ['c6a.8xlarge'], autoscaled: { max: 90 } }],
  oneOf: ['static', 'autoscaled', 'external'].map(kind => ({ required: [kind] })),
});
