/** What a pool of a large fleet looks like; `team` numbers the rounds through the kinds, from 0. */
type PoolLines = (team: number) => readonly string[];

/**
 * One round of ten: seven autoscaled pools, two static ones and an external one, much as in TVM's fleet but for the
 * keys that it leaves at their defaults. A spot pool stands behind the pool that it falls back to.
 */
const ROUND: readonly PoolLines[] = [
  team => [
    `  cpu-${team}:`,
    `    labels: [CPU, CPU-${team}]`,
    '    image: agent-x86_64',
    '    instances: [c6a.8xlarge]',
    `    sponsor: sponsor-${team % SPONSORS}`,
    '    autoscaled: {max: 40, idle: 1m}',
  ],
  team => [
    `  cpu-spot-${team}:`,
    `    labels: [CPU-SPOT-${team}]`,
    '    image: agent-x86_64',
    '    instances: [c6a.8xlarge, c6i.8xlarge, c5a.8xlarge]',
    `    sponsor: sponsor-${team % SPONSORS}`,
    `    autoscaled: {max: 40, idle: 1m, onDemand: {above: 30%}, fallback: CPU-${team}}`,
  ],
  team => [
    `  arm-${team}:                    # fewer at night`,
    `    labels: [ARM, ARM-${team}]`,
    '    image: agent-arm64',
    '    instances: [r7g.8xlarge]',
    '    autoscaled:',
    '      max: 20',
    '      schedules:',
    '        morning: {days: [mon, tue, wed, thu, fri], at: "08:00", zone: America/Los_Angeles, min: 2}',
    '        evening: {days: [mon, tue, wed, thu, fri], at: "20:00", zone: America/Los_Angeles, min: 0}',
  ],
  team => [
    `  gpu-${team}:`,
    `    labels: [GPU, GPU-${team}]`,
    '    image: agent-gpu',
    '    instances: [g5.4xlarge, g6.4xlarge, g5.8xlarge, g6.8xlarge]',
    '    root: 300GiB',
    `    sponsor: sponsor-${team % SPONSORS}`,
    '    autoscaled: {max: 20, idle: 10m, spare: 1}',
  ],
  team => [
    `  build-${team}:`,
    `    labels: [BUILD-${team}]`,
    '    image: agent-x86_64',
    '    instances: [m6i.4xlarge]',
    '    trust: main',
    '    static: {hosts: 1}',
  ],
  team => [
    `  cuda-${team}:                   # two agents on each host`,
    '    image: agent-gpu',
    '    instances: [g4dn.4xlarge]',
    '    static: {hosts: 2}',
    '    agents:',
    `      - {labels: [GPU, CUDA-${team}], executors: 2}`,
    `      - {labels: [GPUBUILD], executors: 4, name: cuda-build-${team}}`,
  ],
  team => [
    `  edge-${team}:                   # a vendor's own hardware: told, never blocking`,
    `    labels: [EDGE-${team}]`,
    `    external: {hosts: [edge-1.team-${team}.example.org], connect: inbound, voting: false}`,
    `    sponsor: sponsor-${team % SPONSORS}`,
  ],
  team => [
    `  small-${team}:`,
    `    labels: [CPU-SMALL-${team}]`,
    '    image: agent-x86_64',
    '    instances: [r6a.xlarge]',
    '    autoscaled: {min: 1, max: 40, idle: 2m, uses: unlimited, warm: {size: 2}}',
  ],
  team => [
    `  small-spot-${team}:`,
    `    labels: [CPU-SMALL-SPOT-${team}]`,
    '    image: agent-x86_64',
    '    instances: [r6a.xlarge, r6i.xlarge]',
    '    debug: {hold: 30m}',
    `    autoscaled: {max: 20, idle: 1m, onDemand: {base: 1, above: 0%}, fallback: CPU-SMALL-${team}}`,
  ],
  team => [
    `  lint-${team}:`,
    `    labels: [LINT-${team}]`,
    '    image: agent-x86_64',
    '    instances: [c6a.large]',
    '    executors: 2',
    '    autoscaled: {max: 5, spare: 1, uses: 50, online: 4m}',
  ],
];

const SPONSORS = 5;

const HEAD = `# A made-up fleet for the benchmark.
fleet: many
region: us-west-2
domain: ci.example.org

network:
  cidr: 10.100.0.0/16
  private: [10.100.64.0/18, 10.100.128.0/18, 10.100.192.0/18]

leader:
  instance: m7i.8xlarge
  jenkins: 2.528.3-lts-jdk21

loadBalancer:
  zone: example.org

sponsors:
${Array.from({ length: SPONSORS }, (_, sponsor) => `  sponsor-${sponsor}: {budget: ${20_000 + 1_000 * sponsor} USD/month}`).join('\n')}

jenkins:
  github: github-app-key
  agents: {publicKey: ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBDz+HcXlr5JKRXQpsfnH6ndcN/vcsvYVwkZLRawSDy4}

secrets:
  github-app-key: {as: github-app, app: 123456}

maintenance:
  windows: [{days: [sun], at: "20:00", for: 6h, zone: America/Los_Angeles}]

pools:
`;

/** A job of a large fleet, one in ten of them in a folder and one in ten built every night. */
function jobLine(index: number): string {
  const folder = index % 10 === 3 ? `, folder: team-${index % 7}` : '';
  const nightly = index % 10 === 7 ? ', nightly: {at: "12:30"}' : '';
  return `  job-${index}: {repository: example/many-${index}, jenkinsfile: ci/cpu.groovy${folder}${nightly}}`;
}

/** The text of a sound fleet file with so many pools of all kinds and so many jobs; the same text for the same counts. */
export function manyPools(count: number, jobs = 1): string {
  const pools = Array.from({ length: count }, (_, index) => {
    const lines = ROUND[index % ROUND.length];
    return lines === undefined ? [] : lines(Math.floor(index / ROUND.length));
  });
  const jobLines = Array.from({ length: jobs }, (_, index) => jobLine(index));
  return `${HEAD}${pools.flat().join('\n')}\n\njobs:\n${jobLines.join('\n')}\n`;
}

/** The pin file that goes with it: every standard image in its region. */
export function pinsOfManyPools(images: readonly string[]): string {
  const pins = images.map((image, index) => `  ${image}: {ami: ami-0000000000000${String(1000 + index)}}`);
  return `us-west-2:\n${pins.join('\n')}\n`;
}
