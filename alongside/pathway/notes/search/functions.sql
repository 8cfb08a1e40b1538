-- Finding words in the record: the database's part. Every function here is the owner's. Text search is not
-- leakproof, so under row-level security the application's role could not use its index; `notes_search`
-- uses it, and then lets out only what the acting user may see.

-- After each statement that writes facts about children: file their words anew. Arguments: the part of the
-- record; the day and the words of a row n as expressions; whether a row n says other than it did as row o.
CREATE OR REPLACE FUNCTION notes_follow() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        DELETE FROM notes_words w USING stood o WHERE w.table_name = TG_TABLE_NAME AND w.row_id = o.id;
        RETURN NULL;
    END IF;
    EXECUTE format(
        'INSERT INTO notes_words (table_name, row_id, child_id, part, happened_at, words)
         SELECT %L, n.id, n.child_id, %L, %s,
                to_tsvector(''english'', %s) || array_to_tsvector(ARRAY[notes_whose(n.child_id)]) FROM changed n %s
         ON CONFLICT (table_name, row_id) DO UPDATE
         SET child_id = excluded.child_id, happened_at = excluded.happened_at, words = excluded.words',
        TG_TABLE_NAME, TG_ARGV[0], TG_ARGV[1], TG_ARGV[2],
        CASE TG_OP WHEN 'INSERT' THEN format('WHERE %s <> ''''', TG_ARGV[2])
                   ELSE format('JOIN stood o ON o.id = n.id WHERE %s', TG_ARGV[3]) END);
    RETURN NULL;
END $$;

-- Which parts of which children's records the acting user reaches by name, team or service. Parts that the
-- same roles open are worked out once: most workers see every part of the same children.
CREATE OR REPLACE FUNCTION notes_reached() RETURNS TABLE (child_id bigint, part varchar)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp ROWS 1000 AS $$
    WITH opened AS (
        SELECT p.part, array_agg(DISTINCT p.role ORDER BY p.role) AS roles
        FROM access_rolepart p WHERE p.role IN (SELECT role FROM access_my_roles()) GROUP BY p.part
    ), alike AS (
        SELECT array_agg(part) AS parts FROM opened GROUP BY roles
    )
    SELECT c, unnest(parts) FROM alike, access_children(parts[1], false) c
$$;

-- What says whose words they are, among the words: no question that anybody types can hold it. With it the
-- index of words finds the words of a few children at once.
CREATE OR REPLACE FUNCTION notes_whose(whom bigint) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT '#' || whom
$$;

-- Facts by their words: the index of words finds them all, and then they are sorted. For words that are rare,
-- or of few children.
CREATE OR REPLACE FUNCTION notes_by_word(asked tsquery) RETURNS SETOF notes_words
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp ROWS 1000
SET enable_seqscan = off SET enable_indexscan = off AS $$
    SELECT * FROM notes_words w WHERE w.words @@ asked
$$;

-- Facts by their words among the newest few thousand: for words that are common, of which they hold enough.
CREATE OR REPLACE FUNCTION notes_by_day(asked tsquery) RETURNS SETOF notes_words
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp ROWS 1000
SET enable_seqscan = off SET enable_bitmapscan = off AS $$
    SELECT * FROM (SELECT * FROM notes_words ORDER BY happened_at DESC, id DESC LIMIT 6000) w WHERE w.words @@ asked
$$;
REVOKE EXECUTE ON FUNCTION notes_by_word(tsquery), notes_by_day(tsquery) FROM PUBLIC;

-- The facts about children, newest first, whose words answer a question as people type it into a search box,
-- among those that the acting user may see; of one child when `whom` is given.
CREATE OR REPLACE FUNCTION notes_search(question text, whom bigint, skip integer, most integer)
RETURNS TABLE (table_name varchar, row_id bigint, happened_at timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET jit = off AS $$
#variable_conflict use_column
DECLARE
    few constant integer := 40;
    asked tsquery := websearch_to_tsquery('english', question);
    hidden bigint[] := ARRAY(SELECT access_hidden_persons());
    everywhere text[] := ARRAY(SELECT DISTINCT p.part FROM access_rolepart p
                               WHERE p.role IN (SELECT m.role FROM access_my_roles() m WHERE m.reach = 'all'));
    children bigint[];
    parts text[];
    near bigint[];
    ids bigint[];
BEGIN
    SELECT coalesce(array_agg(r.child_id), '{}'), coalesce(array_agg(r.part), '{}') INTO children, parts
    FROM notes_reached() r WHERE whom IS NULL OR r.child_id = whom;
    near := CASE WHEN everywhere = '{}' THEN ARRAY(SELECT DISTINCT unnest(children)) ELSE ARRAY[whom] END;
    IF near = '{}' OR querytree(asked) IN ('', 'T') THEN
        RETURN;
    ELSIF cardinality(near) <= few AND near[1] IS NOT NULL THEN
        asked := asked && (SELECT string_agg(quote_literal(notes_whose(c)), '|')::tsquery FROM unnest(near) c);
    ELSE
        ids := ARRAY(SELECT w.id FROM notes_by_day(asked) w
                     WHERE (w.part = ANY (everywhere) AND w.child_id <> ALL (hidden))
                        OR (w.child_id, w.part) IN (SELECT c, p FROM unnest(children, parts) r (c, p))
                     ORDER BY w.happened_at DESC, w.id DESC OFFSET skip LIMIT most);
    END IF;
    IF ids IS NULL OR cardinality(ids) < most THEN
        ids := ARRAY(SELECT w.id FROM notes_by_word(asked) w
                     WHERE (w.part = ANY (everywhere) AND w.child_id <> ALL (hidden))
                        OR (w.child_id, w.part) IN (SELECT c, p FROM unnest(children, parts) r (c, p))
                     ORDER BY w.happened_at DESC, w.id DESC OFFSET skip LIMIT most);
    END IF;
    RETURN QUERY SELECT w.table_name, w.row_id, w.happened_at FROM notes_words w
        WHERE w.id = ANY (ids) ORDER BY w.happened_at DESC, w.id DESC;
END $$;
