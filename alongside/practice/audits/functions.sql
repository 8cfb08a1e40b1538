-- Whoever has sent what they found in a file sees the child's record no longer: their own sight ends, nobody else's.
-- An auditor records nothing, so that this is the owner's to write.
CREATE OR REPLACE FUNCTION audits_end_sight(of_file bigint) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    UPDATE people_allocation a SET ended_on = greatest(a.started_on, access_today())
    FROM audits_fileof o
    WHERE o.file_id = of_file AND a.child_id = o.child_id AND a.worker_id = history_actor() AND a.role = 'auditor'
      AND (a.ended_on IS NULL OR a.ended_on > access_today())
      AND EXISTS (SELECT FROM audits_sent s WHERE s.file_id = of_file AND s.auditor_id = history_actor())
$$;
