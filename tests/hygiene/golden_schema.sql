-- index action_by_day
CREATE INDEX action_by_day ON action (day DESC, id DESC) WHERE deleted_at IS NULL;
-- index action_by_goal
CREATE INDEX action_by_goal ON action (goal_id) WHERE deleted_at IS NULL;
-- index action_by_person
CREATE INDEX action_by_person ON action (person_id, day DESC, id DESC) WHERE deleted_at IS NULL;
-- index action_by_session
CREATE INDEX action_by_session ON action (session_id) WHERE deleted_at IS NULL;
-- index action_by_status
CREATE INDEX action_by_status ON action (status, due, id) WHERE deleted_at IS NULL;
-- index agenda_by_pairing
CREATE INDEX agenda_by_pairing ON agenda (pairing_id) WHERE deleted_at IS NULL;
-- index agenda_by_session
CREATE INDEX agenda_by_session ON agenda (session_id) WHERE deleted_at IS NULL;
-- index agreement_by_pairing
CREATE INDEX agreement_by_pairing ON agreement (pairing_id, id) WHERE deleted_at IS NULL;
-- index assessment_by_skill
CREATE INDEX assessment_by_skill ON assessment (skill_id, day, id) WHERE deleted_at IS NULL;
-- index check_in_by_goal
CREATE INDEX check_in_by_goal ON check_in (goal_id, day, id) WHERE deleted_at IS NULL;
-- index entry_by_day
CREATE INDEX entry_by_day ON entry (day DESC, id DESC) WHERE deleted_at IS NULL;
-- index entry_by_type
CREATE INDEX entry_by_type ON entry (type, day DESC, id DESC) WHERE deleted_at IS NULL;
-- index entry_in_trash
CREATE INDEX entry_in_trash ON entry (deleted_at DESC, id DESC) WHERE deleted_at IS NOT NULL;
-- index goal_by_lifecycle
CREATE INDEX goal_by_lifecycle ON goal (lifecycle, id) WHERE deleted_at IS NULL;
-- index history_by_act
CREATE INDEX history_by_act ON history (act_id);
-- index history_by_record
CREATE INDEX history_by_record ON history (kind, ref_id, id);
-- index idx__sqlite_migrations_migration_set_name
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name" ON "_sqlite_migrations" ("migration_set", "name");
-- index learning_by_day
CREATE INDEX learning_by_day ON learning (day DESC, id DESC, direction, status, area, method, person_id, used_on)
  WHERE deleted_at IS NULL;
