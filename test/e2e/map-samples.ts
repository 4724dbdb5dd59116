import type { FleetView } from '../../tools/map/view.ts';
import { fleetOf, fleetOfMany, MIXED, TVM, viewOf, withTail } from '../tools/map/sample-views.ts';

const HOSTILE = `</style></script><script>document.title='owned'</script><img src=x onerror="document.title='owned'">"'`;
const ONE = fleetOf({ edge: { labels: ['x'], external: { hosts: ['edge.example.org'] } } });
/** The longest names that a fleet file may have, without a place to break them. */
const LONG = fleetOf({
  ['p'.repeat(40)]: {
    labels: ['L'.repeat(100)],
    image: 'agent-gpu',
    instances: ['g7e.48xlarge', 'g4dn.4xlarge', 'u'.repeat(40).concat('.metal')],
    sponsor: 's'.repeat(40),
    autoscaled: { max: 5_000, onDemand: { base: 17, above: '33%' }, fallback: 'L'.repeat(100) },
  },
});
/** Fleets that try the page: the real one, every kind of pool, one pool, many, the longest names, hostile names. */
export const VIEWS = {
  tvm: viewOf(TVM),
  mixed: viewOf(MIXED),
  one: viewOf(ONE),
  many: viewOf(fleetOfMany(200)),
  long: viewOf(LONG),
  hostile: withTail(viewOf(MIXED), HOSTILE),
} satisfies Record<string, FleetView>;

/** Which of them. */
export type Name = keyof typeof VIEWS;

/** All of them; the keys of a literal that nothing else touches. */
export const NAMES = Object.keys(VIEWS) as Name[];
