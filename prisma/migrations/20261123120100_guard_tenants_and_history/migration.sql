-- What the database itself guards: who sees a row, what may never change, what may exist only once.
-- Why row-level security is enabled everywhere but forced only on content: docs/decisions/0001-row-level-security.md

CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- The application's role. It owns nothing. In an own database the login role becomes it on every connection.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'allmende_app') THEN
    CREATE ROLE allmende_app NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
  END IF;
  -- Where an administrator has made the role and granted it, the owner need not be able to.
  IF NOT pg_has_role(current_user, 'allmende_app', 'SET') THEN
    EXECUTE format('GRANT allmende_app TO %I', current_user);
  END IF;
END $$;
GRANT USAGE ON SCHEMA public TO allmende_app;

-- 1. Rules a race could break -----------------------------------------------------------------------------------------

ALTER TABLE body
  ADD CONSTRAINT body_kind_known CHECK (kind IN ('municipality','independent_city','district','regional_council',
    'state_ministry','it_provider','university','purchasing_cooperative','state_cert','special_purpose_association')),
  ADD CONSTRAINT body_region_known CHECK (region IN ('darmstadt','giessen','kassel')),
  ADD CONSTRAINT body_validity CHECK (valid_to IS NULL OR valid_from IS NULL OR valid_to >= valid_from);
CREATE INDEX body_search ON body USING gin (search_text gin_trgm_ops);
ALTER TABLE body_key
  ADD CONSTRAINT body_key_kind_known CHECK (kind IN ('ags','ars','district_key')),
  ADD CONSTRAINT body_key_one_holder EXCLUDE USING gist (kind WITH =, value WITH =, daterange(valid_from, valid_to, '[]') WITH &&);

ALTER TABLE legal_parameter
  ADD CONSTRAINT legal_parameter_certainty_known CHECK (certainty IN ('high','medium','low')),
  ADD CONSTRAINT legal_parameter_one_value EXCLUDE USING gist (key WITH =, daterange(valid_from, valid_to, '[]') WITH &&);

ALTER TABLE person
  ADD CONSTRAINT person_status_known CHECK (status IN ('active','locked','left')),
  ADD CONSTRAINT person_email_folded CHECK (email = lower(email));
ALTER TABLE membership
  ADD CONSTRAINT membership_roles_known CHECK (cardinality(roles) > 0 AND roles <@ ARRAY['reader','editor','signatory',
    'organisation_administrator','procurement_manager','security_officer','authority_decider','land_coordinator',
    'cert_analyst','auditor','platform_administrator']);
CREATE UNIQUE INDEX membership_one_active ON membership (person_id, body_id) WHERE ended_at IS NULL;
ALTER TABLE membership ADD FOREIGN KEY (body_id) REFERENCES body (id);
ALTER TABLE session ADD CONSTRAINT session_assurance_known CHECK (assurance IN ('normal','substantial'));
CREATE UNIQUE INDEX invitation_one_open ON invitation (email, body_id) WHERE accepted_at IS NULL AND revoked_at IS NULL;

CREATE SEQUENCE cooperation_reference_seq;
ALTER TABLE cooperation
  ADD CONSTRAINT cooperation_status_known CHECK (status IN ('draft','collecting_consent','submitted','returned','approved',
    'noted','rejected','active','ended','withdrawn')),
  ADD CONSTRAINT cooperation_legal_form_known CHECK (legal_form IN ('working_group','agreement_delegation',
    'agreement_mandate','special_purpose_association','joint_institution','private_law')),
  ADD CONSTRAINT cooperation_activities_known CHECK (shared_activities <@ ARRAY['planning','building','operating','developing']),
  ADD CONSTRAINT cooperation_term_known CHECK (term_kind IN ('unlimited','until') AND (term_kind <> 'until' OR ends_on IS NOT NULL)),
  ADD CONSTRAINT cooperation_term_order CHECK (ends_on IS NULL OR starts_on IS NULL OR ends_on >= starts_on),
  ADD CONSTRAINT cooperation_cost_not_negative CHECK (cost_per_year_cents >= 0),
  ADD CONSTRAINT cooperation_procedure_known CHECK (procedure IN ('approval','notice','none_found')),
  ADD CONSTRAINT cooperation_submitted_has_authority CHECK (historic OR status NOT IN ('submitted','returned','approved','noted','rejected')
    OR (authority_body_id IS NOT NULL AND first_submitted_at IS NOT NULL)),
  ADD FOREIGN KEY (lead_body_id) REFERENCES body (id),
  ADD FOREIGN KEY (authority_body_id) REFERENCES body (id),
  ADD FOREIGN KEY (field_key) REFERENCES cooperation_field (key);
