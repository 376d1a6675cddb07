-- Same rights, other plan. "id IN (SELECT cooperation_id FROM cooperation_access)" made the planner read the whole access
-- table (every cooperation there ever was, of every body) for each statement: 120,000 rows after a hundred years. Asked
-- row by row through its indexes, the cost follows the rows a statement touches. Figures: docs/decisions/0083.

DROP POLICY read ON cooperation;
CREATE POLICY read ON cooperation FOR SELECT USING (is_system() OR lead_body_id = acting_body()
  OR EXISTS (SELECT FROM cooperation_access a WHERE a.cooperation_id = cooperation.id AND a.body_id = acting_body())
  OR (has_oversight() AND EXISTS (SELECT FROM cooperation_access a
    WHERE a.cooperation_id = cooperation.id AND a.reason = 'authority')));

DO $$
DECLARE child record; own text;
BEGIN
  FOR child IN SELECT * FROM (VALUES ('cooperation_version', NULL), ('cooperation_partner', 'body_id'), ('consent', 'body_id'),
    ('cooperation_event', 'actor_body_id'), ('inquiry', NULL), ('decision', NULL), ('document', NULL)) AS t(name, own_column) LOOP
    own := CASE WHEN child.own_column IS NULL THEN '' ELSE format(' OR %I = acting_body()', child.own_column) END;
    EXECUTE format('DROP POLICY read ON %I', child.name);
    EXECUTE format('CREATE POLICY read ON %1$I FOR SELECT USING (is_system()%2$s
      OR EXISTS (SELECT FROM cooperation_access a WHERE a.cooperation_id = %1$I.cooperation_id AND a.body_id = acting_body())
      OR (has_oversight() AND EXISTS (SELECT FROM cooperation_access a
        WHERE a.cooperation_id = %1$I.cooperation_id AND a.reason = ''authority'')))', child.name, own);
  END LOOP;
END $$;

DROP POLICY read ON document_chunk;
CREATE POLICY read ON document_chunk FOR SELECT
  USING (EXISTS (SELECT FROM document d WHERE d.id = document_chunk.document_id));
