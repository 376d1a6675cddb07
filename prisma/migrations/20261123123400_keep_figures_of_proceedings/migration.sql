-- One small row per cooperation that was ever submitted: what the authorities' and the Land's figures count. Kept by
-- triggers, so that no statistic walks through partners, events and policies of a hundred years: docs/decisions/0083.

CREATE TABLE cooperation_figure (
  cooperation_id uuid PRIMARY KEY REFERENCES cooperation (id),
  authority_body_id uuid NOT NULL,
  status text NOT NULL,
  field_key text,
  -- Regierungsbezirke of the partners, invited ones included, as the list of cooperations filters.
  regions text[] NOT NULL DEFAULT '{}',
  first_submitted_at timestamptz(3) NOT NULL,
  decision_due_on date,
  decided_at timestamptz(3),
  -- Calendar days in Hessen from the first submission to the decision, and those of them the authority held the case.
  total_days integer,
  authority_days integer
);
CREATE INDEX cooperation_figure_waiting ON cooperation_figure (first_submitted_at, cooperation_id) WHERE status = 'submitted';
CREATE INDEX cooperation_figure_with_partners ON cooperation_figure (first_submitted_at, cooperation_id) WHERE status = 'returned';
CREATE INDEX cooperation_figure_decided ON cooperation_figure (decided_at, cooperation_id)
  INCLUDE (total_days, authority_days, authority_body_id) WHERE decided_at IS NOT NULL;
CREATE INDEX cooperation_figure_running ON cooperation_figure (field_key) INCLUDE (regions) WHERE status = 'active';
CREATE INDEX cooperation_figure_authority ON cooperation_figure (authority_body_id, status);
CREATE INDEX cooperation_figure_authority_decided ON cooperation_figure (authority_body_id, decided_at) WHERE decided_at IS NOT NULL;

-- The functions run as the owner and, because content tables force row-level security on the owner too, step into the
-- scope of the system for their length: a partner that leaves no longer sees the others, but the figure must count them.
CREATE FUNCTION regions_of(cooperation uuid) RETURNS text[] LANGUAGE sql STABLE AS
  $$ SELECT coalesce(array_agg(DISTINCT b.region ORDER BY b.region) FILTER (WHERE b.region IS NOT NULL), '{}')
     FROM cooperation_partner p JOIN body b ON b.id = p.body_id
     WHERE p.cooperation_id = cooperation AND p.status IN ('invited', 'accepted') $$;

CREATE FUNCTION keep_cooperation_figure() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, public AS $$
DECLARE scope text := coalesce(current_setting('allmende.scope', true), '');
BEGIN
  IF NEW.first_submitted_at IS NULL OR NEW.authority_body_id IS NULL THEN RETURN NULL; END IF;
  PERFORM set_config('allmende.scope', 'system', true);
  INSERT INTO cooperation_figure (cooperation_id, authority_body_id, status, field_key, regions, first_submitted_at,
      decision_due_on, decided_at)
    VALUES (NEW.id, NEW.authority_body_id, NEW.status, NEW.field_key, regions_of(NEW.id), NEW.first_submitted_at,
      NEW.decision_due_on, NEW.decided_at)
    ON CONFLICT (cooperation_id) DO UPDATE SET authority_body_id = excluded.authority_body_id, status = excluded.status,
      field_key = excluded.field_key, first_submitted_at = excluded.first_submitted_at,
      decision_due_on = excluded.decision_due_on, decided_at = excluded.decided_at;
  PERFORM set_config('allmende.scope', scope, true);
  RETURN NULL;
END $$;
CREATE TRIGGER keep_figure AFTER INSERT OR UPDATE OF status, field_key, authority_body_id, first_submitted_at, decision_due_on,
  decided_at ON cooperation FOR EACH ROW EXECUTE FUNCTION keep_cooperation_figure();

CREATE FUNCTION keep_figure_regions() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, public AS $$
DECLARE scope text := coalesce(current_setting('allmende.scope', true), '');
BEGIN
  PERFORM set_config('allmende.scope', 'system', true);
  UPDATE cooperation_figure SET regions = regions_of(NEW.cooperation_id)
    WHERE cooperation_id = NEW.cooperation_id AND regions IS DISTINCT FROM regions_of(NEW.cooperation_id);
  PERFORM set_config('allmende.scope', scope, true);
  RETURN NULL;