ALTER TABLE cooperation_partner
  ADD CONSTRAINT cooperation_partner_status_known CHECK (status IN ('invited','accepted','declined','withdrawn')),
  ADD CONSTRAINT cooperation_partner_lead_accepted CHECK (NOT is_lead OR status = 'accepted'),
  ADD FOREIGN KEY (body_id) REFERENCES body (id);
CREATE UNIQUE INDEX cooperation_partner_one_lead ON cooperation_partner (cooperation_id) WHERE is_lead;
ALTER TABLE consent
  ADD CONSTRAINT consent_status_known CHECK (status IN ('prepared','signed','voided','withdrawn')),
  ADD CONSTRAINT consent_four_eyes CHECK (signed_by IS NULL OR prepared_by IS NULL OR signed_by <> prepared_by),
  ADD CONSTRAINT consent_signed_whole CHECK (status <> 'signed' OR signed_at IS NOT NULL);
CREATE UNIQUE INDEX consent_one_live ON consent (cooperation_id, body_id) WHERE status IN ('prepared','signed');
CREATE UNIQUE INDEX inquiry_one_open ON inquiry (cooperation_id) WHERE answered_at IS NULL;
ALTER TABLE decision
  ADD CONSTRAINT decision_kind_known CHECK (kind IN ('returned','approved','noted','rejected'));
