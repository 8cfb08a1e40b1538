-- Whether one of these words, in small letters, is a name, a number or a postcode of somebody in the record: yes or
-- no, never whose or which word. For those who publish a Practice Week's report and see no child's record; it looks
-- at everybody, those too whose record is restricted. Asked with all words of a text at once.
CREATE OR REPLACE FUNCTION learning_names_somebody(words text[]) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (SELECT 1 FROM access_my_roles() m WHERE m.role IN ('practice_lead', 'director')) AND (
        EXISTS (SELECT 1 FROM people_person p
                WHERE regexp_split_to_array(lower(concat_ws(' ', p.given_name, p.family_name, p.known_as)), '[\s-]+')
                      && words
                   OR lower(p.number) = ANY (words) OR p.nhs_number = ANY (words) OR lower(p.upn) = ANY (words))
        OR EXISTS (SELECT 1 FROM people_othername o
                   WHERE regexp_split_to_array(lower(concat_ws(' ', o.given_name, o.family_name)), '[\s-]+') && words))
$$;
