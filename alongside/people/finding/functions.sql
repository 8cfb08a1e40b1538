-- Finding a person: the database's part. Every function here is the owner's. Text search and array
-- operators are not leakproof, so under row-level security the application's role could not use
-- their index; these functions use it, and then let out only what the acting user may find.

-- Copy what people are found by to their search rows. Keys fall away where names, dates or numbers changed.
CREATE OR REPLACE FUNCTION finding_refile(whom bigint[]) RETURNS void LANGUAGE sql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    DELETE FROM people_searchkey k WHERE k.person_id = ANY (whom) AND NOT EXISTS
        (SELECT 1 FROM people_person p WHERE p.id = k.person_id AND p.merged_into_id IS NULL);
    INSERT INTO people_searchkey AS k (person_id, names, born_on, postcodes, numbers)
    SELECT p.id,
           ARRAY(SELECT n.name FROM (
                   SELECT 1 AS rank, 0 AS id, p.given_name || E'\t' || p.family_name AS name
                   UNION ALL SELECT 2, 0, p.known_as || E'\t' || p.family_name WHERE p.known_as <> ''
                   UNION ALL SELECT 3, o.id, o.given_name || E'\t' || o.family_name
                             FROM people_othername o WHERE o.person_id = p.id
                   UNION ALL SELECT 4, m.id, m.given_name || E'\t' || m.family_name
                             FROM people_person m WHERE m.merged_into_id = p.id) n
                 WHERE n.name <> E'\t' GROUP BY n.name ORDER BY min(n.rank), min(n.id)),
           p.born_on,
           ARRAY(SELECT a.postcode FROM people_address a
                 WHERE a.person_id = p.id AND a.postcode <> '' AND NOT a.hidden
                 GROUP BY a.postcode ORDER BY max(coalesce(a.ended_on, 'infinity')) DESC, max(a.started_on) DESC),
           ARRAY(SELECT DISTINCT n.number FROM people_person m,
                        unnest(ARRAY[m.number, m.nhs_number, m.upn, nullif(m.former_upn, '')]) n (number)
                 WHERE (m.id = p.id OR m.merged_into_id = p.id) AND n.number IS NOT NULL ORDER BY 1)
    FROM people_person p WHERE p.id = ANY (whom) AND p.merged_into_id IS NULL
    ON CONFLICT (person_id) DO UPDATE
    SET names = excluded.names, born_on = excluded.born_on, postcodes = excluded.postcodes, numbers = excluded.numbers,
        keys = CASE WHEN (k.names, k.born_on, k.numbers)
                    IS NOT DISTINCT FROM (excluded.names, excluded.born_on, excluded.numbers) THEN k.keys END
    WHERE (k.names, k.born_on, k.postcodes, k.numbers)
          IS DISTINCT FROM (excluded.names, excluded.born_on, excluded.postcodes, excluded.numbers);
$$;
REVOKE EXECUTE ON FUNCTION finding_refile(bigint[]) FROM PUBLIC;

