-- The parties of a cooperation as an array beside it, so that lists find by region, partner and partner's name with one
-- index instead of asking row-level security for every partner of every cooperation (20,000 cooperations: over 2 s before).
-- Kept by a trigger, so that no writer can forget it; Prisma does not know the column and never writes it.
ALTER TABLE cooperation ADD COLUMN party_ids uuid[] NOT NULL DEFAULT '{}';
CREATE INDEX cooperation_parties ON cooperation USING gin (party_ids);

-- Writes in the system's scope, because a body that has just left may no longer see the row that forgets it. An error in
-- between ends the transaction, and the scope with it.
CREATE FUNCTION keep_parties() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE scope text := coalesce(current_setting('allmende.scope', true), '');
BEGIN
  PERFORM set_config('allmende.scope', 'system', true);
  UPDATE cooperation SET party_ids = coalesce((SELECT array_agg(p.body_id ORDER BY p.body_id) FROM cooperation_partner p
      WHERE p.cooperation_id = NEW.cooperation_id AND p.status IN ('invited', 'accepted')), '{}')
    WHERE id = NEW.cooperation_id;
  PERFORM set_config('allmende.scope', scope, true);
  RETURN NULL;
END $$;
CREATE TRIGGER parties AFTER INSERT OR UPDATE OF status ON cooperation_partner
  FOR EACH ROW EXECUTE FUNCTION keep_parties();

DO $$
BEGIN
  PERFORM set_config('allmende.scope', 'system', true);
  UPDATE cooperation c SET party_ids = coalesce((SELECT array_agg(p.body_id ORDER BY p.body_id) FROM cooperation_partner p
    WHERE p.cooperation_id = c.id AND p.status IN ('invited', 'accepted')), '{}');
  PERFORM set_config('allmende.scope', '', true);
END $$;
