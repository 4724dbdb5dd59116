/** The shortest way to write a path with slashes: no `.`, no empty step, no `..` behind a name. */
export function normalPath(path: string): string {
  const root = path.startsWith('/') ? '/' : '';
  const steps: string[] = [];
  for (const step of path.split('/')) {
    if (step === '' || step === '.') continue;
    if (step !== '..' || steps.at(-1) === '..') steps.push(step);
    else if (steps.pop() === undefined && root === '') steps.push(step);
  }
  return root + steps.join('/') || '.';
}
