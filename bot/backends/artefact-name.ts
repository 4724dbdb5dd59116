const NAME = /^[A-Za-z0-9_][A-Za-z0-9_.+@=-]{0,199}$/;

/** Whether a name is one path element of ordinary characters, and neither hidden nor an option. */
export const isArtefactName = (name: string): boolean => NAME.test(name);
