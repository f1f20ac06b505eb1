// The tables of broker.sqlite. Times are milliseconds since 1970, so that they go on while no broker runs. Names are
// those of the specification.

/** "MQTT" in ASCII: it marks the file as ours. */
export const applicationId = 0x4d515454;

/** One more with each change to the tables. */
export const schemaVersion = 3;

/** What makes the tables of the version before into these. */
export const upgrade = `
BEGIN IMMEDIATE;
ALTER TABLE session ADD COLUMN username TEXT;
PRAGMA user_version = ${schemaVersion};
COMMIT;
`;

export const schema = `
BEGIN IMMEDIATE;

CREATE TABLE session (
  id              INTEGER PRIMARY KEY,
  client_id       TEXT    NOT NULL UNIQUE,
  version         INTEGER NOT NULL,
  expiry_interval INTEGER NOT NULL,          -- seconds
  expires_at      INTEGER,                   -- null while its client is connected, and when it never expires
  username        TEXT                       -- of its last connection
) STRICT;

CREATE TABLE will (                          -- of a connection, or of a session while the delay lasts
  session    INTEGER PRIMARY KEY,
  topic      TEXT    NOT NULL,
  payload    BLOB    NOT NULL,
  qos        INTEGER NOT NULL,
  retain     INTEGER NOT NULL,
  properties TEXT,
  due_at     INTEGER                         -- null while its client is connected
) STRICT;

CREATE TABLE subscription (                  -- in the order of id: shared groups have an order
  id                  INTEGER PRIMARY KEY,
  session             INTEGER NOT NULL,
  full_filter         TEXT    NOT NULL,
  filter              TEXT    NOT NULL,
  share_name          TEXT,
  qos                 INTEGER NOT NULL,
  no_local            INTEGER NOT NULL,
  retain_as_published INTEGER NOT NULL,
  identifier          INTEGER,
  retained_due        INTEGER NOT NULL,      -- whether it is still to get retained messages
  UNIQUE (session, full_filter)
) STRICT;

CREATE TABLE message (                       -- once, however many sessions wait for it
  id         INTEGER PRIMARY KEY,
  topic      TEXT    NOT NULL,
  payload    BLOB    NOT NULL,
  qos        INTEGER NOT NULL,
  retain     INTEGER NOT NULL,
  properties TEXT,                           -- JSON
  expires_at INTEGER,
  publisher  TEXT    NOT NULL
) STRICT;

CREATE TABLE queued (                        -- waits for the client, in the order of place
  session     INTEGER NOT NULL,
  place       INTEGER NOT NULL,
  message     INTEGER NOT NULL,
  qos         INTEGER NOT NULL,
  retain      INTEGER NOT NULL,
  identifiers TEXT,                          -- JSON
  share_name  TEXT,                          -- of the group that chose this session, with its filter
  filter      TEXT,
  PRIMARY KEY (session, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE inflight (                      -- on its way to the client, sent again in the order of place
  session     INTEGER NOT NULL,
  packet_id   INTEGER NOT NULL,
  place       INTEGER NOT NULL,
  waits_for   TEXT    NOT NULL,              -- PUBACK, PUBREC or PUBCOMP
  message     INTEGER NOT NULL,
  qos         INTEGER NOT NULL,
  retain      INTEGER NOT NULL,
  identifiers TEXT,
  share_name  TEXT,
  filter      TEXT,
  PRIMARY KEY (session, packet_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE unreleased (                    -- QoS 2 from the client, until PUBREL
  session   INTEGER NOT NULL,
  packet_id INTEGER NOT NULL,
  message   INTEGER,                         -- null when it has gone onward already
  PRIMARY KEY (session, packet_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE retained (
  message INTEGER PRIMARY KEY
) STRICT;

CREATE TABLE counter (                       -- assigned_client_ids
  name  TEXT    PRIMARY KEY,
  value INTEGER NOT NULL
) STRICT;

PRAGMA application_id = ${applicationId};
PRAGMA user_version = ${schemaVersion};
COMMIT;
`;
