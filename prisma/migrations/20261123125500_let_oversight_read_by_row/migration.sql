-- Same rights, cheaper: whether a cooperation was ever submitted stands in its own row (the access table's 'authority' rows
-- are derived from exactly these two columns), so the Land's lists need no lookup per row. Asked before the lookups.
DROP POLICY read ON cooperation;
CREATE POLICY read ON cooperation FOR SELECT USING (is_system() OR lead_body_id = acting_body()
  OR (has_oversight() AND first_submitted_at IS NOT NULL AND authority_body_id IS NOT NULL)
  OR EXISTS (SELECT FROM cooperation_access a WHERE a.cooperation_id = cooperation.id AND a.body_id = acting_body()));
