/** Where one line for each thing that happened goes. Fields hold no secret and no comment. */
export type BotLog = (
  what: string,
  fields?: Readonly<Record<string, string | number | boolean | undefined>>,
) => void;
