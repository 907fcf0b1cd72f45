-- The skills map: what matters, how far somebody is, and what its importance, horizon or aim was before.

CREATE TABLE skill (
  id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 1, deleted_at TEXT, visibility TEXT NOT NULL DEFAULT 'private', tags TEXT NOT NULL DEFAULT '[]',
  name TEXT NOT NULL, why TEXT NOT NULL DEFAULT '', importance INTEGER NOT NULL DEFAULT 2,
  horizon TEXT NOT NULL DEFAULT 'core', target_level INTEGER, added_on TEXT NOT NULL
) STRICT;
CREATE INDEX skill_by_name ON skill (name COLLATE NOCASE, id) WHERE deleted_at IS NULL;

CREATE TABLE assessment (
  id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 1, deleted_at TEXT, visibility TEXT NOT NULL DEFAULT 'private', tags TEXT NOT NULL DEFAULT '[]',
  skill_id INTEGER NOT NULL REFERENCES skill (id), person_id INTEGER REFERENCES person (id), level INTEGER NOT NULL,
  assessed_by TEXT NOT NULL DEFAULT 'me', day TEXT NOT NULL, evidence TEXT NOT NULL DEFAULT '',
  kind TEXT NOT NULL DEFAULT 'now'
) STRICT;
CREATE INDEX assessment_by_skill ON assessment (skill_id, day, id) WHERE deleted_at IS NULL;

CREATE TABLE skill_change (
  id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 1, deleted_at TEXT, visibility TEXT NOT NULL DEFAULT 'private', tags TEXT NOT NULL DEFAULT '[]',
  skill_id INTEGER NOT NULL REFERENCES skill (id), field TEXT NOT NULL, old TEXT NOT NULL, new TEXT NOT NULL,
  day TEXT NOT NULL
) STRICT;
CREATE INDEX skill_change_by_skill ON skill_change (skill_id, day, id) WHERE deleted_at IS NULL;

-- What was learned and taught is asked for by its skill.
CREATE INDEX learning_by_skill ON learning (skill, direction, day) WHERE deleted_at IS NULL AND skill <> '';
