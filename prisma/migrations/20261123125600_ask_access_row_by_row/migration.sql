-- Same rights, other plan: what a page or a command touches is a handful of rows, so access is asked for each of them by
-- index. Two ways of asking read everything a body, or the Land, ever had access to instead: "IN (SELECT ...)" in the
-- policies for writing, and EXISTS where the planner expects more than a few rows and hashes its subquery beforehand.
-- OFFSET 0 keeps it from that. 900 cooperations: an UPDATE of one case 7.8 -> 1.0 ms, and both grew with every year
-- (docs/performance.md, docs/decisions/0102-access-row-by-row.md).

DROP POLICY change ON cooperation;
CREATE POLICY change ON cooperation FOR UPDATE USING (is_system() OR lead_body_id = acting_body()
  OR EXISTS (SELECT FROM cooperation_access a
    WHERE a.body_id = acting_body() AND a.cooperation_id = cooperation.id OFFSET 0));

DO $$
DECLARE child record; own text; mine text; submitted text;
BEGIN
  FOR child IN SELECT * FROM (VALUES ('cooperation_version', NULL), ('cooperation_partner', 'body_id'), ('consent', 'body_id'),
    ('cooperation_event', 'actor_body_id'), ('inquiry', NULL), ('decision', NULL), ('document', NULL),
    ('cooperation_publication', NULL)) AS t(name, own_column) LOOP
    own := CASE WHEN child.own_column IS NULL THEN '' ELSE format(' OR %I = acting_body()', child.own_column) END;
    mine := format('EXISTS (SELECT FROM cooperation_access a
      WHERE a.body_id = acting_body() AND a.cooperation_id = %I.cooperation_id OFFSET 0)', child.name);
    submitted := format('(has_oversight() AND EXISTS (SELECT FROM cooperation_access a
      WHERE a.cooperation_id = %I.cooperation_id AND a.reason = ''authority'' OFFSET 0))', child.name);
    EXECUTE format('DROP POLICY add ON %I', child.name);
    EXECUTE format('CREATE POLICY add ON %I FOR INSERT WITH CHECK (is_system() OR %s)', child.name, mine);
    EXECUTE format('DROP POLICY change ON %I', child.name);
    EXECUTE format('CREATE POLICY change ON %I FOR UPDATE USING (is_system()%s OR %s)', child.name, own, mine);
    -- Publications are read by everybody.
    CONTINUE WHEN child.name = 'cooperation_publication';
    EXECUTE format('DROP POLICY read ON %I', child.name);
    EXECUTE format('CREATE POLICY read ON %I FOR SELECT USING (is_system()%s OR %s OR %s)', child.name, own, mine, submitted);
  END LOOP;
END $$;
