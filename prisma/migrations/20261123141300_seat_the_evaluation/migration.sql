-- Who sees offers before the award: people named for it who have declared to be free of conflicts of interest
-- (docs/decisions/0125-who-sees-offers.md). The database asks a table of seats, kept by a trigger, so that members of the
-- team see each other without a policy that asks itself.

ALTER TABLE evaluation_member
  -- evaluator: opens, records and scores. decider: reads everything and signs the award.
  ADD COLUMN part TEXT NOT NULL DEFAULT 'evaluator',
  -- As it was when the person was named: the file must say who evaluated, also after an account is gone.
  ADD COLUMN person_name TEXT NOT NULL DEFAULT '',
  ADD CONSTRAINT evaluation_member_part_known CHECK (part IN ('evaluator','decider'));

ALTER TABLE tender ADD COLUMN result_notice JSONB;
ALTER TABLE tender DROP CONSTRAINT tender_opened_by_two;
ALTER TABLE tender ADD CONSTRAINT tender_opened_by_two
  CHECK (opened_at IS NULL OR (opened_by IS NOT NULL AND opened_with IS NOT NULL AND opened_by <> opened_with));

CREATE TABLE score_submission (
  procurement_id UUID NOT NULL,
  lot_id UUID NOT NULL,
  evaluator_id UUID NOT NULL,
  submitted_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT score_submission_pkey PRIMARY KEY (lot_id, evaluator_id)
);
CREATE INDEX score_submission_procurement_id_idx ON score_submission (procurement_id);
ALTER TABLE score_submission
  ADD FOREIGN KEY (procurement_id) REFERENCES procurement (id),
  ADD FOREIGN KEY (lot_id) REFERENCES lot (id);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON score_submission FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON score_submission FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Seats ------------------------------------------------------------------------------------------------------------------

CREATE TABLE evaluation_access (
  procurement_id uuid NOT NULL REFERENCES procurement (id) DEFERRABLE INITIALLY DEFERRED,
  person_id uuid NOT NULL,
  body_id uuid NOT NULL,
  impartial boolean NOT NULL,
  PRIMARY KEY (procurement_id, person_id)
);
CREATE INDEX evaluation_access_person ON evaluation_access (person_id);
CREATE FUNCTION grant_evaluation_access() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF NEW.ended_at IS NOT NULL THEN
    DELETE FROM evaluation_access WHERE procurement_id = NEW.procurement_id AND person_id = NEW.person_id;
  ELSE
    INSERT INTO evaluation_access VALUES (NEW.procurement_id, NEW.person_id, NEW.body_id, NEW.impartial_at IS NOT NULL)
      ON CONFLICT (procurement_id, person_id) DO UPDATE SET body_id = NEW.body_id, impartial = NEW.impartial_at IS NOT NULL;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER access AFTER INSERT OR UPDATE ON evaluation_member FOR EACH ROW EXECUTE FUNCTION grant_evaluation_access();
INSERT INTO evaluation_access SELECT procurement_id, person_id, body_id, impartial_at IS NOT NULL
  FROM evaluation_member WHERE ended_at IS NULL;
ALTER TABLE evaluation_access ENABLE ROW LEVEL SECURITY;
CREATE POLICY read ON evaluation_access FOR SELECT USING (is_system() OR person_id = acting_person());

