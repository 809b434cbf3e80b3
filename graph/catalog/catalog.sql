-- The catalog: things, their names, and how concepts lie under one another.
-- "TL01" as a number, so that another SQLite file is not taken for a catalog.
PRAGMA application_id = 1414279217;
PRAGMA user_version = 1;

CREATE TABLE things (
  ordinal INTEGER PRIMARY KEY AUTOINCREMENT,  -- never used again, not even after a removal
  id TEXT NOT NULL UNIQUE,
  type TEXT NOT NULL,
  kind TEXT,
  label TEXT NOT NULL,
  sort TEXT NOT NULL,
  document TEXT,
  count INTEGER NOT NULL DEFAULT 0,
  view BLOB NOT NULL
);
CREATE INDEX things_by_name ON things (type, sort, id);
CREATE INDEX things_by_kind ON things (type, kind, sort, id);
CREATE INDEX things_by_count ON things (type, count DESC, sort, id);
CREATE INDEX things_by_kind_and_count ON things (type, kind, count DESC, sort, id);
CREATE INDEX things_by_document ON things (document, type, sort, id);

-- The documents in which a concept that no vocabulary knows was found.
CREATE TABLE found (
  document TEXT NOT NULL,
  ordinal INTEGER NOT NULL REFERENCES things ON DELETE CASCADE,
  PRIMARY KEY (document, ordinal)
) WITHOUT ROWID;
CREATE INDEX found_by_thing ON found (ordinal);

-- The terms that documents leave undefined; `at` is the place among all that the document sets out to define.
CREATE TABLE undefined (
  document TEXT NOT NULL,
  at INTEGER NOT NULL,
  term TEXT NOT NULL,
  PRIMARY KEY (document, at)
) WITHOUT ROWID;

-- `key` is equal for two forms of one label; `how` sorts: 0 label, 1 found, 2 acronym, 3 alias, 4 hidden,
-- 5 number, 6 initials.
CREATE TABLE names (
  name_id INTEGER PRIMARY KEY,
  ordinal INTEGER NOT NULL REFERENCES things ON DELETE CASCADE,
  how INTEGER NOT NULL,
  name TEXT NOT NULL,
  padded TEXT NOT NULL,  -- without case, accents and punctuation
  key TEXT NOT NULL
);
CREATE INDEX names_by_key ON names (key, how);
CREATE INDEX names_by_thing ON names (ordinal);

-- Every shown name from each of its words on, for completions; `inside` is 0 at its very beginning.
CREATE TABLE starts (
  folded TEXT NOT NULL,
  name_id INTEGER NOT NULL REFERENCES names ON DELETE CASCADE,
  inside INTEGER NOT NULL,
  PRIMARY KEY (folded, name_id)
) WITHOUT ROWID;
CREATE INDEX starts_by_name ON starts (name_id);

-- Every shown name by its runs of three characters, to find those like a misspelt one.
CREATE VIRTUAL TABLE trigrams USING fts5 (
  padded, content = 'names', content_rowid = 'name_id', tokenize = 'trigram', detail = none
);
CREATE VIRTUAL TABLE trigram_terms USING fts5vocab (trigrams, row);
-- How many names hold each, as counted at the last commit: the rarest are looked for first.
CREATE TABLE grams (gram TEXT PRIMARY KEY, names INTEGER NOT NULL) WITHOUT ROWID;
CREATE TRIGGER names_removed AFTER DELETE ON names WHEN old.how < 4 BEGIN
  INSERT INTO trigrams (trigrams, rowid, padded) VALUES ('delete', old.name_id, old.padded);
END;

-- As `things.Thing` and `things.Named` have them.
CREATE VIEW shown_things AS SELECT ordinal, id, type, kind, label, document, count, view, sort FROM things;
CREATE VIEW shown_names AS
  SELECT ordinal, id, type, kind, label, count, name, how, sort, key, padded, name_id
  FROM names JOIN things USING (ordinal);

-- `relation` is "broader" or "related"; the target is an id, because it may be added later.
CREATE TABLE neighbours (
  target TEXT NOT NULL,
  relation TEXT NOT NULL,
  ordinal INTEGER NOT NULL REFERENCES things ON DELETE CASCADE,
  PRIMARY KEY (target, relation, ordinal)
) WITHOUT ROWID;
CREATE INDEX neighbours_by_thing ON neighbours (ordinal);
