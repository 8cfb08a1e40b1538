-- Notes in the log of openings of a child's record that a guest opened the briefing of a visit to the child's
-- family, or was refused. The guest is told nothing of the child by it: the part `briefing` of that log is not
-- shown to whoever opened (access.policies). A visit without a family is nobody's record, and is not noted.
CREATE OR REPLACE FUNCTION agreements_note_briefing(of_visit bigint, was_refused boolean) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE child bigint;
BEGIN
    SELECT f.child_id INTO child
    FROM weeks_visit v JOIN agreements_familyvisit f ON f.slot_id = v.slot_id WHERE v.id = of_visit;
    IF child IS NOT NULL THEN
        PERFORM history_note_opening(child, 'briefing', 'agreements.briefing', '', was_refused);
    END IF;
END $$;
