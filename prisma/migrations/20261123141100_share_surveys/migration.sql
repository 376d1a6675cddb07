-- The demand survey: many bodies answer at once, none of them after it was closed.

-- Answers wait for a change of the purchase (closing takes its row), and not for each other. A row lock asks the policy of
-- changing, which forced row-level security holds against the function's owner, too: hence the system's scope.
CREATE FUNCTION share_procurement(procurement uuid) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE scope text := coalesce(current_setting('allmende.scope', true), ''); locked boolean;
BEGIN
  PERFORM FROM procurement_access a WHERE a.procurement_id = $1 AND (a.body_id = acting_body() OR is_system());
  IF NOT FOUND THEN RETURN false; END IF;
  PERFORM set_config('allmende.scope', 'system', true);
  PERFORM FROM procurement p WHERE p.id = $1 FOR SHARE;
  locked := FOUND;
  PERFORM set_config('allmende.scope', scope, true);
  RETURN locked;
END $$;
REVOKE ALL ON FUNCTION share_procurement(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION share_procurement(uuid) TO allmende_app;
