-- The door in the database: which people may the acting user see. Defined by the owner; the
-- application's role runs these and cannot change them. With no user set they answer nothing.

CREATE OR REPLACE FUNCTION access_today() RETURNS date LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT (now() AT TIME ZONE 'Europe/London')::date
$$;

-- The acting user's current roles and the teams they are held in.
CREATE OR REPLACE FUNCTION access_my_roles() RETURNS TABLE (role varchar, team_id bigint, reach varchar, searches_all boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp ROWS 2 AS $$
    SELECT m.role, m.team_id, r.reach, r.searches_all
    FROM people_membership m
    JOIN access_rolereach r ON r.role = m.role
    JOIN people_worker w ON w.id = m.worker_id AND w.is_active
    WHERE m.worker_id = history_actor()
      AND m.started_on <= access_today() AND (m.ended_on IS NULL OR m.ended_on > access_today())
$$;

-- May the acting user open records in an emergency: ordinary ones, or restricted ones too?
CREATE OR REPLACE FUNCTION access_may_in_emergency(restricted_too boolean) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (SELECT 1 FROM access_my_roles() m JOIN access_rolereach r ON r.role = m.role
                   WHERE r.emergency = 'restricted' OR (r.emergency <> '' AND NOT restricted_too))
$$;

-- Children whose record the acting user opened in an emergency, while that lasts.
CREATE OR REPLACE FUNCTION access_emergencies() RETURNS SETOF bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp ROWS 2 AS $$
    SELECT e.person_id FROM access_emergencyopening e
    WHERE e.worker_id = history_actor() AND e.until > now() AND access_may_in_emergency(e.restricted)
$$;

-- People whose very existence is hidden from the acting user.
CREATE OR REPLACE FUNCTION access_hidden_persons() RETURNS SETOF bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp ROWS 10 AS $$
    SELECT r.person_id FROM people_restriction r
    WHERE r.started_on <= access_today() AND (r.ended_on IS NULL OR r.ended_on > access_today())
      AND NOT EXISTS (SELECT 1 FROM people_restrictionnamed n
                      WHERE n.restriction_id = r.id AND n.worker_id = history_actor())
      AND NOT EXISTS (SELECT 1 FROM access_emergencyopening e
                      WHERE e.worker_id = history_actor() AND e.until > now() AND e.person_id = r.person_id
                        AND e.restricted AND access_may_in_emergency(true))
$$;

-- Does the acting user hold a role that reaches every child, for this part of the record?
CREATE OR REPLACE FUNCTION access_reaches_all(which text, to_record boolean) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (SELECT 1 FROM access_my_roles() m JOIN access_rolepart p ON p.role = m.role
                   WHERE m.reach = 'all' AND p.part = which AND (p.records OR NOT to_record))
$$;

-- Does the acting user hold any role with this part, whatever the reach?
CREATE OR REPLACE FUNCTION access_has_part(which text, to_record boolean) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (SELECT 1 FROM access_my_roles() m JOIN access_rolepart p ON p.role = m.role
                   WHERE p.part = which AND (p.records OR NOT to_record))
$$;

CREATE OR REPLACE FUNCTION access_searches_all() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (SELECT 1 FROM access_my_roles() m WHERE m.searches_all OR m.reach = 'all')
$$;

-- The children whose record the acting user reaches by name, team or service, for this part.
-- A child made in this very transaction counts, so that its first rows can be written. Whoever is let see a record
-- to audit it records nothing in it, whatever their role.
-- The teams are gathered first: only then are their allocations found by index, not by reading them all.
CREATE OR REPLACE FUNCTION access_children_at_work(which text, to_record boolean) RETURNS SETOF bigint
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp ROWS 100 AS $$
DECLARE
    me bigint := history_actor();
    today date := access_today();
    roles varchar[];
    teams bigint[];
BEGIN
    SELECT array_agg(m.role), array_agg(t.id) FILTER (WHERE t.id IS NOT NULL) INTO roles, teams
    FROM access_my_roles() m
    JOIN access_rolepart p ON p.role = m.role AND p.part = which AND (p.records OR NOT to_record)
    LEFT JOIN people_team own ON own.id = m.team_id AND m.reach IN ('team', 'service')
    LEFT JOIN people_team t ON t.id = own.id OR (m.reach = 'service' AND t.service = own.service);
    IF roles IS NULL THEN
        RETURN;
    END IF;
    RETURN QUERY
        SELECT a.child_id FROM people_allocation a
        WHERE ((a.worker_id = me AND NOT (to_record AND a.role = 'auditor')) OR a.team_id = ANY (teams))
          AND a.started_on <= today AND (a.ended_on IS NULL OR a.ended_on > today)
          AND a.child_id NOT IN (SELECT access_hidden_persons())
        UNION
        SELECT p.id FROM people_person p
        WHERE p.made_in = pg_current_xact_id_if_assigned()::text::bigint AND p.recorded_by_id = me
          AND p.id NOT IN (SELECT access_hidden_persons());
END $$;

-- The same, and the children whose record the acting user opened in an emergency: those they see, in the
-- parts that a role which may so open sees, its history excepted; they do not record there.
CREATE OR REPLACE FUNCTION access_children(which text, to_record boolean) RETURNS SETOF bigint
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp ROWS 100 AS $$
BEGIN
    RETURN QUERY SELECT access_children_at_work(which, to_record);
    IF NOT to_record AND EXISTS (SELECT FROM access_emergencyopening e
                                 WHERE e.worker_id = history_actor() AND e.until > now()) THEN
        RETURN QUERY SELECT e.id FROM access_emergencies() e (id)
            WHERE access_sees_in_emergency(which) AND e.id NOT IN (SELECT access_hidden_persons());
    END IF;
END $$;

-- Does a role in which the acting user may open records in an emergency see this part of them?
CREATE OR REPLACE FUNCTION access_sees_in_emergency(which text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT which <> 'history' AND EXISTS (
        SELECT 1 FROM access_my_roles() m JOIN access_rolereach r ON r.role = m.role
        JOIN access_rolepart p ON p.role = m.role WHERE r.emergency <> '' AND p.part = which)
$$;

-- These children, and whoever belongs to their families or is related to them.
CREATE OR REPLACE FUNCTION access_near(children bigint[]) RETURNS SETOF bigint LANGUAGE sql STABLE ROWS 500 AS $$
    SELECT unnest(children)
    UNION SELECT r.person_id FROM people_relationship r WHERE r.other_id = ANY (children)
    UNION SELECT r.other_id FROM people_relationship r WHERE r.person_id = ANY (children)
    UNION SELECT p.id FROM people_person p WHERE p.merged_into_id = ANY (children)
    UNION SELECT m.person_id FROM people_familymember m WHERE m.family_id IN
        (SELECT f.family_id FROM people_familymember f WHERE f.person_id = ANY (children))
$$;

-- The people whom the acting user may see as people (not their own records): the children above,
-- and whoever belongs to their families or is related to them.
CREATE OR REPLACE FUNCTION access_persons(to_record boolean) RETURNS SETOF bigint
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp ROWS 500 AS $$
DECLARE
    children bigint[] := ARRAY(SELECT access_children('people', to_record));
BEGIN
    RETURN QUERY SELECT near.id FROM access_near(children) near (id)
        WHERE near.id NOT IN (SELECT access_hidden_persons());
END $$;

-- Families with a member whom the acting user may see; new ones until somebody is in them.
CREATE OR REPLACE FUNCTION access_families(to_record boolean) RETURNS SETOF bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp ROWS 200 AS $$
    SELECT m.family_id FROM people_familymember m WHERE m.person_id IN (SELECT access_persons(to_record))
    UNION SELECT f.id FROM people_family f WHERE NOT EXISTS
        (SELECT 1 FROM people_familymember m WHERE m.family_id = f.id) AND f.recorded_by_id = history_actor()
$$;

-- A front-door worker takes up a child found by search: the child comes into the front door's reach.
CREATE OR REPLACE FUNCTION access_take_up(whom bigint, by_team bigint) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE made bigint;
BEGIN
    IF NOT EXISTS (SELECT 1 FROM access_my_roles() m WHERE m.team_id = by_team AND m.searches_all)
       OR whom IN (SELECT access_hidden_persons()) OR NOT EXISTS (SELECT 1 FROM people_person WHERE id = whom) THEN
        RAISE EXCEPTION 'not allowed' USING ERRCODE = 'insufficient_privilege';
    END IF;
    SELECT a.id INTO made FROM people_allocation a
    WHERE a.child_id = whom AND a.team_id = by_team AND a.ended_on IS NULL;
    IF made IS NULL THEN
        INSERT INTO people_allocation (recorded_at, recorded_by_id, changed_at, version, late_entry_reason, came_from,
                                       child_id, act, team_id, role, started_on, started_why, ended_why)
        VALUES (clock_timestamp(), history_actor(), clock_timestamp(), 1, '', '',
                whom, gen_random_uuid(), by_team, 'front_door_worker', access_today(), '', '')
        RETURNING id INTO made;
    END IF;
    RETURN made;
END $$;

-- A person or family made by the application's role notes the transaction that made it, so that
-- its first facts can be written before anybody is allocated. A past loaded by the owner does not.
CREATE OR REPLACE FUNCTION access_made_in() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        NEW.made_in := OLD.made_in;
    ELSIF row_security_active(TG_RELID) THEN
        NEW.made_in := pg_current_xact_id()::text::bigint;
    ELSE
        NEW.made_in := NULL;
    END IF;
    RETURN NEW;
END $$;

-- The parts of one child's record that the acting user sees, and those in which they record. The same answer as
-- asking `access_children` part by part, in one look at the child's own allocations.
CREATE OR REPLACE FUNCTION access_parts(whom bigint, to_record boolean) RETURNS text[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT coalesce(array_agg(DISTINCT p.part::text), '{}')
    FROM access_my_roles() m JOIN access_rolepart p ON p.role = m.role AND (p.records OR NOT to_record)
    WHERE whom NOT IN (SELECT access_hidden_persons())
      AND (m.reach = 'all'
           OR (NOT to_record AND p.part <> 'history' AND whom IN (SELECT access_emergencies())
               AND EXISTS (SELECT FROM access_rolereach r WHERE r.role = m.role AND r.emergency <> ''))
           OR EXISTS (SELECT FROM people_allocation a
                      WHERE a.child_id = whom AND a.started_on <= access_today()
                        AND (a.ended_on IS NULL OR a.ended_on > access_today())
                        AND ((a.worker_id = history_actor() AND NOT (to_record AND a.role = 'auditor'))
                             OR (m.reach = 'team' AND a.team_id = m.team_id)
                             OR (m.reach = 'service' AND a.team_id IN
                                 (SELECT t.id FROM people_team own JOIN people_team t ON t.service = own.service
                                  WHERE own.id = m.team_id))))
           OR EXISTS (SELECT FROM people_person p
                      WHERE p.id = whom AND p.made_in = pg_current_xact_id_if_assigned()::text::bigint
                        AND p.recorded_by_id = history_actor()))
$$;

-- The restrictions that the acting user made or is named on.
CREATE OR REPLACE FUNCTION access_restrictions() RETURNS SETOF bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp ROWS 10 AS $$
    SELECT r.id FROM people_restriction r WHERE r.recorded_by_id = history_actor()
    UNION SELECT n.restriction_id FROM people_restrictionnamed n WHERE n.worker_id = history_actor()
$$;

-- Two records that were merged are parted: the second gets its allocations back first, so that whoever
-- parts them reaches it and can move the rest.
CREATE OR REPLACE FUNCTION access_give_back(of_merge bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE undoing people_merge;
BEGIN
    SELECT * INTO undoing FROM people_merge m WHERE m.id = of_merge AND m.undone_at IS NULL
       AND m.kept_id NOT IN (SELECT access_hidden_persons())
       AND (access_reaches_all('allocation', true) OR m.kept_id IN (SELECT access_children('allocation', true)));
    IF undoing.id IS NULL THEN
        RAISE EXCEPTION 'not allowed' USING ERRCODE = 'insufficient_privilege';
    END IF;
    UPDATE people_allocation a SET child_id = undoing.gone_id
    FROM jsonb_array_elements(undoing.moved) moved
    WHERE moved ->> 0 = 'people_allocation' AND (moved ->> 2)::bigint = a.id AND a.child_id = undoing.kept_id;
END $$;
