-- The newest lines of a chronology, of a weight and above, over every kind of fact that has lines.
SELECT count(*) OVER (), by.name, l.*
FROM ({lines}) l (happened_at, kind, weight, title, words, route, row_id, recorded_at, by_id, late_entry_reason)
JOIN people_worker by ON by.id = l.by_id
WHERE l.weight >= {weight}
ORDER BY l.happened_at DESC, l.recorded_at DESC, l.row_id DESC LIMIT {most}