CREATE UNIQUE INDEX decision_final_once ON decision (cooperation_id) WHERE kind IN ('approved','noted','rejected');
ALTER TABLE cooperation_publication ADD FOREIGN KEY (cooperation_id) REFERENCES cooperation (id);
CREATE INDEX cooperation_publication_bodies ON cooperation_publication USING gin (body_ids);
CREATE INDEX cooperation_publication_search ON cooperation_publication USING gin (search_text gin_trgm_ops);
ALTER TABLE cooperation_access ADD FOREIGN KEY (cooperation_id) REFERENCES cooperation (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE document
  ADD CONSTRAINT document_size_limit CHECK (size BETWEEN 1 AND 26214400),
  ADD CONSTRAINT document_purpose_known CHECK (purpose IN ('contract','resolution','attachment'));
ALTER TABLE document_chunk ADD FOREIGN KEY (document_id) REFERENCES document (id);
ALTER TABLE consent ADD FOREIGN KEY (document_id) REFERENCES document (id);
ALTER TABLE mail ADD CONSTRAINT mail_status_known CHECK (status IN ('pending','sending','sent','failed','suppressed'));
CREATE INDEX outbox_message_open ON outbox_message (id) WHERE dispatched_at IS NULL;
CREATE INDEX notice_unread ON notice (person_id, body_id) WHERE read_at IS NULL;
CREATE INDEX audit_entry_bodies ON audit_entry USING gin (body_ids);

-- Counters of rate-limiter-flexible (its PostgreSQL store, table created here because the app may not create one).
CREATE TABLE rate_limit (key varchar(255) PRIMARY KEY, points integer NOT NULL DEFAULT 0, expire bigint);
CREATE INDEX rate_limit_expire ON rate_limit (expire);

-- 2. What never changes ------------------------------------------------------------------------------------------------

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['audit_entry','cooperation_event','decision','cooperation_version','document_chunk'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name);
    EXECUTE format('CREATE TRIGGER no_truncate BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name);
  END LOOP;
END $$;

-- The chain: each entry carries the hash of the one before. Verified offline by src/cli/audit-verify.mjs, which
-- rebuilds the same text from an export. The head row is the lock that orders writers.
INSERT INTO audit_head (id, sequence, hash) VALUES (1, 0, sha256('allmende'::bytea));
CREATE FUNCTION chain_audit_entry() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE head audit_head%ROWTYPE;
BEGIN
  SELECT * INTO head FROM audit_head WHERE id = 1 FOR UPDATE;
  NEW.sequence := head.sequence + 1;
  -- Only the system (demo stories with fixed dates) may state a time of its own.
  IF NEW.occurred_at IS NULL OR coalesce(current_setting('allmende.scope', true), '') <> 'system' THEN
    NEW.occurred_at := clock_timestamp();
  END IF;
  NEW.occurred_at := date_trunc('milliseconds', NEW.occurred_at);
  NEW.previous_hash := head.hash;
  NEW.hash := sha256(head.hash || convert_to(concat_ws(E'\x1f',
    NEW.sequence::text,
    to_char(NEW.occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    coalesce(NEW.actor_person_id::text, ''),
    coalesce(NEW.actor_body_id::text, ''),
    NEW.action, NEW.subject_type, NEW.subject_id,
    array_to_string(NEW.body_ids, ','),
    NEW.details::text), 'UTF8'));
  UPDATE audit_head SET sequence = NEW.sequence, hash = NEW.hash WHERE id = 1;
  RETURN NEW;
END $$;
CREATE TRIGGER chain BEFORE INSERT ON audit_entry FOR EACH ROW EXECUTE FUNCTION chain_audit_entry();
ALTER TABLE audit_entry ALTER COLUMN sequence SET DEFAULT 0, ALTER COLUMN occurred_at SET DEFAULT clock_timestamp(),
  ALTER COLUMN previous_hash SET DEFAULT ''::bytea, ALTER COLUMN hash SET DEFAULT ''::bytea;

-- 3. Who may see a cooperation: one table, kept by triggers --------------------------------------------------------------

CREATE FUNCTION grant_lead_and_authority_access() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO cooperation_access VALUES (NEW.id, NEW.lead_body_id, 'partner') ON CONFLICT DO NOTHING;
  END IF;
  IF NEW.authority_body_id IS NOT NULL AND NEW.first_submitted_at IS NOT NULL
     AND (TG_OP = 'INSERT' OR OLD.authority_body_id IS DISTINCT FROM NEW.authority_body_id) THEN
    DELETE FROM cooperation_access WHERE cooperation_id = NEW.id AND reason = 'authority';
    INSERT INTO cooperation_access VALUES (NEW.id, NEW.authority_body_id, 'authority') ON CONFLICT DO NOTHING;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER access AFTER INSERT OR UPDATE OF authority_body_id, first_submitted_at ON cooperation
  FOR EACH ROW EXECUTE FUNCTION grant_lead_and_authority_access();

CREATE FUNCTION grant_partner_access() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF NEW.status IN ('invited', 'accepted') THEN
    INSERT INTO cooperation_access VALUES (NEW.cooperation_id, NEW.body_id, 'partner') ON CONFLICT DO NOTHING;
  ELSE
    DELETE FROM cooperation_access WHERE cooperation_id = NEW.cooperation_id AND body_id = NEW.body_id AND reason = 'partner';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER access AFTER INSERT OR UPDATE OF status ON cooperation_partner
  FOR EACH ROW EXECUTE FUNCTION grant_partner_access();

-- A leaver's sessions end with the last membership, in the same transaction.
CREATE FUNCTION end_sessions_of_leaver() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  UPDATE session SET ended_at = now(), ended_reason = 'membership_ended'
    WHERE person_id = NEW.person_id AND ended_at IS NULL
      AND NOT EXISTS (SELECT FROM membership m WHERE m.person_id = NEW.person_id AND m.ended_at IS NULL);
  RETURN NULL;
END $$;
CREATE TRIGGER end_sessions AFTER UPDATE OF ended_at ON membership FOR EACH ROW
  WHEN (NEW.ended_at IS NOT NULL) EXECUTE FUNCTION end_sessions_of_leaver();
CREATE FUNCTION end_sessions_of_locked() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  UPDATE session SET ended_at = now(), ended_reason = 'account_locked' WHERE person_id = NEW.id AND ended_at IS NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER end_sessions AFTER UPDATE OF status ON person FOR EACH ROW
  WHEN (NEW.status <> 'active') EXECUTE FUNCTION end_sessions_of_locked();

-- 4. Row-level security --------------------------------------------------------------------------------------------------
-- transaction(actor) sets allmende.person, allmende.body and allmende.scope for its own length:
--   member     acts for allmende.body            oversight  also reads whatever was ever submitted
--   platform   people and bodies, no content     system     workers, sign-in, seeds
-- The two functions are SQL and inlined by the planner: no function call per row.

CREATE FUNCTION is_system() RETURNS boolean LANGUAGE sql STABLE AS
  $$ SELECT coalesce(current_setting('allmende.scope', true), '') = 'system' $$;
CREATE FUNCTION acting_body() RETURNS uuid LANGUAGE sql STABLE AS
  $$ SELECT CASE WHEN current_setting('allmende.scope', true) IN ('member','oversight')
       THEN nullif(current_setting('allmende.body', true), '')::uuid END $$;
CREATE FUNCTION acting_person() RETURNS uuid LANGUAGE sql STABLE AS
  $$ SELECT nullif(current_setting('allmende.person', true), '')::uuid $$;
CREATE FUNCTION has_oversight() RETURNS boolean LANGUAGE sql STABLE AS
  $$ SELECT coalesce(current_setting('allmende.scope', true), '') = 'oversight' $$;
CREATE FUNCTION manages_platform() RETURNS boolean LANGUAGE sql STABLE AS
  $$ SELECT coalesce(current_setting('allmende.scope', true), '') = 'platform' $$;

-- Public facts: everyone reads; writing is the business of commands guarded by policy.
ALTER TABLE body ENABLE ROW LEVEL SECURITY;
ALTER TABLE body_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE body_change ENABLE ROW LEVEL SECURITY;
ALTER TABLE legal_parameter ENABLE ROW LEVEL SECURITY;
ALTER TABLE cooperation_field ENABLE ROW LEVEL SECURITY;
CREATE POLICY read ON body FOR SELECT USING (true);
CREATE POLICY add ON body FOR INSERT WITH CHECK (is_system() OR has_oversight() OR manages_platform());
CREATE POLICY change ON body FOR UPDATE USING (is_system() OR has_oversight() OR manages_platform() OR id = acting_body());
CREATE POLICY read ON body_key FOR SELECT USING (true);
CREATE POLICY add ON body_key FOR INSERT WITH CHECK (is_system() OR has_oversight() OR manages_platform());
CREATE POLICY read ON body_change FOR SELECT USING (true);
CREATE POLICY read ON legal_parameter FOR SELECT USING (true);
CREATE POLICY add ON legal_parameter FOR INSERT WITH CHECK (is_system() OR has_oversight());
CREATE POLICY change ON legal_parameter FOR UPDATE USING (is_system() OR has_oversight());
CREATE POLICY read ON cooperation_field FOR SELECT USING (true);
CREATE POLICY add ON cooperation_field FOR INSERT WITH CHECK (is_system() OR has_oversight());
CREATE POLICY change ON cooperation_field FOR UPDATE USING (is_system() OR has_oversight());

-- People.
ALTER TABLE person ENABLE ROW LEVEL SECURITY;
ALTER TABLE membership ENABLE ROW LEVEL SECURITY;
ALTER TABLE session ENABLE ROW LEVEL SECURITY;
ALTER TABLE one_time_token ENABLE ROW LEVEL SECURITY;
ALTER TABLE invitation ENABLE ROW LEVEL SECURITY;
ALTER TABLE federated_identity ENABLE ROW LEVEL SECURITY;
ALTER TABLE idempotency_key ENABLE ROW LEVEL SECURITY;
CREATE POLICY whole ON membership USING (is_system() OR manages_platform() OR person_id = acting_person() OR body_id = acting_body());
CREATE POLICY whole ON person USING (is_system() OR manages_platform() OR id = acting_person()
  OR id IN (SELECT m.person_id FROM membership m WHERE m.body_id = acting_body()));
CREATE POLICY whole ON session USING (is_system() OR person_id = acting_person());
CREATE POLICY whole ON one_time_token USING (is_system());
CREATE POLICY whole ON invitation USING (is_system() OR manages_platform() OR body_id = acting_body());
CREATE POLICY whole ON federated_identity USING (is_system() OR person_id = acting_person());
CREATE POLICY whole ON idempotency_key USING (is_system() OR person_id = acting_person());

-- Cooperations.
ALTER TABLE cooperation_access ENABLE ROW LEVEL SECURITY;
CREATE POLICY read ON cooperation_access FOR SELECT
  USING (is_system() OR body_id = acting_body() OR (has_oversight() AND reason = 'authority'));

ALTER TABLE cooperation ENABLE ROW LEVEL SECURITY;
ALTER TABLE cooperation FORCE ROW LEVEL SECURITY;
-- lead_body_id stands beside the access table because INSERT ... RETURNING checks the row before the trigger has run.
CREATE POLICY read ON cooperation FOR SELECT USING (is_system() OR lead_body_id = acting_body()
  OR id IN (SELECT a.cooperation_id FROM cooperation_access a));
CREATE POLICY add ON cooperation FOR INSERT WITH CHECK (is_system() OR lead_body_id = acting_body());
CREATE POLICY change ON cooperation FOR UPDATE USING (is_system() OR lead_body_id = acting_body()
  OR id IN (SELECT a.cooperation_id FROM cooperation_access a WHERE a.body_id = acting_body()));

-- Children: visible with their cooperation; `own` names the column that keeps one's own row visible after leaving
-- (an UPDATE ... RETURNING that ends one's access must still see its own row).
DO $$
DECLARE child record; own text;
BEGIN
  FOR child IN SELECT * FROM (VALUES ('cooperation_version', NULL), ('cooperation_partner', 'body_id'), ('consent', 'body_id'),
    ('cooperation_event', 'actor_body_id'), ('inquiry', NULL), ('decision', NULL), ('document', NULL)) AS t(name, own_column) LOOP
    own := CASE WHEN child.own_column IS NULL THEN '' ELSE format(' OR %I = acting_body()', child.own_column) END;
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', child.name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', child.name);
    EXECUTE format('CREATE POLICY read ON %I FOR SELECT USING (is_system() OR cooperation_id IN
      (SELECT a.cooperation_id FROM cooperation_access a)%s)', child.name, own);
    EXECUTE format('CREATE POLICY add ON %I FOR INSERT WITH CHECK (is_system() OR cooperation_id IN
      (SELECT a.cooperation_id FROM cooperation_access a WHERE a.body_id = acting_body()))', child.name);
    EXECUTE format('CREATE POLICY change ON %I FOR UPDATE USING (is_system() OR cooperation_id IN
      (SELECT a.cooperation_id FROM cooperation_access a WHERE a.body_id = acting_body())%s)', child.name, own);
  END LOOP;
END $$;
ALTER TABLE document_chunk ENABLE ROW LEVEL SECURITY;
ALTER TABLE document_chunk FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON document_chunk FOR SELECT USING (document_id IN (SELECT d.id FROM document d));
CREATE POLICY add ON document_chunk FOR INSERT WITH CHECK (document_id IN (SELECT d.id FROM document d));

ALTER TABLE cooperation_publication ENABLE ROW LEVEL SECURITY;
CREATE POLICY read ON cooperation_publication FOR SELECT USING (true);
CREATE POLICY add ON cooperation_publication FOR INSERT WITH CHECK (is_system() OR cooperation_id IN
  (SELECT a.cooperation_id FROM cooperation_access a WHERE a.body_id = acting_body()));
CREATE POLICY change ON cooperation_publication FOR UPDATE USING (is_system() OR cooperation_id IN
  (SELECT a.cooperation_id FROM cooperation_access a WHERE a.body_id = acting_body()));

-- Notices, mail, audit.
ALTER TABLE outbox_message ENABLE ROW LEVEL SECURITY;
ALTER TABLE notice ENABLE ROW LEVEL SECURITY;
ALTER TABLE mail ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_head ENABLE ROW LEVEL SECURITY;
CREATE POLICY read ON outbox_message FOR SELECT USING (is_system());
CREATE POLICY add ON outbox_message FOR INSERT WITH CHECK (true);
CREATE POLICY change ON outbox_message FOR UPDATE USING (is_system());
CREATE POLICY whole ON notice USING (is_system() OR (person_id = acting_person() AND body_id = acting_body()));
CREATE POLICY whole ON mail USING (is_system());
CREATE POLICY read ON audit_entry FOR SELECT USING (is_system() OR has_oversight() OR body_ids @> ARRAY[acting_body()]);
CREATE POLICY add ON audit_entry FOR INSERT WITH CHECK (is_system() OR actor_person_id = acting_person());

-- 5. Grants: no DELETE but where expiry needs it, no writing to what triggers keep ------------------------------------------

GRANT SELECT ON ALL TABLES IN SCHEMA public TO allmende_app;
REVOKE SELECT ON audit_head FROM allmende_app;
GRANT INSERT, UPDATE ON body, legal_parameter, cooperation_field, person, membership, session, one_time_token, invitation,
  federated_identity, idempotency_key, cooperation, cooperation_partner, consent, inquiry, document, cooperation_publication,
  outbox_message, notice, mail, rate_limit TO allmende_app;
GRANT INSERT ON body_key, cooperation_version, cooperation_event, decision, document_chunk, audit_entry TO allmende_app;
GRANT DELETE ON rate_limit, idempotency_key, one_time_token TO allmende_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO allmende_app;

-- 6. One statement answers who is asking -----------------------------------------------------------------------------------
-- Runs as the owner: nobody is known yet, so row-level security could show nothing. Touches the session at most once a
-- minute. A locked person, an ended membership or a revoked session yields NULL at the next request.
CREATE FUNCTION session_actor(hash bytea, idle_minutes integer) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE s session%ROWTYPE; p person%ROWTYPE; result jsonb;
BEGIN
  SELECT * INTO s FROM session WHERE token_hash = hash AND ended_at IS NULL AND expires_at > now() AND idle_expires_at > now();
  IF NOT FOUND THEN RETURN NULL; END IF;
  SELECT * INTO p FROM person WHERE id = s.person_id AND status = 'active';
  IF NOT FOUND THEN RETURN NULL; END IF;
  IF s.last_seen_at < now() - interval '60 seconds' THEN
    UPDATE session SET last_seen_at = now(),
      idle_expires_at = least(expires_at, now() + make_interval(mins => idle_minutes)) WHERE id = s.id
      RETURNING * INTO s;
  END IF;
  SELECT jsonb_build_object(
    'sessionId', s.id, 'personId', p.id, 'displayName', p.display_name, 'email', p.email, 'assurance', s.assurance,
    'hasSecondFactor', p.totp_confirmed_at IS NOT NULL,
    'idleExpiresAt', s.idle_expires_at, 'expiresAt', s.expires_at, 'actingBodyId', s.acting_body_id,
    'unreadNotices', (SELECT count(*) FROM (SELECT FROM notice n WHERE n.person_id = p.id AND n.body_id = s.acting_body_id
       AND n.read_at IS NULL LIMIT 100) AS unread),
    'memberships', coalesce((SELECT jsonb_agg(jsonb_build_object('bodyId', b.id, 'bodyKind', b.kind, 'bodyName', b.short_name,
       'roles', m.roles, 'requiresSecondFactor', b.requires_second_factor) ORDER BY b.sort_name)
       FROM membership m JOIN body b ON b.id = m.body_id WHERE m.person_id = p.id AND m.ended_at IS NULL), '[]'::jsonb))
    INTO result;
  RETURN result;
END $$;
REVOKE ALL ON FUNCTION session_actor(bytea, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION session_actor(bytea, integer) TO allmende_app;