-- Only the lead buyer may ask who of its own body or a bound partner has an address, to name them for the evaluation.
CREATE FUNCTION find_evaluator(procurement uuid, address text)
  RETURNS TABLE (person_id uuid, body_id uuid, person_name text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT p.id, m.body_id, p.display_name FROM person p JOIN membership m ON m.person_id = p.id AND m.ended_at IS NULL
    JOIN procurement_participant n ON n.procurement_id = $1 AND n.body_id = m.body_id AND (n.is_partner OR n.is_lead)
  WHERE p.email = $2 AND p.status = 'active' AND EXISTS (SELECT FROM procurement_access a
    WHERE a.procurement_id = $1 AND a.body_id = acting_body() AND a.kind = 'lead')
  ORDER BY n.is_lead DESC, m.body_id LIMIT 1 $$;
REVOKE ALL ON FUNCTION find_evaluator(uuid, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION find_evaluator(uuid, text) TO allmende_app;

-- Policies ---------------------------------------------------------------------------------------------------------------

ALTER POLICY read ON evaluation_member USING (is_system() OR person_id = acting_person()
  OR EXISTS (SELECT FROM procurement_access a WHERE a.body_id = acting_body() AND a.procurement_id = evaluation_member.procurement_id
    AND a.kind = 'lead' OFFSET 0)
  OR EXISTS (SELECT FROM evaluation_access e WHERE e.procurement_id = evaluation_member.procurement_id
    AND e.person_id = acting_person() AND e.body_id = acting_body() OFFSET 0)
  OR (has_oversight() AND EXISTS (SELECT FROM procurement p WHERE p.id = evaluation_member.procurement_id OFFSET 0)));

-- The team opens the offers and completes the evaluation, whichever partner's people they are.
CREATE POLICY change_by_team ON tender FOR UPDATE USING (EXISTS (SELECT FROM evaluation_access e
  WHERE e.procurement_id = tender.procurement_id AND e.person_id = acting_person() AND e.body_id = acting_body()
    AND e.impartial OFFSET 0));
CREATE POLICY change_by_team ON procurement FOR UPDATE
  USING (status = 'tendering' AND EXISTS (SELECT FROM evaluation_access e WHERE e.procurement_id = procurement.id
    AND e.person_id = acting_person() AND e.body_id = acting_body() AND e.impartial OFFSET 0))
  WITH CHECK (status IN ('tendering','evaluated'));

ALTER TABLE score_submission ENABLE ROW LEVEL SECURITY;
ALTER TABLE score_submission FORCE ROW LEVEL SECURITY;
DO $$
DECLARE child text; seat text; lead text; any_part text; overseen text; open_now text; revealed text; readers text;
BEGIN
  FOREACH child IN ARRAY ARRAY['bid','bid_score','evaluation_record','award_letter','score_submission',
      'procurement_event','procurement_file'] LOOP
    any_part := format('EXISTS (SELECT FROM procurement_access a
      WHERE a.body_id = acting_body() AND a.procurement_id = %I.procurement_id OFFSET 0)', child);
    lead := format('EXISTS (SELECT FROM procurement_access a
      WHERE a.body_id = acting_body() AND a.procurement_id = %I.procurement_id AND a.kind = ''lead'' OFFSET 0)', child);
    overseen := format('(has_oversight() AND EXISTS (SELECT FROM procurement p WHERE p.id = %I.procurement_id OFFSET 0))', child);
    seat := format('EXISTS (SELECT FROM evaluation_access e WHERE e.procurement_id = %I.procurement_id
      AND e.person_id = acting_person() AND e.body_id = acting_body() AND e.impartial OFFSET 0)', child);
    open_now := format('EXISTS (SELECT FROM procurement p WHERE p.id = %I.procurement_id AND p.status = ''tendering'' OFFSET 0)', child);
    revealed := format('((%s OR has_oversight()) AND EXISTS (SELECT FROM procurement p
      WHERE p.id = %I.procurement_id AND p.awarded_at IS NOT NULL OFFSET 0))', lead, child);
    IF child IN ('procurement_event','procurement_file') THEN
      readers := format('(audience = ''participants'' AND (%1$s OR %3$s)) OR (audience = ''lead'' AND (%2$s OR %3$s))
        OR (audience = ''team'' AND (%4$s OR %5$s))', any_part, lead, overseen, seat, revealed);
      EXECUTE format('ALTER POLICY read ON %I USING (is_system() OR %s)', child, readers);
    ELSIF child = 'bid_score' THEN
      -- Nobody sees another's points for a lot before having handed in their own.
      EXECUTE format('ALTER POLICY read ON bid_score USING (is_system() OR %2$s OR (%1$s AND (evaluator_id = acting_person()
        OR EXISTS (SELECT FROM bid x JOIN score_submission s ON s.lot_id = x.lot_id AND s.evaluator_id = acting_person()
          WHERE x.id = bid_score.bid_id OFFSET 0)
        OR EXISTS (SELECT FROM procurement p WHERE p.id = bid_score.procurement_id AND p.evaluated_at IS NOT NULL OFFSET 0))))',
        seat, revealed);
    ELSIF child = 'score_submission' THEN
      EXECUTE format('CREATE POLICY read ON score_submission FOR SELECT USING (is_system() OR %s OR %s)', seat, revealed);
    ELSE
      EXECUTE format('ALTER POLICY read ON %I USING (is_system() OR %s OR %s)', child, seat, revealed);
    END IF;
    IF child IN ('bid','evaluation_record') THEN
      EXECUTE format('ALTER POLICY add ON %I WITH CHECK (is_system() OR (%s AND %s))', child, seat, open_now);
      EXECUTE format('ALTER POLICY change ON %I USING (is_system() OR (%s AND %s))', child, seat, open_now);
    ELSIF child = 'bid_score' THEN
      EXECUTE format('ALTER POLICY add ON bid_score WITH CHECK (is_system() OR (%s AND %s AND evaluator_id = acting_person()))', seat, open_now);
      EXECUTE format('ALTER POLICY change ON bid_score USING (is_system() OR (%s AND %s AND evaluator_id = acting_person()))', seat, open_now);
    ELSIF child = 'score_submission' THEN
      EXECUTE format('CREATE POLICY add ON score_submission FOR INSERT
        WITH CHECK (is_system() OR (%s AND %s AND evaluator_id = acting_person()))', seat, open_now);
    END IF;
  END LOOP;
END $$;

-- What stands still ------------------------------------------------------------------------------------------------------

-- Points are final once handed in.
CREATE FUNCTION keep_submitted_scores() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM score_submission s JOIN bid x ON x.lot_id = s.lot_id
      WHERE x.id = NEW.bid_id AND s.evaluator_id = NEW.evaluator_id) THEN
    RAISE EXCEPTION 'the points of this evaluator for this lot are handed in' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_submitted BEFORE INSERT OR UPDATE ON bid_score FOR EACH ROW EXECUTE FUNCTION keep_submitted_scores();
-- Criteria are those of the notice.
CREATE FUNCTION keep_published_criteria() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE changed uuid := CASE TG_OP WHEN 'DELETE' THEN OLD.procurement_id ELSE NEW.procurement_id END;
BEGIN
  IF EXISTS (SELECT FROM procurement p WHERE p.id = changed AND p.tendered_at IS NOT NULL) THEN
    RAISE EXCEPTION 'the criteria are published' USING ERRCODE = 'check_violation';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER keep_published BEFORE INSERT OR UPDATE OR DELETE ON award_criterion
  FOR EACH ROW EXECUTE FUNCTION keep_published_criteria();

GRANT SELECT ON score_submission, evaluation_access TO allmende_app;
GRANT INSERT ON score_submission TO allmende_app;
