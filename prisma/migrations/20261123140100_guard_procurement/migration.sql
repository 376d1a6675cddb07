-- Joint procurement: what the database itself guards. Rights are asked row by row (docs/decisions/0110-access-to-purchases.md).

-- 1. Rules a race could break -----------------------------------------------------------------------------------------

ALTER TABLE membership DROP CONSTRAINT membership_roles_known;
ALTER TABLE membership ADD CONSTRAINT membership_roles_known CHECK (cardinality(roles) > 0 AND roles <@ ARRAY['reader','editor',
  'signatory','organisation_administrator','procurement_manager','legal_reviewer','budget_approver','security_officer',
  'authority_decider','land_coordinator','cert_analyst','auditor','platform_administrator']);

CREATE SEQUENCE procurement_reference_seq;
CREATE SEQUENCE contract_reference_seq;
CREATE SEQUENCE call_off_reference_seq;

ALTER TABLE procurement
  ADD CONSTRAINT procurement_status_known CHECK (status IN ('idea','surveying','pooled','legally_checked','agreed','tendering',
    'evaluated','awarded','running','ended','cancelled')),
  ADD CONSTRAINT procurement_nature_known CHECK (contract_nature IN ('supplies','services','works')),
  ADD CONSTRAINT procurement_arrangement_known CHECK (arrangement IN ('single','framework')),
  ADD CONSTRAINT procurement_term_positive CHECK (term_months > 0),
  ADD CONSTRAINT procurement_value_not_negative CHECK (estimated_value_cents >= 0),
  ADD CONSTRAINT procurement_awarded_whole CHECK (status NOT IN ('awarded','running') OR awarded_at IS NOT NULL),
  ADD CONSTRAINT procurement_not_running_while_contested CHECK (NOT (contested AND status = 'running' AND running_since IS NULL)),
  ADD FOREIGN KEY (lead_body_id) REFERENCES body (id),
  ADD FOREIGN KEY (source_cooperation_id) REFERENCES cooperation (id),
  ADD FOREIGN KEY (field_key) REFERENCES cooperation_field (key);
ALTER TABLE procurement_participant
  ADD CONSTRAINT procurement_participant_status_known CHECK (status IN ('asked','answered','declined','confirmed','withdrawn')),
  ADD CONSTRAINT procurement_participant_bound CHECK (NOT is_partner OR is_lead OR status = 'confirmed'),
  ADD FOREIGN KEY (body_id) REFERENCES body (id);
CREATE UNIQUE INDEX procurement_participant_one_lead ON procurement_participant (procurement_id) WHERE is_lead;
ALTER TABLE procurement_event
  ADD CONSTRAINT procurement_event_audience_known CHECK (audience IN ('participants','lead','team'));
CREATE INDEX cpv_code_search ON cpv_code USING gin (search_text gin_trgm_ops);
ALTER TABLE survey_item
  ADD CONSTRAINT survey_item_kind_known CHECK (kind IN ('quantity','choice','text','date')),
  ADD FOREIGN KEY (procurement_id) REFERENCES procurement (id),
  ADD FOREIGN KEY (lot_id) REFERENCES lot (id) ON DELETE SET NULL;
ALTER TABLE survey_answer
  ADD CONSTRAINT survey_answer_not_negative CHECK (quantity >= 0 AND current_price_cents >= 0),
  ADD FOREIGN KEY (procurement_id) REFERENCES procurement (id),
  ADD FOREIGN KEY (item_id) REFERENCES survey_item (id),
  ADD FOREIGN KEY (body_id) REFERENCES body (id);
ALTER TABLE demand_confirmation
  ADD CONSTRAINT demand_confirmation_status_known CHECK (status IN ('prepared','signed','voided')),
  ADD CONSTRAINT demand_confirmation_four_eyes CHECK (signed_by IS NULL OR prepared_by IS NULL OR signed_by <> prepared_by),
  ADD FOREIGN KEY (procurement_id) REFERENCES procurement (id),
  ADD FOREIGN KEY (body_id) REFERENCES body (id);
CREATE UNIQUE INDEX demand_confirmation_one_live ON demand_confirmation (procurement_id, body_id) WHERE status IN ('prepared','signed');
ALTER TABLE lot
  ADD CONSTRAINT lot_split_known CHECK (split_by IN ('subject','region','size','whole')),
  ADD CONSTRAINT lot_not_negative CHECK (estimated_value_cents >= 0 AND max_value_cents >= 0 AND max_quantity >= 0);
