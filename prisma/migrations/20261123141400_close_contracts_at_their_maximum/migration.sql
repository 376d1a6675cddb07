-- Contracts close at their maximum (EuGH C-23/20), whoever calls; members of the cooperative know each other.
-- Why: docs/decisions/0130-ceilings-of-contracts.md.

ALTER TABLE contract ADD COLUMN ended_on date, ADD COLUMN end_reason text;
ALTER TABLE contract ADD CONSTRAINT contract_termination_reasoned
  CHECK (status <> 'terminated' OR (ended_on IS NOT NULL AND length(trim(end_reason)) > 0));

-- The owner of these functions is no superuser and row-level security is forced on it too: without the system's scope the
-- update of somebody else's contract would silently touch no row, and the maximum would hold for nobody but the lead buyer.
CREATE OR REPLACE FUNCTION count_call_off() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE before_cents bigint := 0; before_quantity integer := 0; after_cents bigint := 0; after_quantity integer := 0;
  scope text := coalesce(current_setting('allmende.scope', true), ''); counted boolean;
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.status NOT IN ('rejected','cancelled') THEN
    before_cents := OLD.amount_cents; before_quantity := OLD.quantity;
  END IF;
  IF NEW.status NOT IN ('rejected','cancelled') THEN
    after_cents := NEW.amount_cents; after_quantity := NEW.quantity;
  END IF;
  IF after_cents <> before_cents OR after_quantity <> before_quantity THEN
    PERFORM set_config('allmende.scope', 'system', true);
    UPDATE contract SET called_value_cents = called_value_cents + after_cents - before_cents,
      called_quantity = called_quantity + after_quantity - before_quantity WHERE id = NEW.contract_id;
    counted := FOUND;
    PERFORM set_config('allmende.scope', scope, true);
    IF NOT counted THEN RAISE EXCEPTION 'call-off of an unknown contract'; END IF;
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION lock_contract(contract uuid) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE scope text := coalesce(current_setting('allmende.scope', true), ''); locked boolean;
BEGIN
  PERFORM FROM contract_access a WHERE a.contract_id = $1 AND (a.body_id = acting_body() OR is_system());
  IF NOT FOUND THEN RETURN false; END IF;
  PERFORM set_config('allmende.scope', 'system', true);
  PERFORM FROM contract c WHERE c.id = $1 FOR NO KEY UPDATE;
  locked := FOUND;
  PERFORM set_config('allmende.scope', scope, true);
  RETURN locked;
END $$;

CREATE OR REPLACE FUNCTION lock_procurement(procurement uuid) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE scope text := coalesce(current_setting('allmende.scope', true), ''); locked boolean;
BEGIN
  PERFORM FROM procurement_access a WHERE a.procurement_id = $1 AND (a.body_id = acting_body() OR is_system());
  IF NOT FOUND THEN RETURN false; END IF;
  PERFORM set_config('allmende.scope', 'system', true);
  PERFORM FROM procurement p WHERE p.id = $1 FOR NO KEY UPDATE;
  locked := FOUND;
  PERFORM set_config('allmende.scope', scope, true);
  RETURN locked;
END $$;

-- An agreement is used up when not one further unit fits under its maximum, and open again when a reservation falls away
-- or an amendment raises the maximum.
CREATE FUNCTION close_contract_at_maximum() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  IF NEW.status IN ('running','exhausted') THEN
    NEW.status := CASE WHEN NEW.called_quantity > 0 AND (NEW.called_quantity >= NEW.max_quantity
        OR NEW.called_value_cents >= NEW.max_value_cents
        OR NEW.max_value_cents - NEW.called_value_cents < NEW.unit_price_cents)
      THEN 'exhausted' ELSE 'running' END;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER close_at_maximum BEFORE INSERT OR UPDATE ON contract FOR EACH ROW EXECUTE FUNCTION close_contract_at_maximum();

-- Members of a cooperative see who else belongs to it. A function, because a policy cannot ask its own table.
CREATE FUNCTION own_cooperatives() RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE scope text := coalesce(current_setting('allmende.scope', true), ''); body uuid := acting_body();
BEGIN
  PERFORM set_config('allmende.scope', 'system', true);
  RETURN QUERY SELECT m.cooperative_id FROM cooperative_member m WHERE m.body_id = body AND m.status IN ('active','leaving');
  PERFORM set_config('allmende.scope', scope, true);
END $$;
REVOKE ALL ON FUNCTION own_cooperatives() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION own_cooperatives() TO allmende_app;
CREATE POLICY read_peers ON cooperative_member FOR SELECT
  USING (status IN ('active','leaving') AND cooperative_id IN (SELECT own_cooperatives()));

CREATE INDEX call_off_requested ON call_off (requested_at DESC, id);
CREATE INDEX cooperative_member_cooperative ON cooperative_member (cooperative_id, status);