-- index learning_by_fate
CREATE INDEX learning_by_fate ON learning (direction, status, day, used_on) WHERE deleted_at IS NULL;
-- index learning_by_person
CREATE INDEX learning_by_person ON learning (person_id, day DESC, id DESC) WHERE deleted_at IS NULL;
-- index learning_by_session
CREATE INDEX learning_by_session ON learning (session_id) WHERE deleted_at IS NULL;
-- index learning_by_skill
CREATE INDEX learning_by_skill ON learning (skill, direction, day) WHERE deleted_at IS NULL AND skill <> '';
-- index link_from
CREATE INDEX link_from ON link (from_kind, from_id, type) WHERE deleted_at IS NULL;
-- index link_to
CREATE INDEX link_to ON link (to_kind, to_id, type) WHERE deleted_at IS NULL;
-- index milestone_by_goal
CREATE INDEX milestone_by_goal ON milestone (goal_id, position, id) WHERE deleted_at IS NULL;
-- index note_by_day
CREATE INDEX note_by_day ON note (day DESC, id DESC) WHERE deleted_at IS NULL;
-- index note_by_person
CREATE INDEX note_by_person ON note (person_id, day DESC, id DESC) WHERE deleted_at IS NULL;
-- index note_by_session
CREATE INDEX note_by_session ON note (session_id) WHERE deleted_at IS NULL;
-- index note_by_status
CREATE INDEX note_by_status ON note (status, kind, day DESC, id DESC) WHERE deleted_at IS NULL;
-- index pairing_by_person
CREATE INDEX pairing_by_person ON pairing (person_id) WHERE deleted_at IS NULL;
-- index pairing_pause_by_pairing
CREATE INDEX pairing_pause_by_pairing ON pairing_pause (pairing_id, start, id) WHERE deleted_at IS NULL;
-- index pause_by_goal
CREATE INDEX pause_by_goal ON pause (goal_id, start, id) WHERE deleted_at IS NULL;
-- index person_by_name
CREATE INDEX person_by_name ON person (name COLLATE NOCASE) WHERE deleted_at IS NULL;
-- index record_tag_by_record
CREATE INDEX record_tag_by_record ON record_tag (kind, ref_id);
-- index retention_check_by_learning
CREATE INDEX retention_check_by_learning ON retention_check (learning_id, number, id) WHERE deleted_at IS NULL;
-- index revision_by_goal
CREATE INDEX revision_by_goal ON revision (goal_id, day, id) WHERE deleted_at IS NULL;
-- index session_awaiting
CREATE INDEX session_awaiting ON session (id) WHERE deleted_at IS NULL AND awaiting = 'me';
-- index session_by_day
CREATE INDEX session_by_day ON session (day DESC, start DESC, id DESC) WHERE deleted_at IS NULL;
-- index session_by_pairing
CREATE INDEX session_by_pairing ON session (pairing_id, day DESC, start DESC, id DESC) WHERE deleted_at IS NULL;
-- index session_planned
CREATE INDEX session_planned ON session (day, id) WHERE deleted_at IS NULL AND status = 'planned';
-- index silence_by_due_kind
CREATE INDEX silence_by_due_kind ON silence (due_kind, about_kind, about_id) WHERE deleted_at IS NULL;
-- index skill_by_name
CREATE INDEX skill_by_name ON skill (name COLLATE NOCASE, id) WHERE deleted_at IS NULL;
-- index skill_change_by_skill
CREATE INDEX skill_change_by_skill ON skill_change (skill_id, day, id) WHERE deleted_at IS NULL;
-- index win_by_day
CREATE INDEX win_by_day ON win (day DESC, id DESC) WHERE deleted_at IS NULL;
-- index win_by_session
CREATE INDEX win_by_session ON win (session_id) WHERE deleted_at IS NULL;
-- table _sqlite_migrations
CREATE TABLE "_sqlite_migrations" ("id" INTEGER PRIMARY KEY, "migration_set" TEXT, "name" TEXT, "applied_at" TEXT);
-- table act
CREATE TABLE act (
  id INTEGER PRIMARY KEY, at TEXT NOT NULL, words TEXT NOT NULL, undone_at TEXT,
  undoes INTEGER REFERENCES act (id), redoes INTEGER REFERENCES act (id)
) STRICT;
-- table action
CREATE TABLE action (
  id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 1, deleted_at TEXT, visibility TEXT NOT NULL DEFAULT 'private', tags TEXT NOT NULL DEFAULT '[]',
  text TEXT NOT NULL, kind TEXT NOT NULL DEFAULT 'do', owner TEXT NOT NULL DEFAULT 'me',
  person_id INTEGER REFERENCES person (id), session_id INTEGER REFERENCES session (id),
  goal_id INTEGER REFERENCES goal (id), day TEXT NOT NULL, due TEXT, if_then TEXT NOT NULL DEFAULT '',
  status TEXT NOT NULL DEFAULT 'open', done_on TEXT, result TEXT NOT NULL DEFAULT '',
  dropped_reason TEXT NOT NULL DEFAULT '', carried INTEGER NOT NULL DEFAULT 0
) STRICT;
-- table agenda
CREATE TABLE agenda (
  id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 1, deleted_at TEXT, visibility TEXT NOT NULL DEFAULT 'private', tags TEXT NOT NULL DEFAULT '[]',
  text TEXT NOT NULL, pairing_id INTEGER REFERENCES pairing (id), session_id INTEGER REFERENCES session (id),
  origin TEXT NOT NULL DEFAULT 'me', outcome TEXT NOT NULL DEFAULT 'open', position INTEGER NOT NULL DEFAULT 0
) STRICT;
-- table agreement
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
-- table assessment
CREATE TABLE assessment (
  id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 1, deleted_at TEXT, visibility TEXT NOT NULL DEFAULT 'private', tags TEXT NOT NULL DEFAULT '[]',
  skill_id INTEGER NOT NULL REFERENCES skill (id), person_id INTEGER REFERENCES person (id), level INTEGER NOT NULL,
  assessed_by TEXT NOT NULL DEFAULT 'me', day TEXT NOT NULL, evidence TEXT NOT NULL DEFAULT '',
  kind TEXT NOT NULL DEFAULT 'now'
) STRICT;
-- table check_in
CREATE TABLE check_in (
  id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 1, deleted_at TEXT, visibility TEXT NOT NULL DEFAULT 'private', tags TEXT NOT NULL DEFAULT '[]',
  goal_id INTEGER NOT NULL REFERENCES goal (id), day TEXT NOT NULL, value REAL, note TEXT NOT NULL DEFAULT '',
  confidence INTEGER, evidence TEXT NOT NULL DEFAULT '', source TEXT NOT NULL DEFAULT 'my estimate'
, assessed_by TEXT NOT NULL DEFAULT 'me') STRICT;
-- table draft
CREATE TABLE draft (
  key TEXT PRIMARY KEY, fields TEXT NOT NULL, base_rev INTEGER NOT NULL DEFAULT 0, created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;
-- table entry
CREATE TABLE entry (
  id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 1, deleted_at TEXT, visibility TEXT NOT NULL DEFAULT 'private', tags TEXT NOT NULL DEFAULT '[]',
  day TEXT NOT NULL, at TEXT NOT NULL, zone TEXT NOT NULL DEFAULT 'UTC', type TEXT NOT NULL DEFAULT 'free',
  template TEXT NOT NULL DEFAULT '', title TEXT NOT NULL DEFAULT '', body TEXT NOT NULL DEFAULT '',
  stages TEXT NOT NULL DEFAULT '[]', prompts TEXT NOT NULL DEFAULT '[]', mood INTEGER, energy INTEGER,
  mood_word TEXT NOT NULL DEFAULT '', depth TEXT
) STRICT;
-- table fact
CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
-- table goal
CREATE TABLE goal (
  id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 1, deleted_at TEXT, visibility TEXT NOT NULL DEFAULT 'private', tags TEXT NOT NULL DEFAULT '[]',
  title TEXT NOT NULL, why TEXT NOT NULL DEFAULT '', beneficiary TEXT NOT NULL DEFAULT 'me', theme TEXT,
  measure TEXT NOT NULL DEFAULT 'numeric', unit TEXT NOT NULL DEFAULT '', baseline REAL, target REAL,
  direction TEXT NOT NULL DEFAULT 'up', observed TEXT NOT NULL DEFAULT '', start TEXT NOT NULL, due TEXT,
  check_every INTEGER NOT NULL DEFAULT 14, pace TEXT NOT NULL DEFAULT 'linear',
  lifecycle TEXT NOT NULL DEFAULT 'active', close_result TEXT, close_note TEXT NOT NULL DEFAULT '', closed_on TEXT,
  owner TEXT NOT NULL DEFAULT 'me'
, low REAL, high REAL, tolerance REAL NOT NULL DEFAULT 0.0, skill TEXT NOT NULL DEFAULT '', retro_from REAL, times INTEGER, per TEXT NOT NULL DEFAULT 'week', question TEXT NOT NULL DEFAULT '', attainment INTEGER) STRICT;
-- table history
CREATE TABLE history (
  id INTEGER PRIMARY KEY, act_id INTEGER NOT NULL REFERENCES act (id), kind TEXT NOT NULL, ref_id INTEGER NOT NULL,
  before TEXT
) STRICT;
-- table learning
CREATE TABLE learning (
  id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 1, deleted_at TEXT, visibility TEXT NOT NULL DEFAULT 'private', tags TEXT NOT NULL DEFAULT '[]',
  direction TEXT NOT NULL, topic TEXT NOT NULL, person_id INTEGER REFERENCES person (id),
  session_id INTEGER REFERENCES session (id), day TEXT NOT NULL, skill TEXT NOT NULL DEFAULT '', method TEXT, depth TEXT,
  area TEXT, evidence TEXT NOT NULL DEFAULT '', strength TEXT, status TEXT NOT NULL, status_on TEXT, used_on TEXT,
  set_aside_reason TEXT NOT NULL DEFAULT '', diverges INTEGER NOT NULL DEFAULT 0,
  believed_before TEXT NOT NULL DEFAULT ''
, resources TEXT NOT NULL DEFAULT '[]') STRICT;
-- table link
CREATE TABLE link (
  id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 1, deleted_at TEXT, visibility TEXT NOT NULL DEFAULT 'private', tags TEXT NOT NULL DEFAULT '[]',
  from_kind TEXT NOT NULL, from_id INTEGER NOT NULL, to_kind TEXT NOT NULL, to_id INTEGER NOT NULL, type TEXT NOT NULL
) STRICT;
-- table milestone
CREATE TABLE milestone (
  id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 1, deleted_at TEXT, visibility TEXT NOT NULL DEFAULT 'private', tags TEXT NOT NULL DEFAULT '[]',
  goal_id INTEGER NOT NULL REFERENCES goal (id), text TEXT NOT NULL, weight REAL NOT NULL DEFAULT 1.0, due TEXT,
  added_on TEXT NOT NULL, done_on TEXT, dropped_on TEXT, dropped_reason TEXT NOT NULL DEFAULT '',
  position INTEGER NOT NULL DEFAULT 0
) STRICT;
-- table note
CREATE TABLE note (
  id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 1, deleted_at TEXT, visibility TEXT NOT NULL DEFAULT 'private', tags TEXT NOT NULL DEFAULT '[]',
  kind TEXT NOT NULL, text TEXT NOT NULL, person_id INTEGER REFERENCES person (id),
  session_id INTEGER REFERENCES session (id), day TEXT NOT NULL, status TEXT NOT NULL DEFAULT 'open',
  answer TEXT NOT NULL DEFAULT '', raised_by TEXT NOT NULL DEFAULT 'me', revisit_on TEXT
, lens TEXT, priority INTEGER NOT NULL DEFAULT 0, confidence INTEGER, would_change TEXT NOT NULL DEFAULT '', area TEXT) STRICT;
-- table pairing
CREATE TABLE pairing (
  id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 1, deleted_at TEXT, visibility TEXT NOT NULL DEFAULT 'private', tags TEXT NOT NULL DEFAULT '[]',
  person_id INTEGER NOT NULL REFERENCES person (id), my_role TEXT NOT NULL, purpose TEXT NOT NULL DEFAULT '',
  criteria TEXT NOT NULL DEFAULT '[]', start TEXT, planned_end TEXT, cadence_days INTEGER NOT NULL DEFAULT 28,
  session_minutes INTEGER NOT NULL DEFAULT 45, driven_by TEXT NOT NULL DEFAULT 'me',
  status TEXT NOT NULL DEFAULT 'active', ended_reason TEXT, ended_on TEXT
, phase TEXT, cadence_since TEXT, rotation_next INTEGER REFERENCES person (id), ended_note TEXT NOT NULL DEFAULT '') STRICT;
-- table pairing_pause
CREATE TABLE pairing_pause (
  id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 1, deleted_at TEXT, visibility TEXT NOT NULL DEFAULT 'private', tags TEXT NOT NULL DEFAULT '[]',
  pairing_id INTEGER NOT NULL REFERENCES pairing (id), start TEXT NOT NULL, until TEXT, reason TEXT NOT NULL DEFAULT ''
) STRICT;
-- table pause
CREATE TABLE pause (
  id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 1, deleted_at TEXT, visibility TEXT NOT NULL DEFAULT 'private', tags TEXT NOT NULL DEFAULT '[]',
  goal_id INTEGER NOT NULL REFERENCES goal (id), start TEXT NOT NULL, until TEXT, reason TEXT NOT NULL DEFAULT ''
) STRICT;
-- table person
CREATE TABLE person (
  id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 1, deleted_at TEXT, visibility TEXT NOT NULL DEFAULT 'private', tags TEXT NOT NULL DEFAULT '[]',
  name TEXT NOT NULL, alias TEXT NOT NULL DEFAULT '', function TEXT NOT NULL DEFAULT '',
  relation TEXT NOT NULL DEFAULT 'other', teaches TEXT NOT NULL DEFAULT '[]', learns TEXT NOT NULL DEFAULT '[]',
  likes_credit TEXT NOT NULL DEFAULT 'ask each time', access_needs TEXT NOT NULL DEFAULT '',
  contact_note TEXT NOT NULL DEFAULT '', status TEXT NOT NULL DEFAULT 'current'
) STRICT;
-- table prompt_use
CREATE TABLE prompt_use (
  id INTEGER PRIMARY KEY, prompt_id TEXT NOT NULL, day TEXT NOT NULL, act TEXT NOT NULL
) STRICT;
-- table record_tag
CREATE TABLE record_tag (
  tag TEXT NOT NULL, kind TEXT NOT NULL, ref_id INTEGER NOT NULL, PRIMARY KEY (tag, kind, ref_id)
) STRICT, WITHOUT ROWID;
-- table retention_check
CREATE TABLE retention_check (
  id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 1, deleted_at TEXT, visibility TEXT NOT NULL DEFAULT 'private', tags TEXT NOT NULL DEFAULT '[]',
  learning_id INTEGER NOT NULL REFERENCES learning (id), number INTEGER NOT NULL, done_on TEXT NOT NULL, how TEXT,
  result TEXT NOT NULL, note TEXT NOT NULL DEFAULT ''
) STRICT;
-- table revision
CREATE TABLE revision (
  id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 1, deleted_at TEXT, visibility TEXT NOT NULL DEFAULT 'private', tags TEXT NOT NULL DEFAULT '[]',
  goal_id INTEGER NOT NULL REFERENCES goal (id), field TEXT NOT NULL, old TEXT NOT NULL, new TEXT NOT NULL,
  day TEXT NOT NULL, reason TEXT NOT NULL DEFAULT ''
) STRICT;
-- table search_doc
CREATE TABLE "search_doc" (
  id INTEGER PRIMARY KEY, kind TEXT NOT NULL, ref_id INTEGER NOT NULL, title TEXT NOT NULL, body TEXT NOT NULL,
  tags TEXT NOT NULL, day TEXT NOT NULL, UNIQUE (kind, ref_id)
) STRICT;
-- table search_fts
CREATE VIRTUAL TABLE search_fts USING fts5 (
  title, body, tags, content='', tokenize='unicode61 remove_diacritics 2', prefix='1 2 3'
);
-- table search_fts_config
CREATE TABLE 'search_fts_config'(k PRIMARY KEY, v) WITHOUT ROWID;
-- table search_fts_data
CREATE TABLE 'search_fts_data'(id INTEGER PRIMARY KEY, block BLOB);
-- table search_fts_docsize
CREATE TABLE 'search_fts_docsize'(id INTEGER PRIMARY KEY, sz BLOB);
-- table search_fts_idx
CREATE TABLE 'search_fts_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
-- table session
CREATE TABLE session (
  id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 1, deleted_at TEXT, visibility TEXT NOT NULL DEFAULT 'private', tags TEXT NOT NULL DEFAULT '[]',
  pairing_id INTEGER REFERENCES pairing (id), day TEXT NOT NULL, start TEXT, zone TEXT NOT NULL DEFAULT 'UTC', until TEXT,
  minutes INTEGER NOT NULL DEFAULT 45, format TEXT NOT NULL DEFAULT 'video', status TEXT NOT NULL DEFAULT 'held',
  changed_by TEXT, purpose TEXT NOT NULL DEFAULT '', notes TEXT NOT NULL DEFAULT '', talk_share_me INTEGER,
  safety INTEGER, useful INTEGER, protected INTEGER NOT NULL DEFAULT 0, next_date TEXT
, resources TEXT NOT NULL DEFAULT '[]', awaiting TEXT) STRICT;
-- table silence
CREATE TABLE silence (
  id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 1, deleted_at TEXT, visibility TEXT NOT NULL DEFAULT 'private', tags TEXT NOT NULL DEFAULT '[]',
  due_kind TEXT NOT NULL, about_kind TEXT, about_id INTEGER, occasion TEXT, until TEXT
) STRICT;
-- table skill
CREATE TABLE skill (
  id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 1, deleted_at TEXT, visibility TEXT NOT NULL DEFAULT 'private', tags TEXT NOT NULL DEFAULT '[]',
  name TEXT NOT NULL, why TEXT NOT NULL DEFAULT '', importance INTEGER NOT NULL DEFAULT 2,
  horizon TEXT NOT NULL DEFAULT 'core', target_level INTEGER, added_on TEXT NOT NULL
) STRICT;
-- table skill_change
CREATE TABLE skill_change (
  id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 1, deleted_at TEXT, visibility TEXT NOT NULL DEFAULT 'private', tags TEXT NOT NULL DEFAULT '[]',
  skill_id INTEGER NOT NULL REFERENCES skill (id), field TEXT NOT NULL, old TEXT NOT NULL, new TEXT NOT NULL,
  day TEXT NOT NULL
) STRICT;
-- table win
CREATE TABLE win (
  id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 1, deleted_at TEXT, visibility TEXT NOT NULL DEFAULT 'private', tags TEXT NOT NULL DEFAULT '[]',
  text TEXT NOT NULL, person_id INTEGER REFERENCES person (id), session_id INTEGER REFERENCES session (id),
  day TEXT NOT NULL, size TEXT NOT NULL DEFAULT 'small', contributors TEXT NOT NULL DEFAULT '[]',
  repeatable INTEGER NOT NULL DEFAULT 0
) STRICT;
