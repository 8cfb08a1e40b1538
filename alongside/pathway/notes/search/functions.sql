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
         SELECT %L, n.id, n.child_id, %L, %s, to_tsvector(''english'', %s) FROM changed n %s
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

-- The facts about children, newest first, whose words answer a question as people type it into a search box,
-- among those that the acting user may see; of one child when `whom` is given.
CREATE OR REPLACE FUNCTION notes_search(question text, whom bigint, skip integer, most integer)
RETURNS TABLE (table_name varchar, row_id bigint, happened_at timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
SET plan_cache_mode = force_custom_plan SET jit = off AS $$
#variable_conflict use_column
DECLARE
    asked tsquery := websearch_to_tsquery('english', question);
    hidden bigint[] := ARRAY(SELECT access_hidden_persons());
    everywhere text[] := ARRAY(SELECT DISTINCT p.part FROM access_rolepart p
                               WHERE p.role IN (SELECT m.role FROM access_my_roles() m WHERE m.reach = 'all'));
    children bigint[];
    parts text[];
    near bigint[];
BEGIN
    SELECT coalesce(array_agg(r.child_id), '{}'), coalesce(array_agg(r.part), '{}') INTO children, parts
    FROM notes_reached() r WHERE whom IS NULL OR r.child_id = whom;
    IF everywhere <> '{}' THEN
        RETURN QUERY SELECT w.table_name, w.row_id, w.happened_at FROM notes_words w
            WHERE w.words @@ asked AND (whom IS NULL OR w.child_id = whom)
              AND ((w.part = ANY (everywhere) AND w.child_id <> ALL (hidden))
                   OR (w.child_id, w.part) IN (SELECT c, p FROM unnest(children, parts) r (c, p)))
            ORDER BY w.happened_at DESC, w.id DESC OFFSET skip LIMIT most;
    ELSE
        near := ARRAY(SELECT DISTINCT unnest(children));
        RETURN QUERY SELECT w.table_name, w.row_id, w.happened_at FROM notes_words w
            WHERE w.words @@ asked AND w.child_id = ANY (near)
              AND (w.child_id, w.part) IN (SELECT c, p FROM unnest(children, parts) r (c, p))
            ORDER BY w.happened_at DESC, w.id DESC OFFSET skip LIMIT most;
    END IF;
END $$;