ALTER TABLE lot_share
  ADD CONSTRAINT lot_share_not_negative CHECK (quantity >= 0 AND share_cents >= 0),
  ADD FOREIGN KEY (procurement_id) REFERENCES procurement (id),
  ADD FOREIGN KEY (lot_id) REFERENCES lot (id),
  ADD FOREIGN KEY (body_id) REFERENCES body (id);
ALTER TABLE clause
  ADD CONSTRAINT clause_certainty_known CHECK (certainty IN ('high','medium','low'));
ALTER TABLE lot_clause
  ADD CONSTRAINT lot_clause_status_known CHECK (status IN ('required','deviated')),
  ADD CONSTRAINT lot_clause_deviation_reasoned CHECK (status <> 'deviated' OR length(trim(reason)) > 0),
  ADD FOREIGN KEY (procurement_id) REFERENCES procurement (id),
  ADD FOREIGN KEY (lot_id) REFERENCES lot (id) ON DELETE CASCADE;
ALTER TABLE legal_check_point
  ADD CONSTRAINT legal_check_point_finding_known CHECK (finding IN ('met','not_met','unclear','missing','not_applicable')),
  ADD CONSTRAINT legal_check_point_four_eyes CHECK (signed_by IS NULL OR answered_by IS NULL OR signed_by <> answered_by),
  ADD FOREIGN KEY (procurement_id) REFERENCES procurement (id);
ALTER TABLE schedule_step
  ADD CONSTRAINT schedule_step_order CHECK (ends_on >= starts_on),
  ADD FOREIGN KEY (procurement_id) REFERENCES procurement (id);
ALTER TABLE agreement_version ADD FOREIGN KEY (procurement_id) REFERENCES procurement (id);
ALTER TABLE agreement_draft ADD FOREIGN KEY (procurement_id) REFERENCES procurement (id);
ALTER TABLE agreement_consent
  ADD CONSTRAINT agreement_consent_status_known CHECK (status IN ('prepared','signed','voided','withdrawn')),
  ADD CONSTRAINT agreement_consent_four_eyes CHECK (signed_by IS NULL OR prepared_by IS NULL OR signed_by <> prepared_by),
  ADD FOREIGN KEY (procurement_id) REFERENCES procurement (id),
  ADD FOREIGN KEY (body_id) REFERENCES body (id);
CREATE UNIQUE INDEX agreement_consent_one_live ON agreement_consent (procurement_id, body_id) WHERE status IN ('prepared','signed');
ALTER TABLE tender
  ADD CONSTRAINT tender_opened_by_two CHECK (opened_at IS NULL OR opened_by IS DISTINCT FROM opened_with),
  ADD FOREIGN KEY (procurement_id) REFERENCES procurement (id);
ALTER TABLE tender_question ADD FOREIGN KEY (procurement_id) REFERENCES procurement (id);
ALTER TABLE evaluation_member
  ADD FOREIGN KEY (procurement_id) REFERENCES procurement (id),
  ADD FOREIGN KEY (person_id) REFERENCES person (id),
  ADD FOREIGN KEY (body_id) REFERENCES body (id);
ALTER TABLE award_criterion
  ADD CONSTRAINT award_criterion_kind_known CHECK (kind IN ('price','quality')),
  ADD CONSTRAINT award_criterion_weight CHECK (weight BETWEEN 1 AND 10000),
  ADD CONSTRAINT award_criterion_formula CHECK ((kind = 'price') = (price_formula IS NOT NULL)
    AND price_formula IN ('linear_to_double','inverse_proportional','linear_to_highest')),
  ADD FOREIGN KEY (procurement_id) REFERENCES procurement (id),
  ADD FOREIGN KEY (lot_id) REFERENCES lot (id) ON DELETE CASCADE;
ALTER TABLE bid
  ADD CONSTRAINT bid_price_not_negative CHECK (price_cents >= 0),
  ADD CONSTRAINT bid_exclusion_reasoned CHECK (NOT excluded OR (exclusion_ground IS NOT NULL AND length(trim(exclusion_reason)) > 0)),
  ADD FOREIGN KEY (procurement_id) REFERENCES procurement (id),
  ADD FOREIGN KEY (lot_id) REFERENCES lot (id);
ALTER TABLE bid_score
  ADD CONSTRAINT bid_score_not_negative CHECK (points >= 0),
  ADD FOREIGN KEY (bid_id) REFERENCES bid (id),
  ADD FOREIGN KEY (criterion_id) REFERENCES award_criterion (id);
ALTER TABLE evaluation_record ADD FOREIGN KEY (lot_id) REFERENCES lot (id);
ALTER TABLE award
  ADD CONSTRAINT award_whole CHECK ((bid_id IS NULL) = (value_cents IS NULL)),
  ADD FOREIGN KEY (lot_id) REFERENCES lot (id),
  ADD FOREIGN KEY (bid_id) REFERENCES bid (id);
