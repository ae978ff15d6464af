//! What a store file is: its marks, its tables, and how older files are brought up to date.

use rusqlite::{Connection, OptionalExtension, Result, TransactionBehavior};

/// `DATL` in ASCII: the mark of a store in the header of the SQLite file.
pub(super) const APPLICATION_ID: i32 = 0x4441_544C;

/// What brings a file from each version to the next; the newest version is their number.
const MIGRATIONS: [fn(&Connection) -> Result<()>; 3] = [documents, graph, corrections];

/// What a file is found to be.
pub(super) enum Found {
    /// A store that this program can use as it is.
    Current,
    /// A store of an older version, or an empty file: it needs [`migrate`].
    Old,
    /// A store of a newer version: this one.
    Newer(usize),
    /// Another program's database.
    Foreign,
}

pub(super) fn find(connection: &Connection) -> Result<Found> {
    let application: i32 = connection.query_row("PRAGMA application_id", [], |row| row.get(0))?;
    let version: i64 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let table: Option<i64> =
        connection.query_row("SELECT 1 FROM sqlite_schema LIMIT 1", [], |row| row.get(0)).optional()?;
    let empty = application == 0 && version == 0 && table.is_none();
    Ok(match usize::try_from(version) {
        _ if empty => Found::Old,
        Ok(version) if application == APPLICATION_ID => match version {
            v if v == MIGRATIONS.len() => Found::Current,
            v if v > MIGRATIONS.len() => Found::Newer(v),
            _ => Found::Old,
        },
        _ => Found::Foreign,
    })
}

/// The version that this program writes.
pub(super) const fn newest() -> usize {
    MIGRATIONS.len()
}

/// Brings a file to the newest version, wholly or not at all.
pub(super) fn migrate(connection: &mut Connection) -> Result<()> {
    // Kept in the file from now on: readers go on beside one writer.
    connection.pragma_update(None, "journal_mode", "WAL")?;
    let change = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Another program may have done it while this one waited.
    let version: i64 = change.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    for migration in MIGRATIONS.iter().skip(usize::try_from(version).unwrap_or(usize::MAX)) {
        migration(&change)?;
    }
    change.pragma_update(None, "application_id", APPLICATION_ID)?;
    change.pragma_update(None, "user_version", MIGRATIONS.len() as i64)?;
    change.commit()
}

/// Version 1: documents with their records, and the full-text index over the sentences that tell something.
fn documents(connection: &Connection) -> Result<()> {
    connection.execute_batch(
        "CREATE TABLE maker (
             number INTEGER PRIMARY KEY,
             program TEXT NOT NULL,
             model TEXT NOT NULL,
             UNIQUE (program, model)
         );
         CREATE TABLE document (
             number INTEGER PRIMARY KEY,
             id TEXT NOT NULL UNIQUE,
             source TEXT NOT NULL,
             head BLOB NOT NULL,       -- what the document says about itself, JSON
             added TEXT NOT NULL,      -- day, ISO 8601
             maker INTEGER NOT NULL REFERENCES maker
         );
         CREATE INDEX document_added ON document (added);
         CREATE INDEX document_maker ON document (maker);
         CREATE TABLE body (
             document INTEGER PRIMARY KEY REFERENCES document ON DELETE CASCADE,
             text BLOB NOT NULL,       -- deflated
             blocks BLOB NOT NULL,     -- deflated JSON: the document without its text
             record BLOB NOT NULL      -- deflated JSON: the record without text and quotes
         );
         CREATE TABLE came_as (
             source TEXT NOT NULL,
             document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
             PRIMARY KEY (source, document)
         ) WITHOUT ROWID;
         CREATE INDEX came_as_document ON came_as (document);
         CREATE TABLE sentence (
             number INTEGER PRIMARY KEY,
             document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
             place INTEGER NOT NULL,   -- number in the document
             UNIQUE (document, place)
         );
         CREATE VIRTUAL TABLE sentence_text USING fts5 (
             words, content = '', contentless_delete = 1, tokenize = 'porter unicode61 remove_diacritics 2'
         );
         CREATE TABLE generation (one INTEGER PRIMARY KEY CHECK (one = 1), number INTEGER NOT NULL);
         INSERT INTO generation VALUES (1, 0);",
    )
}