-- Whoever writes a name, a date of birth, a number or an address: once for each statement. The argument is
-- the column that names the person.
CREATE OR REPLACE FUNCTION finding_follow() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE whom bigint[];
BEGIN
    EXECUTE format('SELECT array_agg(DISTINCT who) FROM (SELECT unnest(ARRAY[%s]) AS who FROM changed) c
                    WHERE who IS NOT NULL', TG_ARGV[0]) INTO whom;
    PERFORM finding_refile(whom);
    RETURN NULL;
END $$;

DO $$
DECLARE watched record;
BEGIN
    FOR watched IN
        SELECT t.name, t.who, e.event, e.side FROM
            (VALUES ('people_person', 'id, merged_into_id'), ('people_othername', 'person_id'),
                    ('people_address', 'person_id')) t (name, who),
            (VALUES ('INSERT', 'NEW'), ('UPDATE', 'NEW'), ('DELETE', 'OLD')) e (event, side)
        UNION ALL VALUES ('people_person', 'merged_into_id', 'UPDATE', 'OLD'),
                         ('people_othername', 'person_id', 'UPDATE', 'OLD'),
                         ('people_address', 'person_id', 'UPDATE', 'OLD')
    LOOP
        EXECUTE format('CREATE OR REPLACE TRIGGER %I AFTER %s ON %I REFERENCING %s TABLE AS changed
                        FOR EACH STATEMENT EXECUTE FUNCTION finding_follow(%L)',
                       'finding_' || lower(watched.event || '_' || watched.side), watched.event, watched.name,
                       watched.side, watched.who);
    END LOOP;
END $$;

-- Set the keys of a person whose keys are still to come, when what they were worked out from still stands.
CREATE OR REPLACE FUNCTION finding_file(whom bigint, of_names text[], of_born date, of_numbers text[], found_keys text)
RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    UPDATE people_searchkey SET keys = found_keys::tsvector
    WHERE person_id = whom AND keys IS NULL AND names = of_names AND born_on IS NOT DISTINCT FROM of_born
      AND numbers = of_numbers
$$;

-- What a person whom the acting user may see waits to be filed under; nothing when nothing waits.
CREATE OR REPLACE FUNCTION finding_waiting(whom bigint) RETURNS TABLE (names text[], born_on date, numbers text[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT k.names, k.born_on, k.numbers FROM people_searchkey k JOIN people_person p ON p.id = k.person_id
    WHERE k.person_id = whom AND k.keys IS NULL AND k.person_id NOT IN (SELECT access_hidden_persons())
      AND (access_searches_all() OR whom IN (SELECT access_persons(true))
           OR p.made_in = pg_current_xact_id_if_assigned()::text::bigint)
$$;

-- People who may be the one asked for, among those whom the acting user may find: the questions
-- (see `asking`), the widest only when the first found nobody and the rest too few, and whoever's
-- keys are still to come. A person may come more than once.
CREATE OR REPLACE FUNCTION finding_candidates(questions text[], widest text, enough integer, most integer)
RETURNS TABLE (person_id bigint, names text[], born_on date, postcodes text[], numbers text[])
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
SET enable_seqscan = off SET plan_cache_mode = force_generic_plan AS $$
#variable_conflict use_column
DECLARE
    everybody boolean := access_searches_all();
    hidden bigint[] := ARRAY(SELECT access_hidden_persons());
    near bigint[] := CASE WHEN NOT everybody THEN ARRAY(SELECT access_persons(false)) END;
    question text;
    found_now integer;
    found_by_first integer;
    found_so_far integer := 0;
BEGIN
    FOREACH question IN ARRAY questions || widest LOOP
        CONTINUE WHEN question IS NULL OR (question = widest AND (found_by_first > 0 OR found_so_far >= enough));
        RETURN QUERY SELECT k.person_id, k.names, k.born_on, k.postcodes, k.numbers FROM people_searchkey k
            WHERE k.keys @@ question::tsquery AND k.person_id <> ALL (hidden)
              AND (everybody OR k.person_id IN (SELECT unnest(near)))
            LIMIT most;
        GET DIAGNOSTICS found_now = ROW_COUNT;
        found_by_first := coalesce(found_by_first, found_now);
        found_so_far := found_so_far + found_now;
    END LOOP;
    RETURN QUERY SELECT k.person_id, k.names, k.born_on, k.postcodes, k.numbers FROM people_searchkey k
        WHERE k.keys IS NULL AND k.person_id <> ALL (hidden)
          AND (everybody OR k.person_id IN (SELECT unnest(near)))
        LIMIT most;
END $$;

-- The least that tells people apart, of those whom the acting user may find: no more than this is
-- shown to somebody who may search everybody but does not work with the child.
CREATE OR REPLACE FUNCTION finding_cards(whom bigint[])
RETURNS TABLE (person_id bigint, names text[], born_on date, expected_on date, sex varchar, town varchar,
               district text, works_with text[], known_until date, opens boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    WITH near AS MATERIALIZED (SELECT access_persons(false) AS id),
         children AS MATERIALIZED (SELECT access_children('people', false) AS id),
         door AS MATERIALIZED (SELECT access_searches_all() AS everybody, access_reaches_all('people', false) AS opens)
    SELECT k.person_id, k.names, p.born_on, p.expected_on, p.sex, coalesce(lives.town, ''), coalesce(lives.district, ''),
           coalesce(now.works_with, '{}'), past.ended_on, door.opens OR k.person_id IN (SELECT id FROM children)
    FROM people_searchkey k JOIN people_person p ON p.id = k.person_id CROSS JOIN door
    LEFT JOIN LATERAL (
        SELECT a.town, rtrim(left(a.postcode, -3)) AS district FROM people_address a
        WHERE a.person_id = k.person_id AND NOT a.hidden AND a.started_on <= access_today()
          AND (a.ended_on IS NULL OR a.ended_on > access_today()) LIMIT 1) lives ON true
    LEFT JOIN LATERAL (
        SELECT array_agg(t.name || E'\t' || coalesce(w.name, '') ORDER BY a.started_on DESC) AS works_with
        FROM people_allocation a JOIN people_team t ON t.id = a.team_id LEFT JOIN people_worker w ON w.id = a.worker_id
        WHERE a.child_id = k.person_id AND a.started_on <= access_today()
          AND (a.ended_on IS NULL OR a.ended_on > access_today())) now ON true
    LEFT JOIN LATERAL (
        SELECT max(a.ended_on) AS ended_on FROM people_allocation a
        WHERE a.child_id = k.person_id AND a.ended_on <= access_today()) past ON true
    WHERE k.person_id = ANY (whom) AND k.person_id NOT IN (SELECT access_hidden_persons())
      AND (door.everybody OR k.person_id IN (SELECT id FROM children) OR k.person_id IN (SELECT id FROM near))
$$;
