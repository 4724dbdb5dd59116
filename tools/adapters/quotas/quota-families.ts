/**
 * Families of instance types that share a quota of vCPUs, with the codes of their quotas at Service Quotas (service
 * `ec2`). Source: EC2 User Guide, "On-Demand Instance quotas" (names and codes) and "Spot Instance quotas" (names); the
 * codes of spot quotas as `aws service-quotas list-service-quotas --service-code ec2` lists them. High Memory and HPC
 * have no quota of spot machines.
 */
const FAMILIES: readonly { readonly prefixes: string; readonly onDemand: Quota; readonly spot?: Quota }[] = [
  {
    // `im` and `is` are of the letter I: the documentation counts families by letter.
    prefixes: 'a c d h i im is m r t z',
    onDemand: ['L-1216C47A', 'Running On-Demand Standard (A, C, D, H, I, M, R, T, Z) instances'],
    spot: ['L-34B43A08', 'All Standard (A, C, D, H, I, M, R, T, Z) Spot Instance Requests'],
  },
  {
    prefixes: 'g gr vt',
    onDemand: ['L-DB2E81BA', 'Running On-Demand G and VT instances'],
    spot: ['L-3819A6DF', 'All G and VT Spot Instance Requests'],
  },
  {
    prefixes: 'p',
    onDemand: ['L-417A185B', 'Running On-Demand P instances'],
    spot: ['L-7212CCBC', 'All P Spot Instance Requests'],
  },
  {
    prefixes: 'inf',
    onDemand: ['L-1945791B', 'Running On-Demand Inf instances'],
    spot: ['L-B5D1601B', 'All Inf Spot Instance Requests'],
  },
  {
    prefixes: 'trn',
    onDemand: ['L-2C3B7624', 'Running On-Demand Trn instances'],
    spot: ['L-6B0D517C', 'All Trn Spot Instance Requests'],
  },
  {
    prefixes: 'dl',
    onDemand: ['L-6E869C2A', 'Running On-Demand DL instances'],
    spot: ['L-85EED4F7', 'All DL Spot Instance Requests'],
  },
  {
    prefixes: 'f',
    onDemand: ['L-74FC7D96', 'Running On-Demand F instances'],
    spot: ['L-88CF9481', 'All F Spot Instance Requests'],
  },
  {
    prefixes: 'x',
    onDemand: ['L-7295265B', 'Running On-Demand X instances'],
    spot: ['L-E3A00192', 'All X Spot Instance Requests'],
  },
  { prefixes: 'u u-', onDemand: ['L-43DA4232', 'Running On-Demand High Memory instances'] },
  { prefixes: 'hpc', onDemand: ['L-F7808C92', 'Running On-Demand HPC instances'] },
];

/** The code of a quota, and its name for a person. */
export type Quota = readonly [code: string, name: string];

const BY_PREFIX = new Map(
  FAMILIES.flatMap(family => family.prefixes.split(' ').map(prefix => [prefix, family] as const)),
);

/** The quota that machines of a type count towards, each with its vCPUs; undefined: none is known. @param type such as `g4dn.xlarge` */
export function quotaOf(type: string, spot: boolean): Quota | undefined {
  const [prefix = ''] = /^\D+/.exec(type) ?? [];
  const family = BY_PREFIX.get(prefix);
  return spot ? family?.spot : family?.onDemand;
}
