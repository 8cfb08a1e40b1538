-- Opening a record in an emergency, and who is told. The application's role reads the tables and cannot write them.

-- The people whom the acting user sees only because of an emergency.
CREATE OR REPLACE FUNCTION access_persons_in_emergency() RETURNS SETOF bigint
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp ROWS 10 AS $$
DECLARE
    opened bigint[] := ARRAY(SELECT access_emergencies());
BEGIN
    IF opened = '{}' OR access_reaches_all('people', false) THEN
        RETURN;
    END IF;
    RETURN QUERY SELECT access_near(opened)
        EXCEPT SELECT access_near(ARRAY(SELECT access_children_at_work('people', false)));
END $$;

-- Those of them whose addresses are not shown: everybody around a child of whom one lives or lived at a hidden one.
CREATE OR REPLACE FUNCTION access_addresses_withheld() RETURNS SETOF bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp ROWS 10 AS $$
    SELECT near.id FROM access_emergencies() child (id), LATERAL access_near(ARRAY[child.id]) near (id)
    WHERE EXISTS (SELECT FROM people_address a
                  WHERE a.hidden AND a.person_id IN (SELECT access_near(ARRAY[child.id])))
    INTERSECT SELECT access_persons_in_emergency()
$$;

-- Until when the acting user sees a record for no other reason than an emergency; null otherwise.
CREATE OR REPLACE FUNCTION access_emergency_until(whom bigint) RETURNS timestamptz
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE ends timestamptz;
BEGIN
    SELECT max(e.until) INTO ends FROM access_emergencyopening e
    WHERE e.worker_id = history_actor() AND e.person_id = whom AND e.until > now()
      AND access_may_in_emergency(e.restricted);
    IF ends IS NOT NULL AND whom IN (SELECT access_children_at_work('people', false)) THEN
        RETURN NULL;
    END IF;
    RETURN ends;
END $$;

-- Open the one record that answers exactly to a number, or to a name and date of birth: for a reason, for so many
-- hours as hold today. Null where nobody answers, or several do, or the record is not for this worker to open:
-- which of these it was is not told. Every attempt goes into the log of openings, under 0 where it found nobody.
CREATE OR REPLACE FUNCTION access_open_in_emergency(why text, by_number text, given text, family text, born date)
RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    found bigint[];
    whom bigint;
    is_hidden boolean;
    hours integer;
BEGIN
    IF NOT access_may_in_emergency(false) OR coalesce(why, '') !~ '\S' THEN
        RAISE EXCEPTION 'not allowed' USING ERRCODE = 'insufficient_privilege';
    END IF;
    SELECT array_agg(p.id) INTO found FROM people_person p
    WHERE p.merged_into_id IS NULL
      AND (p.number = by_number OR p.nhs_number = by_number
           OR (p.born_on = born AND lower(p.family_name) = lower(family)
               AND lower(given) IN (lower(p.given_name), lower(p.known_as))))
      AND (p.number IS NOT NULL OR EXISTS (SELECT FROM people_allocation a WHERE a.child_id = p.id));
    whom := CASE WHEN cardinality(found) = 1 THEN found[1] END;
    is_hidden := whom IN (SELECT access_hidden_persons());
    IF whom IS NULL OR (is_hidden AND NOT access_may_in_emergency(true)) THEN
        PERFORM history_note_opening(coalesce(whom, 0), 'people', 'record.emergency', why, true);
        RETURN NULL;
    END IF;
    PERFORM history_note_opening(whom, 'people', 'record.emergency', why, false);
    IF is_hidden OR NOT (access_reaches_all('people', false)
                         OR whom IN (SELECT access_children_at_work('people', false))) THEN
        SELECT t.hours INTO STRICT hours FROM access_emergencyterm t
        WHERE t.holds_from <= access_today() ORDER BY t.holds_from DESC LIMIT 1;
        INSERT INTO access_emergencyopening (person_id, worker_id, at, until, reason, restricted)
        VALUES (whom, history_actor(), clock_timestamp(), clock_timestamp() + make_interval(hours => hours), why, is_hidden);
    END IF;
    RETURN whom;
END $$;

-- Emergency openings by others that the acting user is told of and looks at: of children whom their teams work
-- with, and by workers of their teams. Whoever answers for everybody is told of all; of restricted records only
-- those named on the restriction are.
CREATE OR REPLACE FUNCTION access_answered() RETURNS SETOF bigint
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp ROWS 20 AS $$
DECLARE
    me bigint := history_actor();
    today date := access_today();
    everybody boolean;
    teams bigint[];
BEGIN
    SELECT bool_or(m.reach = 'all'), array_agg(t.id) FILTER (WHERE t.id IS NOT NULL) INTO everybody, teams
    FROM access_my_roles() m JOIN access_rolereach r ON r.role = m.role AND r.answers
    JOIN people_team own ON own.id = m.team_id
    LEFT JOIN people_team t ON t.id = own.id OR (m.reach = 'service' AND t.service = own.service);
    RETURN QUERY SELECT e.id FROM access_emergencyopening e
        WHERE e.worker_id <> me AND e.person_id NOT IN (SELECT access_hidden_persons())
          AND (everybody
               OR (e.restricted AND EXISTS (SELECT FROM people_restriction r JOIN people_restrictionnamed n
                                            ON n.restriction_id = r.id AND n.worker_id = me
                                            WHERE r.person_id = e.person_id) AND everybody IS NOT NULL)
               OR EXISTS (SELECT FROM people_allocation a
                          WHERE a.child_id = e.person_id AND a.team_id = ANY (teams) AND a.started_on <= today
                            AND (a.ended_on IS NULL OR a.ended_on > today))
               OR EXISTS (SELECT FROM people_membership m
                          WHERE m.worker_id = e.worker_id AND m.team_id = ANY (teams) AND m.started_on <= today
                            AND (m.ended_on IS NULL OR m.ended_on > today)));
END $$;

-- Note that the acting user looked at an emergency opening that they answer for. User and time cannot be chosen.
CREATE OR REPLACE FUNCTION access_look_at(opening bigint, said text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF opening NOT IN (SELECT access_answered()) OR coalesce(said, '') !~ '\S' THEN
        RAISE EXCEPTION 'not allowed' USING ERRCODE = 'insufficient_privilege';
    END IF;
    INSERT INTO access_emergencylook (opening_id, by_id, at, words)
    VALUES (opening, history_actor(), clock_timestamp(), said);
END $$;
