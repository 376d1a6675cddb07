-- Bodies that are only on the lead buyer's list learn nothing of the idea until the survey opens, and nothing ever of one that
-- was given up before (docs/decisions/0145-ideas-and-lists.md). So far only the policy layer said so; now the rows do.

-- Row-level security is forced on the functions' owner too, hence the system's scope for the look.
CREATE OR REPLACE FUNCTION grant_participant_access() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE scope text := coalesce(current_setting('allmende.scope', true), ''); opened boolean;
BEGIN
  IF NEW.is_lead THEN
    RETURN NULL;
  ELSIF NEW.status NOT IN ('asked','answered','confirmed') THEN
    DELETE FROM procurement_access WHERE procurement_id = NEW.procurement_id AND body_id = NEW.body_id AND kind = 'participant';
    RETURN NULL;
  END IF;
  PERFORM set_config('allmende.scope', 'system', true);
  opened := EXISTS (SELECT FROM procurement p WHERE p.id = NEW.procurement_id
    AND p.status <> 'idea' AND (p.status <> 'cancelled' OR p.survey_due_on IS NOT NULL));
  PERFORM set_config('allmende.scope', scope, true);
  IF opened THEN
    INSERT INTO procurement_access VALUES (NEW.procurement_id, NEW.body_id, 'participant') ON CONFLICT DO NOTHING;
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION open_procurement_to_participants() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE scope text := coalesce(current_setting('allmende.scope', true), '');
BEGIN
  PERFORM set_config('allmende.scope', 'system', true);
  INSERT INTO procurement_access SELECT NEW.id, n.body_id, 'participant' FROM procurement_participant n
    WHERE n.procurement_id = NEW.id AND NOT n.is_lead AND n.status IN ('asked','answered','confirmed')
    ON CONFLICT DO NOTHING;
  PERFORM set_config('allmende.scope', scope, true);
  RETURN NULL;
END $$;
CREATE TRIGGER open_to_participants AFTER UPDATE OF status ON procurement FOR EACH ROW
  WHEN (OLD.status = 'idea' AND NEW.status NOT IN ('idea','cancelled')) EXECUTE FUNCTION open_procurement_to_participants();

DELETE FROM procurement_access a USING procurement p WHERE p.id = a.procurement_id AND a.kind = 'participant'
  AND (p.status = 'idea' OR (p.status = 'cancelled' AND p.survey_due_on IS NULL));

-- A file belongs to the body that gave it: others who may read it neither add in its name nor take it back.
ALTER POLICY add ON procurement_file WITH CHECK (is_system() OR (owner_body_id = acting_body()
  AND EXISTS (SELECT FROM procurement_access a WHERE a.body_id = acting_body() AND a.procurement_id = procurement_file.procurement_id
    OFFSET 0)));
ALTER POLICY change ON procurement_file USING (is_system() OR owner_body_id = acting_body());