/// Version 2: the folded graph, so that a question need not fold it again.
fn graph(connection: &Connection) -> Result<()> {
    graph_tables(connection, "main")
}

/// Version 3: the user's corrections.
fn corrections(connection: &Connection) -> Result<()> {
    connection.execute_batch(
        "CREATE TABLE correction (
             one INTEGER PRIMARY KEY CHECK (one = 1),
             input TEXT NOT NULL,        -- named in messages
             text TEXT NOT NULL          -- TOML
         );",
    )
}

/// Makes the tables of the graph in the file (`main`) or for one connection (`temp`), where they go before those of the file.
pub(super) fn graph_tables(connection: &Connection, schema: &str) -> Result<()> {
    connection.execute_batch(&format!(
        "CREATE TABLE {schema}.folded (
             one INTEGER PRIMARY KEY CHECK (one = 1),
             generation INTEGER NOT NULL,
             program TEXT NOT NULL
         );
         CREATE TABLE {schema}.actor (
             number INTEGER PRIMARY KEY,
             id TEXT NOT NULL UNIQUE,
             name TEXT NOT NULL,
             kind TEXT NOT NULL,
             country TEXT,
             mentions INTEGER NOT NULL,
             aliases TEXT NOT NULL       -- JSON
         );
         CREATE TABLE {schema}.called (
             key TEXT NOT NULL,
             alias INTEGER NOT NULL,     -- 0: its name
             actor INTEGER NOT NULL,
             PRIMARY KEY (key, alias, actor)
         ) WITHOUT ROWID;
         CREATE TABLE {schema}.event (
             number INTEGER PRIMARY KEY, -- in the order of the timeline
             id TEXT NOT NULL UNIQUE,
             first TEXT,
             last TEXT,
             kind TEXT NOT NULL,
             stance TEXT NOT NULL,
             place INTEGER,
             body BLOB NOT NULL          -- deflated JSON: the event without quotes
         );
         CREATE INDEX {schema}.event_first ON event (coalesce(first, last));
         CREATE INDEX {schema}.event_kind ON event (kind);
         CREATE INDEX {schema}.event_place ON event (place);
         CREATE TABLE {schema}.participant (
             event INTEGER NOT NULL,
             actor INTEGER NOT NULL,
             role TEXT NOT NULL,
             PRIMARY KEY (event, actor, role)
         ) WITHOUT ROWID;
         CREATE INDEX {schema}.participant_actor ON participant (actor, event);
         CREATE TABLE {schema}.told (
             document INTEGER NOT NULL,
             place INTEGER NOT NULL,     -- number of the sentence
             event INTEGER NOT NULL,
             PRIMARY KEY (document, place, event)
         ) WITHOUT ROWID;
         CREATE TABLE {schema}.relation (
             number INTEGER PRIMARY KEY,
             source INTEGER NOT NULL,
             target INTEGER NOT NULL,
             first TEXT,
             last TEXT,
             stance TEXT NOT NULL,
             body BLOB NOT NULL          -- deflated JSON: the relation without quotes
         );
         CREATE INDEX {schema}.relation_source ON relation (source);
         CREATE INDEX {schema}.relation_target ON relation (target);"
    ))
}

/// Takes the graph out of the tables of the file.
pub(super) fn empty_graph_tables(connection: &Connection) -> Result<()> {
    connection.execute_batch(
        "DELETE FROM main.folded; DELETE FROM main.actor; DELETE FROM main.called; DELETE FROM main.event;
         DELETE FROM main.participant; DELETE FROM main.told; DELETE FROM main.relation;",
    )
}

/// Takes away the tables of [`graph_tables`] that one connection had for itself.
pub(super) fn drop_own_graph_tables(connection: &Connection) -> Result<()> {
    connection.execute_batch(
        "DROP TABLE IF EXISTS temp.folded; DROP TABLE IF EXISTS temp.actor; DROP TABLE IF EXISTS temp.called;
         DROP TABLE IF EXISTS temp.event; DROP TABLE IF EXISTS temp.participant; DROP TABLE IF EXISTS temp.told;
         DROP TABLE IF EXISTS temp.relation;",
    )
}