ALTER TABLE award_letter
  ADD CONSTRAINT award_letter_channel_known CHECK (channel IN ('electronic','post')),
  ADD FOREIGN KEY (bid_id) REFERENCES bid (id);
CREATE UNIQUE INDEX award_letter_once ON award_letter (bid_id);
ALTER TABLE challenge
  ADD CONSTRAINT challenge_outcome_known CHECK (outcome IN ('upheld','dismissed','withdrawn','settled')),
  ADD CONSTRAINT challenge_resolved_whole CHECK ((outcome IS NULL) = (resolved_on IS NULL)),
  ADD FOREIGN KEY (procurement_id) REFERENCES procurement (id);
CREATE UNIQUE INDEX challenge_one_open ON challenge (procurement_id) WHERE outcome IS NULL;
ALTER TABLE procurement_file
  ADD CONSTRAINT procurement_file_size_limit CHECK (size BETWEEN 1 AND 26214400),
  ADD CONSTRAINT procurement_file_audience_known CHECK (audience IN ('participants','lead','team')),
  ADD FOREIGN KEY (procurement_id) REFERENCES procurement (id);
ALTER TABLE procurement_file_chunk ADD FOREIGN KEY (file_id) REFERENCES procurement_file (id);
ALTER TABLE ocds_release ADD FOREIGN KEY (procurement_id) REFERENCES procurement (id);
ALTER TABLE contract
  ADD CONSTRAINT contract_status_known CHECK (status IN ('running','exhausted','ended','terminated')),
  ADD CONSTRAINT contract_order CHECK (ends_on >= starts_on),
  ADD CONSTRAINT contract_not_negative CHECK (original_value_cents >= 0 AND max_value_cents >= 0 AND max_quantity >= 0
    AND unit_price_cents >= 0),
  -- EuGH C-23/20: the agreement ends when its maximum is reached.
  ADD CONSTRAINT contract_maximum_value CHECK (called_value_cents >= 0 AND called_value_cents <= max_value_cents),
  ADD CONSTRAINT contract_maximum_quantity CHECK (called_quantity >= 0 AND called_quantity <= max_quantity),
  ADD FOREIGN KEY (procurement_id) REFERENCES procurement (id),
  ADD FOREIGN KEY (lot_id) REFERENCES lot (id),
  ADD FOREIGN KEY (owner_body_id) REFERENCES body (id),
  ADD FOREIGN KEY (successor_procurement_id) REFERENCES procurement (id);
CREATE UNIQUE INDEX contract_one_per_lot ON contract (lot_id) WHERE lot_id IS NOT NULL;
ALTER TABLE procurement ADD FOREIGN KEY (source_contract_id) REFERENCES contract (id);
ALTER TABLE contract_caller
  ADD FOREIGN KEY (contract_id) REFERENCES contract (id),
  ADD FOREIGN KEY (body_id) REFERENCES body (id);
ALTER TABLE call_off
  ADD CONSTRAINT call_off_status_known CHECK (status IN ('requested','approved','rejected','ordered','delivered','cancelled')),
  ADD CONSTRAINT call_off_positive CHECK (quantity > 0 AND unit_price_cents >= 0 AND amount_cents = quantity * unit_price_cents),
  ADD CONSTRAINT call_off_four_eyes CHECK (decided_by IS NULL OR requested_by IS NULL OR decided_by <> requested_by
    OR status = 'cancelled'),
  ADD FOREIGN KEY (contract_id) REFERENCES contract (id),
  ADD FOREIGN KEY (body_id) REFERENCES body (id);
ALTER TABLE delivery
  ADD CONSTRAINT delivery_positive CHECK (quantity > 0),
  ADD CONSTRAINT delivery_rating_known CHECK (rating BETWEEN 1 AND 5),
  ADD FOREIGN KEY (call_off_id) REFERENCES call_off (id);
ALTER TABLE amendment
  ADD CONSTRAINT amendment_kind_known CHECK (kind IN ('price_adjustment','extension','volume','scope')),
  ADD FOREIGN KEY (contract_id) REFERENCES contract (id);
ALTER TABLE savings_entry
  ADD CONSTRAINT savings_entry_kind_known CHECK (kind IN ('baseline','award','call_off','correction')),
  ADD FOREIGN KEY (body_id) REFERENCES body (id);
CREATE UNIQUE INDEX savings_entry_once ON savings_entry (call_off_id) WHERE kind = 'call_off';
ALTER TABLE cooperative_member
  ADD CONSTRAINT cooperative_member_status_known CHECK (status IN ('applied','active','leaving','left','refused')),
  ADD CONSTRAINT cooperative_member_shares CHECK (shares >= 0),
  ADD FOREIGN KEY (cooperative_id) REFERENCES body (id),
  ADD FOREIGN KEY (body_id) REFERENCES body (id);
