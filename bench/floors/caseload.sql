-- The children whom a worker works with by name, and what a list says of each.
SELECT p.id, coalesce(nullif(p.known_as, ''), p.given_name), p.family_name, p.born_on, held.since,
       concat_ws(', ',
           CASE WHEN EXISTS (SELECT FROM care_missingepisode t WHERE t.child_id = p.id AND t.ended_on IS NULL)
                THEN 'Missing' END,
           CASE WHEN EXISTS (SELECT FROM protection_protectionplan t WHERE t.child_id = p.id AND t.started_on <= %(on)s
                             AND (t.ended_on IS NULL OR t.ended_on > %(on)s)) THEN 'Protection plan' END,
           CASE WHEN EXISTS (SELECT FROM care_periodofcare t WHERE t.child_id = p.id AND t.started_on <= %(on)s
                             AND (t.ended_on IS NULL OR t.ended_on > %(on)s)) THEN 'In care' END,
           CASE WHEN EXISTS (SELECT FROM assessment_section47enquiry t WHERE t.child_id = p.id
                             AND t.concluded_on IS NULL) THEN 'Section 47 enquiry' END,
           CASE WHEN EXISTS (SELECT FROM family_plan_childinneedplan t WHERE t.child_id = p.id AND t.started_on <= %(on)s
                             AND (t.ended_on IS NULL OR t.ended_on > %(on)s)) THEN 'Child in need plan' END,
           CASE WHEN EXISTS (SELECT FROM assessment_assessment t WHERE t.child_id = p.id
                             AND t.authorised_on IS NULL) THEN 'Assessment' END),
       greatest((SELECT max(visited_on) FROM protection_protectionvisit t WHERE t.child_id = p.id AND seen),
                (SELECT max(visited_on) FROM family_plan_childinneedvisit t WHERE t.child_id = p.id AND seen),
                (SELECT max(visited_on) FROM care_carevisit t WHERE t.child_id = p.id AND seen),
                (SELECT max(child_seen_on) FROM assessment_assessment t WHERE t.child_id = p.id)),
       due.due_on, due.code
FROM (SELECT child_id, min(started_on) AS since FROM people_allocation
      WHERE worker_id = %(worker)s AND started_on <= %(on)s AND (ended_on IS NULL OR ended_on > %(on)s)
      GROUP BY child_id) held
JOIN people_person p ON p.id = held.child_id AND p.merged_into_id IS NULL
LEFT JOIN LATERAL (SELECT d.due_on, d.code FROM deadlines_deadline d
                   WHERE d.child_id = p.id AND d.met_on IS NULL AND d.stopped_on IS NULL
                   ORDER BY d.due_on LIMIT 1) due ON true
ORDER BY due.due_on, p.family_name
