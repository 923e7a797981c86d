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
	colour TEXT NOT NULL,
	marker TEXT NOT NULL,
	CONSTRAINT party_key PRIMARY KEY (id),
	CONSTRAINT party_colour CHECK (colour = '' OR colour GLOB '#[0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f]')
)
 STRICT;

CREATE TABLE membership (
	id TEXT NOT NULL,
	sequence INTEGER NOT NULL,
	version TEXT NOT NULL,
	start TEXT,
	"end" TEXT,
	party_id TEXT NOT NULL,
	group_id TEXT NOT NULL,
	CONSTRAINT membership_key PRIMARY KEY (id),
	CONSTRAINT membership_start CHECK (start IS date(start, '+0 days') AND start >= '0001-01-01'),
	CONSTRAINT membership_finish CHECK ("end" IS date("end", '+0 days') AND "end" >= '0001-01-01'),
	CONSTRAINT membership_days CHECK (start <= "end")
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

CREATE TABLE office (
	id TEXT NOT NULL,
	sequence INTEGER NOT NULL,
	version TEXT NOT NULL,
	start TEXT,
	"end" TEXT,
	speaker_id TEXT NOT NULL,
	party_id TEXT NOT NULL,
	title TEXT NOT NULL,
	authority INTEGER NOT NULL,
	CONSTRAINT office_key PRIMARY KEY (id),
	CONSTRAINT office_start CHECK (start IS date(start, '+0 days') AND start >= '0001-01-01'),
	CONSTRAINT office_finish CHECK ("end" IS date("end", '+0 days') AND "end" >= '0001-01-01'),
	CONSTRAINT office_days CHECK (start <= "end"),
	CONSTRAINT office_authority CHECK (authority BETWEEN 1 AND 5)
)
 STRICT;

CREATE TABLE alias (
	id TEXT NOT NULL,
	sequence INTEGER NOT NULL,
	version TEXT NOT NULL,
	owner_id TEXT NOT NULL,
	name TEXT NOT NULL,
	CONSTRAINT alias_key PRIMARY KEY (id)
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

CREATE TABLE scale (
	id TEXT NOT NULL,
	sequence INTEGER NOT NULL,
	version TEXT NOT NULL,
	issue_id TEXT NOT NULL,
	after_id TEXT,
	low_pole TEXT NOT NULL,
	high_pole TEXT NOT NULL,
	reference_point REAL,
	mapping TEXT NOT NULL,
	reason TEXT NOT NULL,
	CONSTRAINT scale_key PRIMARY KEY (id),
	CONSTRAINT scale_reference_point CHECK (reference_point BETWEEN 0 AND 100)
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
	scale_id TEXT,
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
	author TEXT NOT NULL,
	published TEXT,
	published_edtf TEXT NOT NULL,
	retrieved TEXT,
	address TEXT NOT NULL,
	language TEXT NOT NULL,
	kind TEXT NOT NULL,
	reliability TEXT NOT NULL,
	handling TEXT NOT NULL,
	reprints_id TEXT,
	from_seed INTEGER NOT NULL,
	CONSTRAINT source_key PRIMARY KEY (id),
	CONSTRAINT source_published CHECK (published IS date(published, '+0 days') AND published >= '0001-01-01'),
	CONSTRAINT source_retrieved CHECK (retrieved IS date(retrieved, '+0 days') AND retrieved >= '0001-01-01'),
	CONSTRAINT source_handling CHECK (handling IN ('', 'CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT', 'RED')),
	CONSTRAINT source_reliability CHECK (reliability IN ('A','B','C','D','E','F'))
)
 STRICT;

CREATE TABLE source_text (
	id TEXT NOT NULL,
	sequence INTEGER NOT NULL,
	version TEXT NOT NULL,
	source_id TEXT NOT NULL,
	text TEXT NOT NULL,
	text_hash TEXT NOT NULL,
	media_type TEXT NOT NULL,
	file_name TEXT NOT NULL,
	added_on TEXT,
	note TEXT NOT NULL,
	CONSTRAINT source_text_key PRIMARY KEY (id),
	CONSTRAINT source_text_added_on CHECK (added_on IS date(added_on, '+0 days') AND added_on >= '0001-01-01'),
	CONSTRAINT source_text_text_hash CHECK (length(text_hash) = 64)
)
 STRICT;

CREATE TABLE package (
	id TEXT NOT NULL,
	sequence INTEGER NOT NULL,
	version TEXT NOT NULL,
	title TEXT NOT NULL,
	note TEXT NOT NULL,
	CONSTRAINT package_key PRIMARY KEY (id)
)
 STRICT;

CREATE TABLE statement (
	id TEXT NOT NULL,
	sequence INTEGER NOT NULL,
	version TEXT NOT NULL,
	code TEXT NOT NULL,
	said_on TEXT NOT NULL,
	said_edtf TEXT NOT NULL,
	published_on TEXT NOT NULL,
	published_edtf TEXT NOT NULL,
	recorded_on TEXT,
	party_id TEXT NOT NULL,
	speaker_id TEXT NOT NULL,
	issue_id TEXT NOT NULL,
	act TEXT NOT NULL,
	low REAL,
	high REAL,
	scale_id TEXT,
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
	review TEXT NOT NULL,
	round_id TEXT,
	retracts_id TEXT,
	retracted_by_id TEXT,
	package_id TEXT,
	CONSTRAINT statement_key PRIMARY KEY (id),
	CONSTRAINT statement_said_on CHECK (said_on IS date(said_on, '+0 days') AND said_on >= '0001-01-01'),
	CONSTRAINT statement_published_on CHECK (published_on IS date(published_on, '+0 days') AND published_on >= '0001-01-01'),
	CONSTRAINT statement_recorded_on CHECK (recorded_on IS date(recorded_on, '+0 days') AND recorded_on >= '0001-01-01'),
	CONSTRAINT statement_range CHECK ((low IS NULL) = (high IS NULL) AND low BETWEEN 0 AND high AND high <= 100),
	CONSTRAINT statement_firmness CHECK (firmness BETWEEN 0 AND 4),
	CONSTRAINT statement_credibility CHECK (credibility BETWEEN 1 AND 6),
	CONSTRAINT statement_act CHECK (act IN ('demand', 'offer', 'signal', 'acceptance', 'rejection', 'commitment', 'clarification', 'red_line', 'restatement', 'retraction', 'threat', 'appeal', 'procedural')),
	CONSTRAINT statement_review CHECK (review IN ('draft', 'reviewed', 'disputed'))
)
 STRICT;

CREATE TABLE excerpt (
	id TEXT NOT NULL,
	sequence INTEGER NOT NULL,
	version TEXT NOT NULL,
	statement_id TEXT NOT NULL,
	text_id TEXT NOT NULL,
	start INTEGER NOT NULL,
	quote TEXT NOT NULL,
	"before" TEXT NOT NULL,
	"after" TEXT NOT NULL,
	CONSTRAINT excerpt_key PRIMARY KEY (id),
	CONSTRAINT excerpt_start CHECK (start >= 0)
)
 STRICT;

CREATE INDEX excerpt_statement ON excerpt (statement_id);

CREATE INDEX excerpt_text ON excerpt (text_id);

CREATE TABLE link (
	id TEXT NOT NULL,
	sequence INTEGER NOT NULL,
	version TEXT NOT NULL,
	statement_id TEXT NOT NULL,
	kind TEXT NOT NULL,
	other_id TEXT,
	state TEXT,
	since TEXT,
	note TEXT NOT NULL,
	CONSTRAINT link_key PRIMARY KEY (id),
	CONSTRAINT link_since CHECK (since IS date(since, '+0 days') AND since >= '0001-01-01'),
	CONSTRAINT link_kind CHECK (kind IN ('clarifies', 'restates', 'responds_to', 'contradicts', 'conditional_on')),
	CONSTRAINT link_state CHECK (state IN ('met', 'unmet', 'lapsed'))
)
 STRICT;

CREATE TABLE corroboration (
	id TEXT NOT NULL,
	sequence INTEGER NOT NULL,
	version TEXT NOT NULL,
	statement_id TEXT NOT NULL,
	source_id TEXT NOT NULL,
	stance TEXT NOT NULL,
	locator TEXT NOT NULL,
	note TEXT NOT NULL,
	CONSTRAINT corroboration_key PRIMARY KEY (id),
	CONSTRAINT corroboration_stance CHECK (stance IN ('corroborates', 'contradicts'))
)
 STRICT;

CREATE TABLE coding (
	id TEXT NOT NULL,
	sequence INTEGER NOT NULL,
	version TEXT NOT NULL,
	statement_id TEXT NOT NULL,
	analyst_id TEXT NOT NULL,
	act TEXT NOT NULL,
	low REAL,
	high REAL,
	scale_id TEXT,
	firmness INTEGER,
	credibility INTEGER,
	note TEXT NOT NULL,
	settled INTEGER NOT NULL,
	CONSTRAINT coding_key PRIMARY KEY (id),
	CONSTRAINT coding_range CHECK ((low IS NULL) = (high IS NULL) AND low BETWEEN 0 AND high AND high <= 100),
	CONSTRAINT coding_firmness CHECK (firmness BETWEEN 0 AND 4),
	CONSTRAINT coding_credibility CHECK (credibility BETWEEN 1 AND 6),
	CONSTRAINT coding_act CHECK (act IN ('demand', 'offer', 'signal', 'acceptance', 'rejection', 'commitment', 'clarification', 'red_line', 'restatement', 'retraction', 'threat', 'appeal', 'procedural'))
)
 STRICT;

CREATE TABLE event (
	id TEXT NOT NULL,
	sequence INTEGER NOT NULL,
	version TEXT NOT NULL,
	code TEXT NOT NULL,
	date TEXT NOT NULL,
	date_edtf TEXT NOT NULL,
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
	date_edtf TEXT NOT NULL,
	kind TEXT NOT NULL,
	assessor TEXT NOT NULL,
	party_id TEXT,
	issue_id TEXT,
	about TEXT NOT NULL,
	probability_low REAL,
	probability_high REAL,
	value_low REAL,
	value_high REAL,
	scale_id TEXT,
	wording TEXT NOT NULL,
	source_id TEXT,
	credibility INTEGER,
	from_seed INTEGER NOT NULL,
	note TEXT NOT NULL,
	came_true INTEGER,
	resolved_on TEXT,
	CONSTRAINT assessment_key PRIMARY KEY (id),
	CONSTRAINT assessment_date CHECK (date IS date(date, '+0 days') AND date >= '0001-01-01'),
	CONSTRAINT assessment_probability CHECK ((probability_low IS NULL) = (probability_high IS NULL) AND probability_low BETWEEN 0 AND probability_high AND probability_high <= 100),
	CONSTRAINT assessment_value CHECK ((value_low IS NULL) = (value_high IS NULL) AND value_low BETWEEN 0 AND value_high AND value_high <= 100),
	CONSTRAINT assessment_credibility CHECK (credibility BETWEEN 1 AND 6),
	CONSTRAINT assessment_resolved_on CHECK (resolved_on IS date(resolved_on, '+0 days') AND resolved_on >= '0001-01-01'),
	CONSTRAINT assessment_kind CHECK (kind IN ('likelihood', 'salience', 'capability', 'reservation', 'aspiration'))
)
 STRICT;

CREATE TABLE outcome (
	id TEXT NOT NULL,
	sequence INTEGER NOT NULL,
	version TEXT NOT NULL,
	code TEXT NOT NULL,
	date TEXT NOT NULL,
	date_edtf TEXT NOT NULL,
	issue_id TEXT NOT NULL,
	value_low REAL,
	value_high REAL,
	scale_id TEXT,
	text TEXT NOT NULL,
	source_id TEXT,
	from_seed INTEGER NOT NULL,
	note TEXT NOT NULL,
	CONSTRAINT outcome_key PRIMARY KEY (id),
	CONSTRAINT outcome_date CHECK (date IS date(date, '+0 days') AND date >= '0001-01-01'),
	CONSTRAINT outcome_value CHECK ((value_low IS NULL) = (value_high IS NULL) AND value_low BETWEEN 0 AND value_high AND value_high <= 100)
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

CREATE TABLE pair (
	id TEXT NOT NULL,
	sequence INTEGER NOT NULL,
	version TEXT NOT NULL,
	party_id TEXT NOT NULL,
	other_id TEXT NOT NULL,
	CONSTRAINT pair_key PRIMARY KEY (id)
)
 STRICT;

CREATE TABLE saved_search (
	id TEXT NOT NULL,
	sequence INTEGER NOT NULL,
	version TEXT NOT NULL,
	title TEXT NOT NULL,
	"query" TEXT NOT NULL,
	CONSTRAINT saved_search_key PRIMARY KEY (id)
)
 STRICT;

CREATE TABLE reading (
	id TEXT NOT NULL,
	sequence INTEGER NOT NULL,
	version TEXT NOT NULL,
	title TEXT NOT NULL,
	authority INTEGER NOT NULL,
	credibility INTEGER NOT NULL,
	conditionals TEXT NOT NULL,
	restatements INTEGER NOT NULL,
	review TEXT,
	CONSTRAINT reading_key PRIMARY KEY (id),
	CONSTRAINT reading_authority CHECK (authority BETWEEN 1 AND 5),
	CONSTRAINT reading_credibility CHECK (credibility BETWEEN 1 AND 6),
	CONSTRAINT reading_conditionals CHECK (conditionals IN ('counted', 'met', 'never')),
	CONSTRAINT reading_review CHECK (review IN ('draft', 'reviewed', 'disputed'))
)
 STRICT;

CREATE TABLE saved_view (
	id TEXT NOT NULL,
	sequence INTEGER NOT NULL,
	version TEXT NOT NULL,
	title TEXT NOT NULL,
	screen TEXT NOT NULL,
	state TEXT NOT NULL,
	CONSTRAINT saved_view_key PRIMARY KEY (id)
)
 STRICT;

CREATE TABLE briefing (
	id TEXT NOT NULL,
	sequence INTEGER NOT NULL,
	version TEXT NOT NULL,
	title TEXT NOT NULL,
	made_on TEXT NOT NULL,
	specification TEXT NOT NULL,
	CONSTRAINT briefing_key PRIMARY KEY (id),
	CONSTRAINT briefing_made_on CHECK (made_on IS date(made_on, '+0 days') AND made_on >= '0001-01-01')
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

CREATE INDEX transaction_clock ON "transaction" (clock, id);

CREATE INDEX transaction_site ON "transaction" (site, clock, id);

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