CREATE UNIQUE INDEX cooperative_member_one_live ON cooperative_member (cooperative_id, body_id)
  WHERE status IN ('applied','active','leaving');
ALTER TABLE share_change ADD FOREIGN KEY (member_id) REFERENCES cooperative_member (id);
ALTER TABLE cooperative_motion
  ADD CONSTRAINT cooperative_motion_status_known CHECK (status IN ('open','accepted','rejected')),
  ADD FOREIGN KEY (cooperative_id) REFERENCES body (id);
ALTER TABLE cooperative_vote
  ADD CONSTRAINT cooperative_vote_choice_known CHECK (choice IN ('yes','no','abstain')),
  ADD FOREIGN KEY (motion_id) REFERENCES cooperative_motion (id);
ALTER TABLE api_token
  ADD CONSTRAINT api_token_scopes_known CHECK (cardinality(scopes) > 0 AND scopes <@ ARRAY['demand:read','demand:write',
    'call-offs:read','call-offs:write','contracts:read']),
  ADD FOREIGN KEY (body_id) REFERENCES body (id),
  ADD FOREIGN KEY (person_id) REFERENCES person (id);

-- 2. What never changes ------------------------------------------------------------------------------------------------

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['procurement_event','agreement_version','evaluation_record','award','award_letter','ocds_release',
    'procurement_file_chunk','delivery','amendment','savings_entry','share_change','cooperative_vote'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name);
    EXECUTE format('CREATE TRIGGER no_truncate BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name);
  END LOOP;
END $$;

-- 3. Who may see a purchase or a contract: kept by triggers -----------------------------------------------------------------

CREATE TABLE procurement_access (
  procurement_id uuid NOT NULL REFERENCES procurement (id) DEFERRABLE INITIALLY DEFERRED,
  body_id uuid NOT NULL REFERENCES body (id),
  kind text NOT NULL CHECK (kind IN ('lead','participant')),
  PRIMARY KEY (procurement_id, body_id)
);
CREATE INDEX procurement_access_body ON procurement_access (body_id);
CREATE FUNCTION grant_procurement_lead_access() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  INSERT INTO procurement_access VALUES (NEW.id, NEW.lead_body_id, 'lead')
    ON CONFLICT (procurement_id, body_id) DO UPDATE SET kind = 'lead';
  RETURN NULL;
END $$;
CREATE TRIGGER access AFTER INSERT ON procurement FOR EACH ROW EXECUTE FUNCTION grant_procurement_lead_access();
CREATE FUNCTION grant_participant_access() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF NEW.is_lead THEN
    RETURN NULL;
  ELSIF NEW.status IN ('asked','answered','confirmed') THEN
    INSERT INTO procurement_access VALUES (NEW.procurement_id, NEW.body_id, 'participant') ON CONFLICT DO NOTHING;
  ELSE
    DELETE FROM procurement_access WHERE procurement_id = NEW.procurement_id AND body_id = NEW.body_id AND kind = 'participant';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER access AFTER INSERT OR UPDATE OF status ON procurement_participant
  FOR EACH ROW EXECUTE FUNCTION grant_participant_access();

CREATE TABLE contract_access (
  contract_id uuid NOT NULL REFERENCES contract (id) DEFERRABLE INITIALLY DEFERRED,
  body_id uuid NOT NULL REFERENCES body (id),
  kind text NOT NULL CHECK (kind IN ('owner','caller')),
  PRIMARY KEY (contract_id, body_id, kind)
);
CREATE INDEX contract_access_body ON contract_access (body_id);
CREATE FUNCTION grant_contract_access() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF TG_TABLE_NAME = 'contract' THEN
    INSERT INTO contract_access VALUES (NEW.id, NEW.owner_body_id, 'owner') ON CONFLICT DO NOTHING;
  ELSE
    INSERT INTO contract_access VALUES (NEW.contract_id, NEW.body_id, 'caller') ON CONFLICT DO NOTHING;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER access AFTER INSERT ON contract FOR EACH ROW EXECUTE FUNCTION grant_contract_access();
CREATE TRIGGER access AFTER INSERT ON contract_caller FOR EACH ROW EXECUTE FUNCTION grant_contract_access();

-- What is shown to bodies in search of partners: subject and end, never supplier or price.
CREATE FUNCTION keep_pooling_offer() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF NEW.pooling_visible AND NEW.ends_on IS NOT NULL AND NEW.status IN ('running','exhausted') THEN
    INSERT INTO pooling_offer (contract_id, body_id, title, field_key, cpv_code, ends_on)
      VALUES (NEW.id, NEW.owner_body_id, NEW.title, NEW.field_key, NEW.cpv_code, NEW.ends_on)
      ON CONFLICT (contract_id) DO UPDATE SET title = NEW.title, field_key = NEW.field_key, cpv_code = NEW.cpv_code,
        ends_on = NEW.ends_on;
  ELSE
    DELETE FROM pooling_offer WHERE contract_id = NEW.id;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER pooling AFTER INSERT OR UPDATE ON contract FOR EACH ROW EXECUTE FUNCTION keep_pooling_offer();

-- Two callers in the same second: both wait for the contract's row, and the maximum is a constraint of that row.
CREATE FUNCTION count_call_off() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE before_cents bigint := 0; before_quantity integer := 0; after_cents bigint := 0; after_quantity integer := 0;
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.status NOT IN ('rejected','cancelled') THEN
    before_cents := OLD.amount_cents; before_quantity := OLD.quantity;
  END IF;
  IF NEW.status NOT IN ('rejected','cancelled') THEN
    after_cents := NEW.amount_cents; after_quantity := NEW.quantity;
  END IF;
  IF after_cents <> before_cents OR after_quantity <> before_quantity THEN
    UPDATE contract SET called_value_cents = called_value_cents + after_cents - before_cents,
      called_quantity = called_quantity + after_quantity - before_quantity WHERE id = NEW.contract_id;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER count_call_off AFTER INSERT OR UPDATE ON call_off FOR EACH ROW EXECUTE FUNCTION count_call_off();
-- Callers may not change the contract, but must decide on its row as it is: a lock without the right to update.
CREATE FUNCTION lock_contract(contract uuid) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  PERFORM FROM contract_access a WHERE a.contract_id = $1 AND (a.body_id = acting_body() OR is_system());
  IF NOT FOUND THEN RETURN false; END IF;
  PERFORM FROM contract c WHERE c.id = $1 FOR NO KEY UPDATE;
  RETURN FOUND;
END $$;
-- Whoever answers or consents may not change the purchase either.
CREATE FUNCTION lock_procurement(procurement uuid) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  PERFORM FROM procurement_access a WHERE a.procurement_id = $1 AND (a.body_id = acting_body() OR is_system());
  IF NOT FOUND THEN RETURN false; END IF;
  PERFORM FROM procurement p WHERE p.id = $1 FOR NO KEY UPDATE;
  RETURN FOUND;
END $$;
REVOKE ALL ON FUNCTION lock_contract(uuid), lock_procurement(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION lock_contract(uuid), lock_procurement(uuid) TO allmende_app;

-- 4. Row-level security --------------------------------------------------------------------------------------------------

ALTER TABLE cpv_code ENABLE ROW LEVEL SECURITY;
CREATE POLICY read ON cpv_code FOR SELECT USING (true);
ALTER TABLE clause ENABLE ROW LEVEL SECURITY;
CREATE POLICY read ON clause FOR SELECT USING (true);
CREATE POLICY add ON clause FOR INSERT WITH CHECK (is_system() OR has_oversight());

ALTER TABLE procurement_access ENABLE ROW LEVEL SECURITY;
CREATE POLICY read ON procurement_access FOR SELECT USING (is_system() OR body_id = acting_body());
ALTER TABLE contract_access ENABLE ROW LEVEL SECURITY;
CREATE POLICY read ON contract_access FOR SELECT USING (is_system() OR body_id = acting_body());

ALTER TABLE procurement ENABLE ROW LEVEL SECURITY;
ALTER TABLE procurement FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON procurement FOR SELECT USING (is_system() OR lead_body_id = acting_body()
  OR (has_oversight() AND status <> 'idea')
  OR EXISTS (SELECT FROM procurement_access a WHERE a.body_id = acting_body() AND a.procurement_id = procurement.id OFFSET 0));
CREATE POLICY add ON procurement FOR INSERT WITH CHECK (is_system() OR lead_body_id = acting_body());
CREATE POLICY change ON procurement FOR UPDATE USING (is_system() OR lead_body_id = acting_body());

-- Who sits in the evaluation is known to the lead, to the member, and to oversight.
ALTER TABLE evaluation_member ENABLE ROW LEVEL SECURITY;
ALTER TABLE evaluation_member FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON evaluation_member FOR SELECT USING (is_system() OR person_id = acting_person()
  OR EXISTS (SELECT FROM procurement_access a WHERE a.body_id = acting_body() AND a.procurement_id = evaluation_member.procurement_id
    AND a.kind = 'lead' OFFSET 0)
  OR (has_oversight() AND EXISTS (SELECT FROM procurement p WHERE p.id = evaluation_member.procurement_id OFFSET 0)));
CREATE POLICY add ON evaluation_member FOR INSERT WITH CHECK (is_system() OR EXISTS (SELECT FROM procurement_access a
  WHERE a.body_id = acting_body() AND a.procurement_id = evaluation_member.procurement_id AND a.kind = 'lead' OFFSET 0));
CREATE POLICY change ON evaluation_member FOR UPDATE USING (is_system() OR (person_id = acting_person() AND body_id = acting_body())
  OR EXISTS (SELECT FROM procurement_access a WHERE a.body_id = acting_body()
    AND a.procurement_id = evaluation_member.procurement_id AND a.kind = 'lead' OFFSET 0));

DO $$
DECLARE child record; any_part text; lead text; overseen text; team text; own text; readers text; writers text;
BEGIN
  -- read: 'participants' | 'partners' (bound ones know each other) | 'lead' (and own rows) | 'team' (nobody else before the award) | 'audience' (the row says) | 'public'
  -- write: 'lead' | 'own' (the row's body) | 'lead_or_own' | 'team' | 'audience'
  FOR child IN SELECT * FROM (VALUES
    ('procurement_participant', 'partners', 'lead_or_own', 'body_id'),
    ('procurement_event', 'audience', 'participants', NULL),
    ('survey_item', 'participants', 'lead', NULL),
    ('survey_answer', 'lead', 'own', 'body_id'),
    ('demand_confirmation', 'lead', 'lead_or_own', 'body_id'),
    ('lot', 'participants', 'lead', NULL),
    ('lot_share', 'lead', 'lead', 'body_id'),
    ('lot_clause', 'participants', 'lead', NULL),
    ('legal_check_point', 'participants', 'lead', NULL),
    ('schedule_step', 'participants', 'lead', NULL),
    ('agreement_version', 'participants', 'lead', NULL),
    ('agreement_draft', 'lead', 'lead', NULL),
    ('agreement_consent', 'participants', 'lead_or_own', 'body_id'),
    ('tender', 'participants', 'lead', NULL),
    ('tender_question', 'participants', 'lead', NULL),
    ('award_criterion', 'participants', 'lead', NULL),
    ('bid', 'team', 'team', NULL),
    ('bid_score', 'team', 'team', NULL),
    ('evaluation_record', 'team', 'team', NULL),
    ('award_letter', 'team', 'lead', NULL),
    ('award', 'participants', 'lead', NULL),
    ('challenge', 'participants', 'lead', NULL),
    ('procurement_file', 'audience', 'participants', NULL),
    ('ocds_release', 'public', 'participants', NULL)) AS t(name, reading, writing, own_column) LOOP
    any_part := format('EXISTS (SELECT FROM procurement_access a
      WHERE a.body_id = acting_body() AND a.procurement_id = %I.procurement_id OFFSET 0)', child.name);
    lead := format('EXISTS (SELECT FROM procurement_access a
      WHERE a.body_id = acting_body() AND a.procurement_id = %I.procurement_id AND a.kind = ''lead'' OFFSET 0)', child.name);
    overseen := format('(has_oversight() AND EXISTS (SELECT FROM procurement p WHERE p.id = %I.procurement_id OFFSET 0))', child.name);
    team := format('EXISTS (SELECT FROM evaluation_member m WHERE m.procurement_id = %1$I.procurement_id
      AND m.person_id = acting_person() AND m.body_id = acting_body() AND m.ended_at IS NULL OFFSET 0)
      OR ((%2$s OR has_oversight()) AND EXISTS (SELECT FROM procurement p
        WHERE p.id = %1$I.procurement_id AND p.awarded_at IS NOT NULL OFFSET 0))', child.name, lead);
    own := CASE WHEN child.own_column IS NULL THEN 'false' ELSE format('%I = acting_body()', child.own_column) END;
    readers := CASE child.reading
      WHEN 'participants' THEN format('%s OR %s', any_part, overseen)
      WHEN 'lead' THEN format('%s OR %s OR %s', own, lead, overseen)
      WHEN 'partners' THEN format('%s OR %s OR %s OR (is_partner AND %s)', own, lead, overseen, any_part)
      WHEN 'team' THEN team
      WHEN 'public' THEN 'true'
      ELSE format('(audience = ''participants'' AND (%1$s OR %3$s)) OR (audience = ''lead'' AND (%2$s OR %3$s))
        OR (audience = ''team'' AND (%4$s))', any_part, lead, overseen, team) END;
    writers := CASE child.writing
      WHEN 'lead' THEN lead
      WHEN 'own' THEN format('(%s AND %s)', own, any_part)
      WHEN 'lead_or_own' THEN format('%s OR %s', lead, own)
      WHEN 'participants' THEN any_part
      ELSE team END;
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', child.name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', child.name);
    EXECUTE format('CREATE POLICY read ON %I FOR SELECT USING (is_system() OR %s)', child.name, readers);
    EXECUTE format('CREATE POLICY add ON %I FOR INSERT WITH CHECK (is_system() OR %s)', child.name, writers);
    EXECUTE format('CREATE POLICY change ON %I FOR UPDATE USING (is_system() OR %s)', child.name, writers);
    IF child.name IN ('survey_item','lot','lot_share','lot_clause','schedule_step','award_criterion') THEN
      EXECUTE format('CREATE POLICY remove ON %I FOR DELETE USING (is_system() OR %s)', child.name, lead);
    END IF;
  END LOOP;
END $$;
ALTER TABLE procurement_file_chunk ENABLE ROW LEVEL SECURITY;
ALTER TABLE procurement_file_chunk FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON procurement_file_chunk FOR SELECT
  USING (EXISTS (SELECT FROM procurement_file f WHERE f.id = procurement_file_chunk.file_id OFFSET 0));
CREATE POLICY add ON procurement_file_chunk FOR INSERT
  WITH CHECK (EXISTS (SELECT FROM procurement_file f WHERE f.id = procurement_file_chunk.file_id OFFSET 0));

ALTER TABLE contract ENABLE ROW LEVEL SECURITY;
ALTER TABLE contract FORCE ROW LEVEL SECURITY;
-- A body's own contract is its own; oversight reads those of joint purchases.
CREATE POLICY read ON contract FOR SELECT USING (is_system() OR owner_body_id = acting_body()
  OR (has_oversight() AND procurement_id IS NOT NULL)
  OR EXISTS (SELECT FROM contract_access a WHERE a.body_id = acting_body() AND a.contract_id = contract.id OFFSET 0));
CREATE POLICY add ON contract FOR INSERT WITH CHECK (is_system() OR owner_body_id = acting_body());
CREATE POLICY change ON contract FOR UPDATE USING (is_system() OR owner_body_id = acting_body());
DO $$
DECLARE child record; owner text; caller text; any_part text; overseen text; own text; readers text; writers text;
BEGIN
  FOR child IN SELECT * FROM (VALUES
    ('contract_caller', 'own', 'owner'), ('call_off', 'own', 'own'), ('delivery', 'own', 'own'), ('amendment', 'all', 'owner'))
    AS t(name, reading, writing) LOOP
    any_part := format('EXISTS (SELECT FROM contract_access a
      WHERE a.body_id = acting_body() AND a.contract_id = %I.contract_id OFFSET 0)', child.name);
    owner := format('EXISTS (SELECT FROM contract_access a
      WHERE a.body_id = acting_body() AND a.contract_id = %I.contract_id AND a.kind = ''owner'' OFFSET 0)', child.name);
    caller := format('(body_id = acting_body() AND EXISTS (SELECT FROM contract_access a
      WHERE a.body_id = acting_body() AND a.contract_id = %I.contract_id AND a.kind = ''caller'' OFFSET 0))', child.name);
    overseen := format('(has_oversight() AND EXISTS (SELECT FROM contract c WHERE c.id = %I.contract_id OFFSET 0))', child.name);
    readers := CASE child.reading WHEN 'all' THEN any_part ELSE format('body_id = acting_body() OR %s', owner) END;
    writers := CASE child.writing WHEN 'owner' THEN owner ELSE caller END;
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', child.name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', child.name);
    EXECUTE format('CREATE POLICY read ON %I FOR SELECT USING (is_system() OR %s OR %s)', child.name, readers, overseen);
    EXECUTE format('CREATE POLICY add ON %I FOR INSERT WITH CHECK (is_system() OR %s)', child.name, writers);
    EXECUTE format('CREATE POLICY change ON %I FOR UPDATE USING (is_system() OR %s)', child.name,
      CASE child.writing WHEN 'owner' THEN owner ELSE format('%s OR %s', caller, owner) END);
  END LOOP;
END $$;

ALTER TABLE savings_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE savings_entry FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON savings_entry FOR SELECT USING (is_system() OR body_id = acting_body()
  OR EXISTS (SELECT FROM procurement_access a WHERE a.body_id = acting_body() AND a.procurement_id = savings_entry.procurement_id
    AND a.kind = 'lead' OFFSET 0)
  OR EXISTS (SELECT FROM contract_access a WHERE a.body_id = acting_body() AND a.contract_id = savings_entry.contract_id
    AND a.kind = 'owner' OFFSET 0)
  OR (has_oversight() AND EXISTS (SELECT FROM procurement p WHERE p.id = savings_entry.procurement_id OFFSET 0)));
CREATE POLICY add ON savings_entry FOR INSERT WITH CHECK (is_system() OR body_id = acting_body()
  OR EXISTS (SELECT FROM procurement_access a WHERE a.body_id = acting_body() AND a.procurement_id = savings_entry.procurement_id
    AND a.kind = 'lead' OFFSET 0)
  OR EXISTS (SELECT FROM contract_access a WHERE a.body_id = acting_body() AND a.contract_id = savings_entry.contract_id
    AND a.kind = 'owner' OFFSET 0));

ALTER TABLE pooling_offer ENABLE ROW LEVEL SECURITY;
CREATE POLICY read ON pooling_offer FOR SELECT USING (is_system() OR acting_body() IS NOT NULL);

ALTER TABLE cooperative_member ENABLE ROW LEVEL SECURITY;
ALTER TABLE cooperative_member FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON cooperative_member FOR SELECT USING (is_system() OR has_oversight() OR body_id = acting_body()
  OR cooperative_id = acting_body());
CREATE POLICY add ON cooperative_member FOR INSERT WITH CHECK (is_system() OR body_id = acting_body());
CREATE POLICY change ON cooperative_member FOR UPDATE USING (is_system() OR body_id = acting_body() OR cooperative_id = acting_body());
ALTER TABLE share_change ENABLE ROW LEVEL SECURITY;
ALTER TABLE share_change FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON share_change FOR SELECT USING (EXISTS (SELECT FROM cooperative_member m WHERE m.id = share_change.member_id OFFSET 0));
CREATE POLICY add ON share_change FOR INSERT WITH CHECK (is_system() OR EXISTS (SELECT FROM cooperative_member m
  WHERE m.id = share_change.member_id AND (m.cooperative_id = acting_body() OR m.body_id = acting_body()) OFFSET 0));
ALTER TABLE cooperative_motion ENABLE ROW LEVEL SECURITY;
ALTER TABLE cooperative_motion FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON cooperative_motion FOR SELECT USING (is_system() OR has_oversight() OR cooperative_id = acting_body()
  OR EXISTS (SELECT FROM cooperative_member m WHERE m.cooperative_id = cooperative_motion.cooperative_id
    AND m.body_id = acting_body() AND m.status IN ('active','leaving') OFFSET 0));
CREATE POLICY add ON cooperative_motion FOR INSERT WITH CHECK (is_system() OR cooperative_id = acting_body());
CREATE POLICY change ON cooperative_motion FOR UPDATE USING (is_system() OR cooperative_id = acting_body());
ALTER TABLE cooperative_vote ENABLE ROW LEVEL SECURITY;
ALTER TABLE cooperative_vote FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON cooperative_vote FOR SELECT USING (is_system() OR body_id = acting_body()
  OR EXISTS (SELECT FROM cooperative_motion m WHERE m.id = cooperative_vote.motion_id
    AND (m.cooperative_id = acting_body() OR m.status <> 'open') OFFSET 0));
CREATE POLICY add ON cooperative_vote FOR INSERT WITH CHECK (is_system() OR (body_id = acting_body()
  AND EXISTS (SELECT FROM cooperative_motion m WHERE m.id = cooperative_vote.motion_id AND m.status = 'open' OFFSET 0)));

ALTER TABLE api_token ENABLE ROW LEVEL SECURITY;
ALTER TABLE api_token FORCE ROW LEVEL SECURITY;
CREATE POLICY whole ON api_token USING (is_system() OR body_id = acting_body());

-- 5. Grants ------------------------------------------------------------------------------------------------------------

GRANT SELECT ON ALL TABLES IN SCHEMA public TO allmende_app;
REVOKE SELECT ON audit_head FROM allmende_app;
GRANT INSERT, UPDATE ON procurement, procurement_participant, survey_item, survey_answer, demand_confirmation, lot, lot_share,
  lot_clause, legal_check_point, schedule_step, agreement_draft, agreement_consent, tender, tender_question, evaluation_member,
  award_criterion, bid, bid_score, challenge, procurement_file, contract, call_off, cooperative_member, cooperative_motion,
  api_token TO allmende_app;
GRANT INSERT ON procurement_event, agreement_version, evaluation_record, award, award_letter, ocds_release, procurement_file_chunk,
  contract_caller, delivery, amendment, savings_entry, share_change, cooperative_vote, clause TO allmende_app;
GRANT DELETE ON survey_item, lot, lot_share, lot_clause, schedule_step, award_criterion TO allmende_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO allmende_app;
