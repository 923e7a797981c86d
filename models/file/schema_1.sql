CREATE TABLE dossier (
	id TEXT NOT NULL,
	sequence INTEGER NOT NULL,
	version TEXT NOT NULL,
	title TEXT NOT NULL,
	description TEXT NOT NULL,
	stale_after_days INTEGER NOT NULL,
	optional_columns TEXT NOT NULL,
	CONSTRAINT dossier_key PRIMARY KEY (id),
	CONSTRAINT dossier_stale_after_days CHECK (stale_after_days > 0)
)
 STRICT;

CREATE TABLE analyst (
	id TEXT NOT NULL,
	sequence INTEGER NOT NULL,
	version TEXT NOT NULL,
	code TEXT NOT NULL,
	name TEXT NOT NULL,
	CONSTRAINT analyst_key PRIMARY KEY (id)
)
 STRICT;

CREATE TABLE party (
	id TEXT NOT NULL,
	sequence INTEGER NOT NULL,
	version TEXT NOT NULL,
	code TEXT NOT NULL,
	name TEXT NOT NULL,
	role TEXT NOT NULL,
	note TEXT NOT NULL,
	CONSTRAINT party_key PRIMARY KEY (id)
)
 STRICT;

CREATE TABLE speaker (
	id TEXT NOT NULL,
	sequence INTEGER NOT NULL,
	version TEXT NOT NULL,
	code TEXT NOT NULL,
	name TEXT NOT NULL,
	office TEXT NOT NULL,
	party_id TEXT NOT NULL,
	authority INTEGER NOT NULL,
	CONSTRAINT speaker_key PRIMARY KEY (id),
	CONSTRAINT speaker_authority CHECK (authority BETWEEN 1 AND 5)
)
 STRICT;

CREATE TABLE issue (
	id TEXT NOT NULL,
	sequence INTEGER NOT NULL,
	version TEXT NOT NULL,
	code TEXT NOT NULL,
	title TEXT NOT NULL,
	question TEXT NOT NULL,
	low_pole TEXT NOT NULL,
	high_pole TEXT NOT NULL,
	reference_point REAL,
	reference_note TEXT NOT NULL,
	CONSTRAINT issue_key PRIMARY KEY (id),
	CONSTRAINT issue_reference_point CHECK (reference_point BETWEEN 0 AND 100)
)
 STRICT;

CREATE TABLE option (
	id TEXT NOT NULL,
	sequence INTEGER NOT NULL,
	version TEXT NOT NULL,
	issue_id TEXT NOT NULL,
	value REAL NOT NULL,
	label TEXT NOT NULL,
	definition TEXT NOT NULL,
	CONSTRAINT option_key PRIMARY KEY (id),
	CONSTRAINT option_value CHECK (value BETWEEN 0 AND 100)
)
 STRICT;

CREATE TABLE round (
	id TEXT NOT NULL,
	sequence INTEGER NOT NULL,
	version TEXT NOT NULL,
	number INTEGER NOT NULL,
	label TEXT NOT NULL,
	start TEXT NOT NULL,
	"end" TEXT NOT NULL,
	place TEXT NOT NULL,
	format TEXT NOT NULL,
	level TEXT NOT NULL,
	host TEXT NOT NULL,
	heads TEXT NOT NULL,
	outcome TEXT NOT NULL,
	CONSTRAINT round_key PRIMARY KEY (id),
	CONSTRAINT round_start CHECK (start IS date(start, '+0 days') AND start >= '0001-01-01'),
	CONSTRAINT round_finish CHECK ("end" IS date("end", '+0 days') AND "end" >= '0001-01-01'),
	CONSTRAINT round_days CHECK (start <= "end")
)
 STRICT;

CREATE TABLE source (
	id TEXT NOT NULL,
	sequence INTEGER NOT NULL,
	version TEXT NOT NULL,
	code TEXT NOT NULL,
	publisher TEXT NOT NULL,
	title TEXT NOT NULL,
	published TEXT,
	kind TEXT NOT NULL,
	reliability TEXT NOT NULL,
	from_seed INTEGER NOT NULL,
	CONSTRAINT source_key PRIMARY KEY (id),
	CONSTRAINT source_published CHECK (published IS date(published, '+0 days') AND published >= '0001-01-01'),
	CONSTRAINT source_reliability CHECK (reliability IN ('A','B','C','D','E','F'))
)
 STRICT;

