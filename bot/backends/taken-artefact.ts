const NAME = /^[A-Za-z0-9_][A-Za-z0-9_.+@=-]{0,199}$/;

/** Whether a name is one path element of ordinary characters, and neither hidden nor an option. */
export const isArtefactName = (name: string): boolean => NAME.test(name);

/** Why an artefact is not taken, whatever backend has it. */
export const REFUSALS = {
  name: 'its name is not a plain file name',
  many: 'there are too many',
} as const;

/** That an artefact is not taken, for the run's details. */
export const notTaken = (name: string, why: string): string =>
  `Artefact ${JSON.stringify(name.slice(0, 100))} is not taken: ${why}.`;
