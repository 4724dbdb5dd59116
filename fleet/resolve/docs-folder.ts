/** Where a host that serves the documentation has it: builds with its label write there, the web server reads there. */
export const DOCS_FOLDER = '/var/docs';
