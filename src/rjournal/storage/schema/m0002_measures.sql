-- What the other kinds of goals are measured by, what was said at a closing, and whose rating a reading is.

ALTER TABLE goal ADD COLUMN low REAL;
ALTER TABLE goal ADD COLUMN high REAL;
ALTER TABLE goal ADD COLUMN tolerance REAL NOT NULL DEFAULT 0.0;
ALTER TABLE goal ADD COLUMN skill TEXT NOT NULL DEFAULT '';
ALTER TABLE goal ADD COLUMN retro_from REAL;
ALTER TABLE goal ADD COLUMN times INTEGER;
ALTER TABLE goal ADD COLUMN per TEXT NOT NULL DEFAULT 'week';
ALTER TABLE goal ADD COLUMN question TEXT NOT NULL DEFAULT '';
ALTER TABLE goal ADD COLUMN attainment INTEGER;
ALTER TABLE check_in ADD COLUMN assessed_by TEXT NOT NULL DEFAULT 'me';
