/** What EC2 says of an instance type, with its price. */
export interface InstanceFacts {
  readonly name: string;
  readonly arch: 'x86_64' | 'arm64';
  readonly vcpus: number;
  readonly memoryGiB: number;
  /** Maker and model, such as `NVIDIA T4`; undefined: no GPU. */
  readonly gpu: string | undefined;
  /** Whole ones; 0 for a machine that has a part of one, such as the g6f family. */
  readonly gpus: number;
  /** On-demand, Linux, us-east-1. Spot costs less and changes; no figure here is a bill. */
  readonly usdPerHour: number | undefined;
}

/** Instance types by name. */
export type InstanceCatalogue = ReadonlyMap<string, InstanceFacts>;

/**
 * Reads the catalogue's text: comma-separated `type,arch,vcpus,memoryGiB,gpu,gpus,usdPerHour`, comment lines with `#`.
 * @throws Error with the line's number when a row has another form: the file is the project's own, so that is a defect.
 */
export function parseInstanceTypes(csv: string): InstanceCatalogue {
  const rows = csv.split('\n').map((row, index) => ({ row: row.trim(), line: index + 1 }));
  const data = rows.filter(({ row }) => row !== '' && !row.startsWith('#')).slice(1);
  return new Map(data.map(({ row, line }) => [row.slice(0, row.indexOf(',')), factsOf(row, line)]));
}

function factsOf(row: string, line: number): InstanceFacts {
  const [name, arch, vcpus, memory, gpu, gpus, price, ...rest] = row.split(',');
  const numbers = [vcpus, memory, gpus, price || '0'].map(Number);
  const [vcpuCount = 0, memoryGiB = 0, gpuCount = 0, usd = 0] = numbers;
  if (!name || (arch !== 'x86_64' && arch !== 'arm64') || numbers.some(Number.isNaN) || rest.length > 0)
    throw new Error(
      `line ${line} of the instance type catalogue is no \`type,arch,vcpus,memoryGiB,gpu,gpus,usdPerHour\`: ${row}`,
    );
  return {
    name,
    arch,
    vcpus: vcpuCount,
    memoryGiB,
    gpu: gpu || undefined,
    gpus: gpuCount,
    usdPerHour: price ? usd : undefined,
  };
}
