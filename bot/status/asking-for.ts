import type { BuildFilters, Command } from '../model/command.ts';
import type { Target } from '../model/target.ts';

const listed = (value: string | undefined): readonly string[] => (value === undefined ? [] : [value]);

/** What chooses a target among builds. */
export const filtersOf = ({ facets }: Pick<Target, 'facets'>): BuildFilters => ({
  repository: listed(facets.repository),
  architecture: listed(facets.architecture),
  accelerator: listed(facets.accelerator),
  instance: [],
  job: [],
});

/** The command that means this target and no other. */
export function askingFor({ name, command, facets, instance }: Target): Command {
  switch (command) {
    case 'run':
      return { kind: 'run', jobs: [name] };
    case 'build':
      return { kind: 'build', filters: { ...filtersOf({ facets }), instance: [instance] } };
    case 'benchmark':
      return { kind: 'benchmark', filter: undefined };
  }
}
