/** The Python that has the emulator, from the project's root; `make setup` makes it. */
export const EMULATOR_PYTHON = '.venv/emulator/bin/python';
