-- Whoever changes their password while signed in makes reset links worthless that were sent before.
CREATE POLICY own ON one_time_token FOR SELECT USING (person_id = acting_person());
CREATE POLICY spend ON one_time_token FOR UPDATE USING (person_id = acting_person());
