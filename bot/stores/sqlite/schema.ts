/**
 * What makes a file of one version into one of the next, from an empty one on; the number of steps done is its `user_version`.
 * A step that was released is never changed: another is added.
 */
export const STEPS: readonly string[] = [
  `
  CREATE TABLE records (
    instance TEXT NOT NULL, pull TEXT NOT NULL, version INTEGER NOT NULL, text TEXT NOT NULL, next INTEGER,
    PRIMARY KEY (instance, pull)
  ) STRICT;
  CREATE INDEX records_due ON records (instance, next) WHERE next IS NOT NULL;

  CREATE TABLE audit (
    number INTEGER PRIMARY KEY, instance TEXT NOT NULL, pull TEXT NOT NULL, at INTEGER NOT NULL, text TEXT NOT NULL
  ) STRICT;
  CREATE INDEX audit_of_all ON audit (instance, number);
  CREATE INDEX audit_of_pull ON audit (instance, pull, number);
  CREATE INDEX audit_at ON audit (instance, at);

  CREATE TABLE leases (
    instance TEXT NOT NULL, name TEXT NOT NULL, holder TEXT NOT NULL, until INTEGER NOT NULL,
    PRIMARY KEY (instance, name)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE nonces (
    instance TEXT NOT NULL, nonce TEXT NOT NULL, until INTEGER NOT NULL,
    PRIMARY KEY (instance, nonce)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX nonces_until ON nonces (instance, until);

  CREATE TABLE notes (
    instance TEXT NOT NULL, name TEXT NOT NULL, text TEXT NOT NULL,
    PRIMARY KEY (instance, name)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE deliveries (
    number INTEGER PRIMARY KEY AUTOINCREMENT, instance TEXT NOT NULL, id TEXT NOT NULL, line TEXT NOT NULL,
    text TEXT NOT NULL, times INTEGER NOT NULL, hidden INTEGER NOT NULL, receipt TEXT
  ) STRICT;
  CREATE INDEX deliveries_in_line ON deliveries (instance, line, number);
  CREATE INDEX deliveries_in_hand ON deliveries (instance, receipt) WHERE receipt IS NOT NULL;

  CREATE TABLE known_deliveries (
    instance TEXT NOT NULL, id TEXT NOT NULL, at INTEGER NOT NULL,
    PRIMARY KEY (instance, id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX known_deliveries_at ON known_deliveries (instance, at);

  CREATE TABLE dead_letters (
    number INTEGER PRIMARY KEY AUTOINCREMENT, instance TEXT NOT NULL, id TEXT NOT NULL, line TEXT NOT NULL,
    text TEXT NOT NULL, times INTEGER NOT NULL, why TEXT NOT NULL, at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX dead_letters_id ON dead_letters (instance, id);
  `,
];
