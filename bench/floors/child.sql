-- All that stands on a child's page, each row as its section and nine texts, so that one statement unites them.
SELECT 'child', p.id::text, p.given_name || ' ' || p.family_name, p.born_on::text, p.sex, p.number,
       (EXISTS (SELECT FROM care_missingepisode t WHERE t.child_id = p.id AND t.ended_on IS NULL))::text,
       (SELECT latest_category FROM protection_protectionplan t WHERE t.child_id = p.id AND t.ended_on IS NULL),
       (SELECT code FROM care_legalstatus t WHERE t.child_id = p.id AND t.ended_on IS NULL),
       (EXISTS (SELECT FROM assessment_section47enquiry t WHERE t.child_id = p.id AND t.concluded_on IS NULL))::text
FROM people_person p WHERE p.id = {child}
UNION ALL
SELECT 'clock', code, due_on::text, about_table, about_id::text, '', '', '', '', ''
FROM deadlines_deadline WHERE child_id = {child} AND met_on IS NULL AND stopped_on IS NULL
UNION ALL
SELECT 'worker', w.name, a.role, t.name, g.name, a.started_on::text, '', '', '', ''
FROM people_allocation a JOIN people_team t ON t.id = a.team_id JOIN people_agency g ON g.id = t.agency_id
LEFT JOIN people_worker w ON w.id = a.worker_id WHERE a.child_id = {child} AND a.ended_on IS NULL
UNION ALL
SELECT 'plan', id::text, started_on::text, must_change, safety_plan, '', '', '', '', ''
FROM protection_protectionplan WHERE child_id = {child} AND ended_on IS NULL
UNION ALL
SELECT 'plan', id::text, started_on::text, must_change, safety_plan, '', '', '', '', ''
FROM family_plan_childinneedplan WHERE child_id = {child} AND ended_on IS NULL
UNION ALL
SELECT 'near', p.id::text, p.given_name || ' ' || p.family_name, p.born_on::text, a.lines, a.postcode, r.kind,
       (r.person_id = p.id)::text, r.parental_responsibility::text, a.hidden::text
FROM people_familymember me JOIN people_familymember m ON m.family_id = me.family_id AND m.ended_on IS NULL
JOIN people_person p ON p.id = m.person_id
LEFT JOIN people_address a ON a.person_id = p.id AND a.ended_on IS NULL
LEFT JOIN people_relationship r ON (r.person_id = p.id AND r.other_id = {child})
                                OR (r.other_id = p.id AND r.person_id = {child})
WHERE me.person_id = {child} AND me.ended_on IS NULL
UNION ALL
(SELECT 'said', s.words, s.said_on::text, w.name, s.id::text, '', '', '', '', ''
 FROM (SELECT childs_words, visited_on::timestamptz, id, recorded_by_id FROM protection_protectionvisit
       WHERE child_id = {child} AND childs_words <> ''
       UNION ALL SELECT childs_words, held_on, id, recorded_by_id FROM protection_coregroup
       WHERE child_id = {child} AND childs_words <> ''
       UNION ALL SELECT childs_words, visited_on, id, recorded_by_id FROM family_plan_childinneedvisit
       WHERE child_id = {child} AND childs_words <> ''
       UNION ALL SELECT childs_words, visited_on, id, recorded_by_id FROM care_carevisit
       WHERE child_id = {child} AND childs_words <> ''
       UNION ALL SELECT childs_words, child_seen_on, id, recorded_by_id FROM assessment_assessment
       WHERE child_id = {child} AND childs_words <> ''
       UNION ALL SELECT childs_words, received_at, id, recorded_by_id FROM front_door_contact
       WHERE child_id = {child} AND childs_words <> ''
       UNION ALL SELECT childs_words, happened_at, id, recorded_by_id FROM notes_casenote
       WHERE child_id = {child} AND childs_words <> '') s (words, said_on, id, by_id)
 JOIN people_worker w ON w.id = s.by_id ORDER BY s.said_on DESC LIMIT 3)
UNION ALL
SELECT 'line', by_name, happened_at::text, title, words, route, row_id::text, weight::text, late_entry_reason, kind
FROM ({lines}) s (many, by_name, happened_at, kind, weight, title, words, route, row_id, recorded_at, by_id,
                  late_entry_reason)
