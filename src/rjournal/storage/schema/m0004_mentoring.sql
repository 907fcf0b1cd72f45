-- What two people agreed, when a pairing rested and who comes after it, whether what was learned stayed, what
-- is not to be reminded of, and what sessions, learnings and notes say beyond that.

CREATE TABLE agreement (
  id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 1, deleted_at TEXT, visibility TEXT NOT NULL DEFAULT 'private', tags TEXT NOT NULL DEFAULT '[]',
  pairing_id INTEGER NOT NULL REFERENCES pairing (id), i_hope TEXT NOT NULL DEFAULT '',
  they_hope TEXT NOT NULL DEFAULT '', in_bounds TEXT NOT NULL DEFAULT '', off_limits TEXT NOT NULL DEFAULT '',
  confidential TEXT NOT NULL DEFAULT '', exceptions TEXT NOT NULL DEFAULT '', notes_kept_by TEXT NOT NULL DEFAULT '',
  may_quote TEXT NOT NULL DEFAULT '', cancellation_notice TEXT NOT NULL DEFAULT '',
  reply_within TEXT NOT NULL DEFAULT '', feedback TEXT NOT NULL DEFAULT '', discomfort TEXT NOT NULL DEFAULT '',
  ending TEXT NOT NULL DEFAULT '', retention TEXT NOT NULL DEFAULT '', agreed_on TEXT, review_on TEXT
) STRICT;
CREATE INDEX agreement_by_pairing ON agreement (pairing_id, id) WHERE deleted_at IS NULL;

CREATE TABLE pairing_pause (
  id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 1, deleted_at TEXT, visibility TEXT NOT NULL DEFAULT 'private', tags TEXT NOT NULL DEFAULT '[]',
  pairing_id INTEGER NOT NULL REFERENCES pairing (id), start TEXT NOT NULL, until TEXT, reason TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX pairing_pause_by_pairing ON pairing_pause (pairing_id, start, id) WHERE deleted_at IS NULL;

CREATE TABLE retention_check (
  id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 1, deleted_at TEXT, visibility TEXT NOT NULL DEFAULT 'private', tags TEXT NOT NULL DEFAULT '[]',
  learning_id INTEGER NOT NULL REFERENCES learning (id), number INTEGER NOT NULL, done_on TEXT NOT NULL, how TEXT,
  result TEXT NOT NULL, note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX retention_check_by_learning ON retention_check (learning_id, number, id) WHERE deleted_at IS NULL;

-- One thing that waits, told to wait longer (until) or put away for good (no until), or a whole kind of them
-- (about_kind is NULL).
CREATE TABLE silence (
  id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 1, deleted_at TEXT, visibility TEXT NOT NULL DEFAULT 'private', tags TEXT NOT NULL DEFAULT '[]',
  due_kind TEXT NOT NULL, about_kind TEXT, about_id INTEGER, occasion TEXT, until TEXT
) STRICT;
CREATE INDEX silence_by_due_kind ON silence (due_kind, about_kind, about_id) WHERE deleted_at IS NULL;

ALTER TABLE pairing ADD COLUMN phase TEXT;
ALTER TABLE pairing ADD COLUMN cadence_since TEXT;
ALTER TABLE pairing ADD COLUMN rotation_next INTEGER REFERENCES person (id);
ALTER TABLE pairing ADD COLUMN ended_note TEXT NOT NULL DEFAULT '';
ALTER TABLE session ADD COLUMN resources TEXT NOT NULL DEFAULT '[]';
ALTER TABLE session ADD COLUMN awaiting TEXT;
ALTER TABLE learning ADD COLUMN resources TEXT NOT NULL DEFAULT '[]';
ALTER TABLE note ADD COLUMN lens TEXT;
ALTER TABLE note ADD COLUMN priority INTEGER NOT NULL DEFAULT 0;
ALTER TABLE note ADD COLUMN confidence INTEGER;
ALTER TABLE note ADD COLUMN would_change TEXT NOT NULL DEFAULT '';
ALTER TABLE note ADD COLUMN area TEXT;

-- What waits is asked for on every start: sessions that are to come, notes that are open, learnings that go on.
CREATE INDEX session_planned ON session (day, id) WHERE deleted_at IS NULL AND status = 'planned';
CREATE INDEX session_awaiting ON session (id) WHERE deleted_at IS NULL AND awaiting = 'me';
CREATE INDEX note_by_status ON note (status, kind, day DESC, id DESC) WHERE deleted_at IS NULL;

-- Whatever the ledger is narrowed to, the numbers of its rows are read from the first of these, and what became of
-- them all from the second, never from the rows.
DROP INDEX learning_by_day;
CREATE INDEX learning_by_day ON learning (day DESC, id DESC, direction, status, area, method, person_id, used_on)
  WHERE deleted_at IS NULL;
CREATE INDEX learning_by_fate ON learning (direction, status, day, used_on) WHERE deleted_at IS NULL;

-- Six bits of a document's number for its kind instead of four, and 28 for the record's: the program builds the
-- index over them anew.
CREATE TABLE search_doc_next (
  id INTEGER PRIMARY KEY, kind TEXT NOT NULL, ref_id INTEGER NOT NULL, title TEXT NOT NULL, body TEXT NOT NULL,
  tags TEXT NOT NULL, day TEXT NOT NULL, UNIQUE (kind, ref_id)
) STRICT;
INSERT INTO search_doc_next
  SELECT (id >> 34 << 34) | ((id >> 30 & 15) << 28) | (id & 268435455), kind, ref_id, title, body, tags, day FROM search_doc;
DROP TABLE search_doc;
ALTER TABLE search_doc_next RENAME TO search_doc;