CREATE TABLE statement (
	id TEXT NOT NULL,
	sequence INTEGER NOT NULL,
	version TEXT NOT NULL,
	code TEXT NOT NULL,
	said_on TEXT NOT NULL,
	published_on TEXT NOT NULL,
	recorded_on TEXT,
	party_id TEXT NOT NULL,
	speaker_id TEXT NOT NULL,
	issue_id TEXT NOT NULL,
	act TEXT NOT NULL,
	low REAL,
	high REAL,
	firmness INTEGER,
	record TEXT NOT NULL,
	condition TEXT NOT NULL,
	depends_on_id TEXT,
	text TEXT NOT NULL,
	source_id TEXT NOT NULL,
	locator TEXT NOT NULL,
	credibility INTEGER NOT NULL,
	from_seed INTEGER NOT NULL,
	note TEXT NOT NULL,
	round_id TEXT,
	retracts_id TEXT,
	retracted_by_id TEXT,
	CONSTRAINT statement_key PRIMARY KEY (id),
	CONSTRAINT statement_said_on CHECK (said_on IS date(said_on, '+0 days') AND said_on >= '0001-01-01'),
	CONSTRAINT statement_published_on CHECK (published_on IS date(published_on, '+0 days') AND published_on >= '0001-01-01'),
	CONSTRAINT statement_recorded_on CHECK (recorded_on IS date(recorded_on, '+0 days') AND recorded_on >= '0001-01-01'),
	CONSTRAINT statement_range CHECK ((low IS NULL) = (high IS NULL) AND low BETWEEN 0 AND high AND high <= 100),
	CONSTRAINT statement_firmness CHECK (firmness BETWEEN 0 AND 4),
	CONSTRAINT statement_credibility CHECK (credibility BETWEEN 1 AND 6),
	CONSTRAINT statement_act CHECK (act IN ('demand', 'offer', 'signal', 'acceptance', 'rejection', 'commitment', 'clarification', 'red_line', 'restatement', 'retraction', 'threat', 'appeal', 'procedural'))
)
 STRICT;

CREATE TABLE event (
	id TEXT NOT NULL,
	sequence INTEGER NOT NULL,
	version TEXT NOT NULL,
	code TEXT NOT NULL,
	date TEXT NOT NULL,
	kind TEXT NOT NULL,
	place TEXT NOT NULL,
	title TEXT NOT NULL,
	text TEXT NOT NULL,
	source_id TEXT,
	credibility INTEGER,
	from_seed INTEGER NOT NULL,
	note TEXT NOT NULL,
	CONSTRAINT event_key PRIMARY KEY (id),
	CONSTRAINT event_date CHECK (date IS date(date, '+0 days') AND date >= '0001-01-01'),
	CONSTRAINT event_credibility CHECK (credibility BETWEEN 1 AND 6)
)
 STRICT;

CREATE TABLE assessment (
	id TEXT NOT NULL,
	sequence INTEGER NOT NULL,
	version TEXT NOT NULL,
	code TEXT NOT NULL,
	date TEXT NOT NULL,
	assessor TEXT NOT NULL,
	party_id TEXT,
	about TEXT NOT NULL,
	probability_low REAL,
	probability_high REAL,
	wording TEXT NOT NULL,
	source_id TEXT,
	credibility INTEGER,
	from_seed INTEGER NOT NULL,
	note TEXT NOT NULL,
	CONSTRAINT assessment_key PRIMARY KEY (id),
	CONSTRAINT assessment_date CHECK (date IS date(date, '+0 days') AND date >= '0001-01-01'),
	CONSTRAINT assessment_probability CHECK ((probability_low IS NULL) = (probability_high IS NULL) AND probability_low BETWEEN 0 AND probability_high AND probability_high <= 100),
	CONSTRAINT assessment_credibility CHECK (credibility BETWEEN 1 AND 6)
)
 STRICT;

CREATE TABLE dispute (
	id TEXT NOT NULL,
	sequence INTEGER NOT NULL,
	version TEXT NOT NULL,
	code TEXT NOT NULL,
	topic TEXT NOT NULL,
	claim TEXT NOT NULL,
	claimed_by TEXT NOT NULL,
	source_claim_id TEXT,
	counter_claim TEXT NOT NULL,
	countered_by TEXT NOT NULL,
	source_counter_id TEXT,
	from_seed INTEGER NOT NULL,
	CONSTRAINT dispute_key PRIMARY KEY (id)
)
 STRICT;

CREATE TABLE "transaction" (
	id TEXT NOT NULL,
	analyst_id TEXT NOT NULL,
	site TEXT NOT NULL,
	clock TEXT NOT NULL,
	arrived TEXT NOT NULL,
	kind TEXT NOT NULL,
	label TEXT NOT NULL,
	reason TEXT NOT NULL,
	undoes TEXT,
	app_version TEXT NOT NULL,
	hash TEXT NOT NULL,
	CONSTRAINT transaction_key PRIMARY KEY (id)
)
 STRICT;

CREATE TABLE change (
	seq INTEGER NOT NULL,
	hash TEXT NOT NULL,
	transaction_id TEXT NOT NULL,
	table_name TEXT NOT NULL,
	row_id TEXT NOT NULL,
	unit TEXT NOT NULL,
	value TEXT NOT NULL,
	CONSTRAINT change_key PRIMARY KEY (seq)
)
 STRICT;

CREATE UNIQUE INDEX change_hash ON change (hash);

CREATE INDEX change_row ON change (table_name, row_id);

CREATE INDEX change_transaction ON change (transaction_id);

CREATE TABLE parent (
	change TEXT NOT NULL,
	parent TEXT NOT NULL,
	CONSTRAINT parent_key PRIMARY KEY (change, parent)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE "conflict" (
	table_name TEXT NOT NULL,
	row_id TEXT NOT NULL,
	unit TEXT NOT NULL,
	change TEXT NOT NULL,
	CONSTRAINT conflict_key PRIMARY KEY (table_name, row_id, unit, change)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE meta (
	"key" TEXT NOT NULL,
	value TEXT NOT NULL,
	CONSTRAINT meta_key PRIMARY KEY ("key")
)
 WITHOUT ROWID,
 STRICT;