END $$;
CREATE TRIGGER keep_figure AFTER INSERT OR UPDATE OF status ON cooperation_partner
  FOR EACH ROW EXECUTE FUNCTION keep_figure_regions();

-- The same count of days as src/modules/cooperations/domain/clock.ts (a test compares the two).
CREATE FUNCTION keep_figure_days() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, public AS $$
DECLARE scope text := coalesce(current_setting('allmende.scope', true), ''); total integer; held integer;
BEGIN
  PERFORM set_config('allmende.scope', 'system', true);
  WITH spans AS (
    SELECT e.holder, (e.occurred_at AT TIME ZONE 'Europe/Berlin')::date AS day,
      lead((e.occurred_at AT TIME ZONE 'Europe/Berlin')::date) OVER (ORDER BY e.id) AS until,
      bool_or(e.to_status = 'submitted') OVER (ORDER BY e.id) AS under_review
    FROM cooperation_event e WHERE e.cooperation_id = NEW.cooperation_id AND e.id <= NEW.id)
  SELECT sum(until - day) FILTER (WHERE under_review), sum(until - day) FILTER (WHERE under_review AND holder = 'authority')
    INTO total, held FROM spans;
  UPDATE cooperation_figure SET total_days = coalesce(total, 0), authority_days = coalesce(held, 0)
    WHERE cooperation_id = NEW.cooperation_id;
  PERFORM set_config('allmende.scope', scope, true);
  RETURN NULL;
END $$;
CREATE TRIGGER keep_figure AFTER INSERT ON cooperation_event FOR EACH ROW
  WHEN (NEW.to_status IN ('approved', 'noted', 'rejected') AND NEW.verb IN ('approve', 'take_note', 'reject'))
  EXECUTE FUNCTION keep_figure_days();

-- What exists already.
SELECT set_config('allmende.scope', 'system', true);
INSERT INTO cooperation_figure (cooperation_id, authority_body_id, status, field_key, regions, first_submitted_at,
    decision_due_on, decided_at)
  SELECT id, authority_body_id, status, field_key, regions_of(id), first_submitted_at, decision_due_on, decided_at
  FROM cooperation WHERE first_submitted_at IS NOT NULL AND authority_body_id IS NOT NULL;
WITH spans AS (
  SELECT e.cooperation_id, e.holder, (e.occurred_at AT TIME ZONE 'Europe/Berlin')::date AS day,
    lead((e.occurred_at AT TIME ZONE 'Europe/Berlin')::date) OVER (PARTITION BY e.cooperation_id ORDER BY e.id) AS until,
    bool_or(e.to_status = 'submitted') OVER (PARTITION BY e.cooperation_id ORDER BY e.id) AS under_review,
    bool_or(e.verb IN ('approve', 'take_note', 'reject')) OVER (PARTITION BY e.cooperation_id ORDER BY e.id) AS decided
  FROM cooperation_event e),
days AS (SELECT cooperation_id, coalesce(sum(until - day) FILTER (WHERE under_review AND NOT decided), 0) AS total,
    coalesce(sum(until - day) FILTER (WHERE under_review AND NOT decided AND holder = 'authority'), 0) AS held
  FROM spans GROUP BY cooperation_id)
UPDATE cooperation_figure f SET total_days = d.total, authority_days = d.held
  FROM days d WHERE d.cooperation_id = f.cooperation_id AND f.decided_at IS NOT NULL;
SELECT set_config('allmende.scope', '', true);

ALTER TABLE cooperation_figure ENABLE ROW LEVEL SECURITY;
CREATE POLICY read ON cooperation_figure FOR SELECT USING (is_system() OR has_oversight() OR authority_body_id = acting_body());
GRANT SELECT ON cooperation_figure TO allmende_app;

-- Replaced: the same scope for the function that marks access rows.
CREATE OR REPLACE FUNCTION mark_access_open() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, public AS $$
DECLARE scope text := coalesce(current_setting('allmende.scope', true), '');
BEGIN
  PERFORM set_config('allmende.scope', 'system', true);
  NEW.open := coalesce((SELECT is_open_status(c.status) FROM cooperation c WHERE c.id = NEW.cooperation_id), true);
  PERFORM set_config('allmende.scope', scope, true);
  RETURN NEW;
END $$;
-- Served by cooperation_figure now.
DROP INDEX cooperation_in_review, cooperation_decided, cooperation_decided_by;
