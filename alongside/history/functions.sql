-- The history's own functions. The owner defines them; the application's role can run but not change them.

-- Who acts in this transaction, as the door set it; null when nobody is set.
CREATE OR REPLACE FUNCTION history_actor() RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT nullif(current_setting('alongside.user_id', true), '')::bigint
$$;

-- Before each write of a fact: the application's role cannot choose author, time or version.
-- The owner (loading a past with its true recorded times) can.
CREATE OR REPLACE FUNCTION history_stamp() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF row_security_active(TG_RELID) THEN
            NEW.recorded_at := clock_timestamp();
            NEW.recorded_by_id := history_actor();
            NEW.changed_at := NEW.recorded_at;
            NEW.changed_by_id := NULL;
            NEW.version := 1;
            NEW.came_from := '';
        END IF;
        RETURN NEW;
    END IF;
    NEW.id := OLD.id;
    NEW.recorded_at := OLD.recorded_at;
    NEW.recorded_by_id := OLD.recorded_by_id;
    NEW.came_from := OLD.came_from;
    NEW.version := OLD.version + 1;
    IF row_security_active(TG_RELID) OR NEW.changed_at <= OLD.changed_at THEN
        NEW.changed_at := clock_timestamp();
        NEW.changed_by_id := coalesce(history_actor(), NEW.changed_by_id);
    END IF;
    RETURN NEW;
END $$;

-- After each change of a fact: keep what stood before. Arguments: the column that names the
-- subject ('child_id' or 'person_id' or 'id').
CREATE OR REPLACE FUNCTION history_keep() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    stood jsonb := to_jsonb(OLD);
    subject bigint := (stood ->> TG_ARGV[0])::bigint;
BEGIN
    INSERT INTO history_version (table_name, row_id, child_id, person_id, row, known_from, known_to,
                                 written_at, by_id, reason)
    VALUES (TG_TABLE_NAME, OLD.id,
            CASE WHEN TG_ARGV[0] = 'child_id' THEN subject END,
            CASE WHEN TG_ARGV[0] <> 'child_id' THEN subject END,
            stood, OLD.changed_at,
            CASE WHEN TG_OP = 'UPDATE' THEN NEW.changed_at ELSE clock_timestamp() END,
            clock_timestamp(), history_actor(), coalesce(current_setting('alongside.reason', true), ''));
    RETURN NULL;
END $$;

-- Note that the acting user opened a part of a record. The user and the time cannot be chosen.
CREATE OR REPLACE FUNCTION history_note_opening(whom bigint, which text, which_page text, why text, was_refused boolean)
RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    INSERT INTO history_opening (at, worker_id, person_id, part, page, reason, refused)
    VALUES (clock_timestamp(), history_actor(), whom, which, which_page, why, was_refused)
$$;
