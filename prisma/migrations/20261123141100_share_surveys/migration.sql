-- The demand survey: many bodies answer at once, none of them after it was closed.

-- Answers wait for a change of the purchase (closing takes its row), and not for each other.
CREATE FUNCTION share_procurement(procurement uuid) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  PERFORM FROM procurement_access a WHERE a.procurement_id = $1 AND (a.body_id = acting_body() OR is_system());
  IF NOT FOUND THEN RETURN false; END IF;
  PERFORM FROM procurement p WHERE p.id = $1 FOR SHARE;
  RETURN FOUND;
END $$;
REVOKE ALL ON FUNCTION share_procurement(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION share_procurement(uuid) TO allmende_app;

-- Members of a purchasing cooperative know each other: whoever is one may ask all of them.
CREATE FUNCTION fellow_members() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT m.body_id FROM cooperative_member m
  WHERE m.status IN ('active', 'leaving') AND (m.cooperative_id = acting_body()
    OR m.cooperative_id IN (SELECT o.cooperative_id FROM cooperative_member o
      WHERE o.body_id = acting_body() AND o.status IN ('active', 'leaving')))
$$;
REVOKE ALL ON FUNCTION fellow_members() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION fellow_members() TO allmende_app;
